// Signs for what a workflow does.
import { height, teal } from './palette.mjs';

/** An arrow to the right. */
export function arrow(ctx, x, y) {
  ctx.strokeStyle = teal;
  ctx.lineWidth = 10;
  ctx.lineCap = 'round';
  ctx.lineJoin = 'round';
  ctx.beginPath();
  ctx.moveTo(x, y - 18);
  ctx.lineTo(x + 20, y);
  ctx.lineTo(x, y + 18);
  ctx.stroke();
}

export function gauge(ctx, x, y, share) {
  const [from, to] = [0.8 * Math.PI, 2.2 * Math.PI];
  ctx.save();
  ctx.shadowColor = 'rgb(0 0 0 / 30%)';
  ctx.shadowBlur = 8;
  ctx.lineWidth = 14;
  ctx.lineCap = 'round';
  for (const [end, colour] of [
    [1, 'rgb(255 255 255 / 75%)'],
    [share, teal],
  ]) {
    ctx.beginPath();
    ctx.arc(x, y, 52, from, from + (to - from) * end);
    ctx.strokeStyle = colour;
    ctx.stroke();
  }
  ctx.restore();
}

/** The corners of a frame around the face, as viewfinders show it. */
export function faceFrame(ctx) {
  const [left, top, right, bottom, arm] = [228, 22, 412, 252, 34];
  ctx.strokeStyle = teal;
  ctx.lineWidth = 5;
  ctx.lineCap = 'round';
  ctx.lineJoin = 'round';
  for (const [x, y, dx, dy] of [
    [left, top, 1, 1],
    [right, top, -1, 1],
    [left, bottom, 1, -1],
    [right, bottom, -1, -1],
  ]) {
    ctx.beginPath();
    ctx.moveTo(x + dx * arm, y);
    ctx.lineTo(x, y);
    ctx.lineTo(x, y + dy * arm);
    ctx.stroke();
  }
}

/** A part of the picture with a slanted edge, from one side to `edge`. */
export function part(ctx, side, edge, draw) {
  const slant = side === 0 ? 26 : -26;
  ctx.save();
  ctx.beginPath();
  ctx.moveTo(side, 0);
  ctx.lineTo(edge + slant, 0);
  ctx.lineTo(edge - slant, height);
  ctx.lineTo(side, height);
  ctx.closePath();
  ctx.clip();
  draw();
  ctx.restore();
}

/** A seal with a tick. */
export function seal(ctx, x, y) {
  ctx.fillStyle = teal;
  ctx.beginPath();
  ctx.arc(x, y, 42, 0, 2 * Math.PI);
  ctx.fill();
  ctx.strokeStyle = '#ffffff';
  ctx.lineWidth = 9;
  ctx.lineCap = 'round';
  ctx.lineJoin = 'round';
  ctx.beginPath();
  ctx.moveTo(x - 18, y + 2);
  ctx.lineTo(x - 5, y + 16);
  ctx.lineTo(x + 20, y - 14);
  ctx.stroke();
}

/** A cloud that something is put into. */
export function cloud(ctx, x, y, colour) {
  ctx.fillStyle = '#ffffff';
  ctx.strokeStyle = colour;
  ctx.lineWidth = 5;
  ctx.beginPath();
  ctx.arc(x - 42, y + 14, 30, Math.PI / 2, Math.PI * 1.45);
  ctx.arc(x, y - 16, 40, Math.PI * 1.1, Math.PI * 1.85);
  ctx.arc(x + 46, y + 12, 32, Math.PI * 1.45, Math.PI / 2);
  ctx.closePath();
  ctx.fill();
  ctx.stroke();
  ctx.beginPath();
  for (const [from, to] of [
    [
      [x, y + 26],
      [x, y - 22],
    ],
    [
      [x - 17, y - 6],
      [x, y - 24],
    ],
    [
      [x + 17, y - 6],
      [x, y - 24],
    ],
  ]) {
    ctx.moveTo(...from);
    ctx.lineTo(...to);
  }
  ctx.stroke();
}

/** A letter with a mark that something new is in it. */
export function envelope(ctx, x, y) {
  const [w, h] = [130, 84];
  ctx.fillStyle = '#ffffff';
  ctx.strokeStyle = teal;
  ctx.lineWidth = 5;
  ctx.beginPath();
  ctx.roundRect(x - w / 2, y - h / 2, w, h, 8);
  ctx.fill();
  ctx.stroke();
  ctx.beginPath();
  ctx.moveTo(x - w / 2 + 6, y - h / 2 + 8);
  ctx.lineTo(x, y + 8);
  ctx.lineTo(x + w / 2 - 6, y - h / 2 + 8);
  ctx.stroke();
  ctx.fillStyle = '#e03131';
  ctx.beginPath();
  ctx.arc(x + w / 2, y - h / 2, 13, 0, Math.PI * 2);
  ctx.fill();
}

/** Somebody calls, and those around hear it. */
export function waves(ctx, x, y) {
  ctx.fillStyle = teal;
  ctx.strokeStyle = teal;
  ctx.lineWidth = 6;
  ctx.lineCap = 'round';
  ctx.beginPath();
  ctx.arc(x, y, 11, 0, Math.PI * 2);
  ctx.fill();
  for (const radius of [30, 52, 74]) {
    for (const middle of [0, Math.PI]) {
      ctx.beginPath();
      ctx.arc(x, y, radius, middle - 0.7, middle + 0.7);
      ctx.stroke();
    }
  }
}
