import { createCanvas } from '@napi-rs/canvas';
import { seededRandom } from '../presenter/random.mjs';

/** Paints in the room's own units, out of focus by so many of them. */
export function layer(ctx, { unit, x, y }, blur, paint) {
  if (blur === 0) {
    ctx.setTransform(unit, 0, 0, unit, x, y);
    paint(ctx);
    ctx.setTransform(1, 0, 0, 1, 0, 0);
    return;
  }
  // The blur mixes in what lies beyond the borders, so more is painted than is seen.
  const margin = Math.ceil(4 * blur * unit);
  const canvas = createCanvas(ctx.canvas.width + 2 * margin, ctx.canvas.height + 2 * margin);
  const own = canvas.getContext('2d');
  own.setTransform(unit, 0, 0, unit, x + margin, y + margin);
  paint(own);
  ctx.save();
  ctx.filter = `blur(${blur * unit}px)`;
  ctx.drawImage(canvas, -margin, -margin);
  ctx.restore();
}

export function box(ctx, x, y, width, height, fill) {
  ctx.fillStyle = fill;
  ctx.fillRect(x, y, width, height);
}

/** Colours in even steps from one point to another. */
export function ramp(ctx, x, y, toX, toY, colours) {
  const gradient = ctx.createLinearGradient(x, y, toX, toY);
  for (const [i, colour] of colours.entries()) gradient.addColorStop(i / (colours.length - 1), colour);
  return gradient;
}

/** Light that fades out evenly around a point. */
export function glow(ctx, x, y, radius, colour) {
  const clear = colour.replace(/[\d.]+\)$/, '0)');
  const gradient = ctx.createRadialGradient(x, y, 0, x, y, radius);
  gradient.addColorStop(0, colour);
  gradient.addColorStop(1, clear);
  box(ctx, x - radius, y - radius, 2 * radius, 2 * radius, gradient);
}

export function vignette(ctx, width, height, depth) {
  const reach = Math.hypot(width, height) / 2;
  const gradient = ctx.createRadialGradient(
    width / 2,
    height * 0.45,
    reach * 0.45,
    width / 2,
    height * 0.5,
    reach * 1.05,
  );
  gradient.addColorStop(0, 'rgba(8, 10, 18, 0)');
  gradient.addColorStop(1, `rgba(8, 10, 18, ${depth})`);
  box(ctx, 0, 0, width, height, gradient);
}

/** The noise of a sensor: without it, smooth walls show bands once they are compressed. */
export function addGrain(ctx, width, height, strength, seed) {
  const random = seededRandom(seed);
  const image = ctx.getImageData(0, 0, width, height);
  const { data } = image;
  for (let i = 0; i < data.length; i += 4) {
    const noise = strength * (random() + random() - 1);
    for (let k = 0; k < 3; k++) data[i + k] += noise;
  }
  ctx.putImageData(image, 0, 0);
}
