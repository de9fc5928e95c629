import { createCanvas } from '@napi-rs/canvas';

/**
 * The mark of a school that does not exist: an open book whose pages are a speech bubble. On nothing, so that it can be
 * laid over a picture.
 * @param {number} size width and height in pixels
 * @returns a canvas with alpha
 */
export function paintLogo(size) {
  const canvas = createCanvas(size, size);
  const ctx = canvas.getContext('2d');
  ctx.scale(size / 100, size / 100);
  const ground = ctx.createLinearGradient(10, 5, 90, 95);
  ground.addColorStop(0, 'rgb(24, 128, 146)');
  ground.addColorStop(1, 'rgb(12, 62, 96)');
  ctx.fillStyle = ground;
  ctx.beginPath();
  ctx.roundRect(4, 4, 92, 92, 24);
  ctx.fill();
  ctx.fillStyle = 'rgb(255, 255, 255)';
  for (const side of [-1, 1]) {
    ctx.beginPath();
    ctx.moveTo(50 + 2 * side, 34);
    ctx.bezierCurveTo(50 + 10 * side, 26, 50 + 22 * side, 26, 50 + 32 * side, 30);
    ctx.lineTo(50 + 32 * side, 66);
    ctx.bezierCurveTo(50 + 22 * side, 62, 50 + 10 * side, 62, 50 + 2 * side, 70);
    ctx.closePath();
    ctx.fill();
  }
  ctx.beginPath();
  ctx.moveTo(58, 64);
  ctx.lineTo(58, 82);
  ctx.lineTo(72, 63);
  ctx.closePath();
  ctx.fill();
  ctx.strokeStyle = 'rgb(24, 128, 146)';
  ctx.lineWidth = 3.2;
  ctx.lineCap = 'round';
  for (const y of [40, 48, 56]) {
    for (const [from, to] of [
      [25, 42],
      [58, 75],
    ]) {
      ctx.beginPath();
      ctx.moveTo(from, y);
      ctx.quadraticCurveTo((from + to) / 2, y - 3, to, y);
      ctx.stroke();
    }
  }
  return canvas;
}
