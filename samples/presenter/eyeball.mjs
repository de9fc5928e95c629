import { createCanvas } from '@napi-rs/canvas';
import { gridOver, placer } from './field.mjs';
import { seededRandom } from './random.mjs';

const rgba = ([r, g, b], alpha = 1) => `rgba(${r | 0}, ${g | 0}, ${b | 0}, ${alpha})`;

/** The part of the head's plane around one eye; `side` is -1 for the viewer's left, 1 for the right. */
export function eyeBox(side) {
  const box = { left: 0.1, top: -0.36, right: 0.78, bottom: 0.26 };
  return side > 0 ? box : { ...box, left: -box.right, right: -box.left };
}

/**
 * The eyeball as seen through the lids: white, iris with fibres, pupil, shade of the lid.
 * @param {{x: number, y: number}} gaze shift of the iris in head units
 * @returns an RGBA canvas covering eyeBox(side)
 */
export function paintEyeball(person, eyes, side, gaze, scale) {
  const grid = gridOver(eyeBox(side), scale);
  const canvas = createCanvas(grid.width, grid.height);
  const ctx = canvas.getContext('2d');
  const place = placer(grid);
  const [cx, cy] = place([side * eyes.pupil + gaze.x, -0.04 + gaze.y]);
  const radius = 0.108 * scale * (0.6 + 0.4 * person.eyes.size);
  paintWhite(ctx, grid, place, eyes, side);
  paintIris(ctx, person, { cx, cy, radius });
  paintShade(ctx, grid, place, eyes, side);
  paintCatchlights(ctx, { cx, cy, radius });
  return canvas;
}

function paintWhite(ctx, grid, place, eyes, side) {
  const [x, y] = place([side * eyes.pupil, 0]);
  const white = ctx.createRadialGradient(x, y, 0, x, y, 0.23 * grid.scale);
  white.addColorStop(0, 'rgb(244, 240, 238)');
  white.addColorStop(0.55, 'rgb(232, 225, 222)');
  white.addColorStop(0.85, 'rgb(200, 178, 172)');
  white.addColorStop(1, 'rgb(168, 132, 124)');
  ctx.fillStyle = white;
  ctx.fillRect(0, 0, grid.width, grid.height);
  const [ix, iy] = place([side * (eyes.inner + 0.012), 0.012]);
  const flesh = ctx.createRadialGradient(ix, iy, 0, ix, iy, 0.055 * grid.scale);
  flesh.addColorStop(0, 'rgba(214, 128, 118, 1)');
  flesh.addColorStop(0.5, 'rgba(220, 150, 140, 0.7)');
  flesh.addColorStop(1, 'rgba(220, 160, 150, 0)');
  ctx.fillStyle = flesh;
  ctx.fillRect(0, 0, grid.width, grid.height);
}

function paintIris(ctx, person, { cx, cy, radius }) {
  const { iris, irisDark, irisLight } = person.eyes;
  const body = ctx.createRadialGradient(cx, cy, radius * 0.2, cx, cy, radius);
  body.addColorStop(0, rgba(irisDark));
  body.addColorStop(0.35, rgba(iris));
  body.addColorStop(0.75, rgba(iris));
  body.addColorStop(0.9, rgba(irisDark));
  body.addColorStop(0.97, rgba(irisDark, 0.85));
  body.addColorStop(1, rgba(irisDark, 0));
  ctx.fillStyle = body;
  ctx.beginPath();
  ctx.arc(cx, cy, radius, 0, 2 * Math.PI);
  ctx.fill();
  const random = seededRandom(person.seed + 80);
  for (let n = 0; n < 130; n++) {
    const angle = random() * 2 * Math.PI;
    const from = 0.38 + 0.15 * random();
    const to = 0.62 + 0.24 * random();
    ctx.strokeStyle = rgba(random() < 0.62 ? irisLight : irisDark, 0.1 + 0.25 * random());
    ctx.lineWidth = radius * 0.03;
    ctx.beginPath();
    ctx.moveTo(cx + Math.cos(angle) * radius * from, cy + Math.sin(angle) * radius * from);
    ctx.lineTo(cx + Math.cos(angle + 0.05) * radius * to, cy + Math.sin(angle + 0.05) * radius * to);
    ctx.stroke();
  }
  // Light enters at the top left and brightens the far side of the iris.
  const glow = ctx.createRadialGradient(
    cx + radius * 0.3,
    cy + radius * 0.5,
    0,
    cx + radius * 0.2,
    cy + radius * 0.3,
    radius * 0.85,
  );
  glow.addColorStop(0, rgba(irisLight, 0.75));
  glow.addColorStop(1, rgba(irisLight, 0));
  ctx.save();
  ctx.globalCompositeOperation = 'screen';
  ctx.fillStyle = glow;
  ctx.beginPath();
  ctx.arc(cx, cy, radius * 0.9, 0, 2 * Math.PI);
  ctx.fill();
  ctx.restore();
  ctx.fillStyle = 'rgb(10, 7, 7)';
  ctx.beginPath();
  ctx.arc(cx, cy, radius * 0.4, 0, 2 * Math.PI);
  ctx.fill();
}

/** The upper lid and its lashes shade the ball. */
function paintShade(ctx, grid, place, eyes, side) {
  ctx.save();
  ctx.globalCompositeOperation = 'multiply';
  ctx.filter = `blur(${0.02 * grid.scale}px)`;
  ctx.strokeStyle = 'rgba(70, 44, 44, 0.75)';
  ctx.lineWidth = 0.085 * grid.scale;
  ctx.beginPath();
  for (let i = -2; i <= 26; i++) {
    const x = eyes.inner + ((eyes.outer - eyes.inner) * i) / 24;
    const [px, py] = place([side * x, eyes.upper(x, 0) - 0.01]);
    if (i === -2) ctx.moveTo(px, py);
    else ctx.lineTo(px, py);
  }
  ctx.stroke();
  ctx.restore();
}

function paintCatchlights(ctx, { cx, cy, radius }) {
  ctx.save();
  ctx.filter = `blur(${radius * 0.04}px)`;
  ctx.fillStyle = 'rgba(255, 255, 255, 0.95)';
  ctx.beginPath();
  ctx.ellipse(cx - radius * 0.34, cy - radius * 0.4, radius * 0.21, radius * 0.25, 0.3, 0, 2 * Math.PI);
  ctx.fill();
  ctx.fillStyle = 'rgba(255, 240, 225, 0.4)';
  ctx.beginPath();
  ctx.ellipse(cx + radius * 0.42, cy + radius * 0.45, radius * 0.12, radius * 0.1, 0, 0, 2 * Math.PI);
  ctx.fill();
  ctx.restore();
}
