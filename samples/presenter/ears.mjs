import { createCanvas } from '@napi-rs/canvas';
import { openSpline, points, traceLine } from './curves.mjs';
import { placer } from './field.mjs';

const rgb = (colour, gain) => `rgb(${colour.map((v) => Math.min(255, Math.round(v * gain))).join(',')})`;

/** Both ears (and earrings), lit: bright on the side of the key light. */
export function paintEars(person, grid) {
  const canvas = createCanvas(grid.width, grid.height);
  const ctx = canvas.getContext('2d');
  for (const side of [-1, 1]) paintEar(ctx, person, grid, side);
  return canvas;
}

function paintEar(ctx, person, grid, side) {
  const place = placer(grid);
  const put = ([x, y]) => place([side * x, y]);
  const gain = side < 0 ? 0.97 : 0.74;
  const { skin } = person;
  const rim = openSpline(
    points('0.93,-0.05 1.02,-0.13 1.115,-0.08 1.125,0.1 1.075,0.3 1.02,0.42 0.965,0.47 0.91,0.42'),
  );
  const [x0] = put([0.92, 0]);
  const [x1] = put([1.13, 0]);
  const fill = ctx.createLinearGradient(x0, 0, x1, 0);
  fill.addColorStop(0, rgb(skin.deep, gain * 1.25));
  fill.addColorStop(
    0.4,
    rgb(
      skin.warm.map((v, k) => (v + 1.4 * skin.base[k]) / 2.4),
      gain * 0.93,
    ),
  );
  fill.addColorStop(1, rgb(skin.base, gain));
  ctx.fillStyle = fill;
  ctx.beginPath();
  traceLine(ctx, rim, put);
  ctx.fill();
  ctx.save();
  ctx.clip();
  const inner = openSpline(points('0.94,0.02 1.02,-0.05 1.075,0.0 1.07,0.13 1.02,0.24 0.97,0.3'));
  ctx.filter = `blur(${0.014 * grid.scale}px)`;
  ctx.strokeStyle = rgb(skin.deep, gain * 0.95);
  ctx.lineWidth = 0.04 * grid.scale;
  ctx.beginPath();
  traceLine(ctx, inner, put);
  ctx.stroke();
  ctx.strokeStyle = rgb(skin.light, gain);
  ctx.lineWidth = 0.022 * grid.scale;
  ctx.beginPath();
  traceLine(
    ctx,
    inner.map(([x, y]) => [x + 0.035, y - 0.012]),
    put,
  );
  ctx.stroke();
  ctx.restore();
  if (person.earring) paintEarring(ctx, person, put([1.0, 0.43]), grid.scale);
}

function paintEarring(ctx, { earring }, [x, y], scale) {
  const r = 0.034 * scale;
  const ball = ctx.createRadialGradient(x - r * 0.35, y - r * 0.4, 0, x, y, r);
  ball.addColorStop(0, 'rgb(255, 252, 240)');
  ball.addColorStop(0.4, rgb(earring, 1));
  ball.addColorStop(1, rgb(earring, 0.45));
  ctx.fillStyle = ball;
  ctx.beginPath();
  ctx.arc(x, y, r, 0, 2 * Math.PI);
  ctx.fill();
}
