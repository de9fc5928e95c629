import { createCanvas } from '@napi-rs/canvas';
import { bell, smoothstep, traceLine } from './curves.mjs';
import { placer } from './field.mjs';
import { lipLine } from './lip-curves.mjs';
import { seededRandom, smoothNoise } from './random.mjs';

const rgba = ([r, g, b], alpha) => `rgba(${r}, ${g}, ${b}, ${alpha})`;

/**
 * The unlit colours of the face: skin with its warm and light zones, lips, nostrils, folds, freckle-fine texture.
 * @returns an RGBA canvas cut out along the face's outline
 */
export function paintSkin(person, outline, lips, eyes, grid) {
  const canvas = createCanvas(grid.width, grid.height);
  const ctx = canvas.getContext('2d');
  const place = placer(grid);
  const { skin } = person;
  ctx.fillStyle = rgba(skin.base, 1);
  ctx.beginPath();
  traceLine(ctx, outline.line, place);
  ctx.fill();
  ctx.globalCompositeOperation = 'source-atop';
  for (const zone of zones(person)) softSpot(ctx, grid, zone);
  if (person.beard > 0) paintStubble(ctx, person, grid);
  paintTexture(ctx, person, grid);
  paintLids(ctx, person, eyes, grid);
  paintNostrils(ctx, person, grid);
  paintLips(ctx, person, lips, grid);
  return canvas;
}

/** Where blood or bone shows: [x, y, radius x, radius y, colour, alpha]. */
function zones({ skin }) {
  const both = (x, ...rest) => [
    [x, ...rest],
    [-x, ...rest],
  ];
  return [
    [0, -0.55, 0.7, 0.35, skin.light, 0.35],
    [0, 0.25, 0.14, 0.4, skin.light, 0.35],
    [0, 1.4, 0.22, 0.14, skin.light, 0.3],
    ...both(0.56, 0.42, 0.36, 0.26, skin.warm, 0.42),
    ...both(0.72, 0.3, 0.3, 0.25, skin.warm, 0.18),
    [0, 0.52, 0.16, 0.12, skin.warm, 0.3],
    ...both(0.15, 0.57, 0.09, 0.08, skin.warm, 0.35),
    ...both(0.42, 0.16, 0.24, 0.08, skin.light, 0.4),
    ...both(0.42, -0.1, 0.26, 0.1, skin.warm, 0.32),
    ...both(0.24, 0.03, 0.06, 0.07, skin.warm, 0.4),
    [0, 0.74, 0.12, 0.1, skin.warm, 0.14],
    [0, 0.92, 0.5, 0.25, skin.warm, 0.1],
  ];
}

function softSpot(ctx, grid, [x, y, rx, ry, colour, alpha]) {
  const [px, py] = placer(grid)([x, y]);
  ctx.save();
  ctx.translate(px, py);
  ctx.scale(rx * grid.scale, ry * grid.scale);
  const spot = ctx.createRadialGradient(0, 0, 0, 0, 0, 1);
  for (const t of [0, 0.25, 0.5, 0.75, 1])
    spot.addColorStop(t, rgba(colour, alpha * 0.5 * (1 + Math.cos(Math.PI * t))));
  ctx.fillStyle = spot;
  ctx.fillRect(-1, -1, 2, 2);
  ctx.restore();
}

/** Pores and faint blotches, so large areas are not flat. */
function paintTexture(ctx, person, grid) {
  const image = ctx.getImageData(0, 0, grid.width, grid.height);
  const { data } = image;
  const random = seededRandom(person.seed);
  for (let j = 0, p = 0; j < grid.height; j++) {
    for (let i = 0; i < grid.width; i++, p += 4) {
      const x = i / grid.scale;
      const y = j / grid.scale;
      const grain = random() - 0.5;
      if (data[p + 3] === 0) continue;
      const blotch = smoothNoise(x * 9, y * 9, person.seed) + smoothNoise(x * 28, y * 28, person.seed + 1) - 1;
      const pore = smoothNoise(x * 85, y * 85, person.seed + 2) - 0.5;
      data[p] += 2 * blotch + 3 * pore + 3.5 * grain;
      data[p + 1] += 3.5 * blotch + 4 * pore + 3.5 * grain;
      data[p + 2] += 3 * blotch + 4 * pore + 3.5 * grain;
    }
  }
  ctx.putImageData(image, 0, 0);
}

/** The fold above the eye and the faint one below. */
function paintLids(ctx, { skin }, eyes, grid) {
  const place = placer(grid);
  const line = (curve, from, to) =>
    Array.from({ length: 25 }, (_, i) => {
      const x = from + ((to - from) * i) / 24;
      return [x, curve(x)];
    });
  for (const side of [-1, 1]) {
    const put = ([x, y]) => place([side * x, y]);
    const stroke = (points, width, alpha, blur) => {
      ctx.save();
      ctx.filter = `blur(${blur * grid.scale}px)`;
      ctx.lineCap = 'round';
      ctx.lineWidth = width * grid.scale;
      ctx.strokeStyle = rgba(skin.deep, alpha);
      ctx.beginPath();
      traceLine(ctx, points, put);
      ctx.stroke();
      ctx.restore();
    };
    stroke(line(eyes.crease, eyes.inner + 0.02, eyes.outer + 0.035), 0.02, 0.55, 0.008);
    stroke(
      line((x) => eyes.crease(x) + 0.012, eyes.inner + 0.03, eyes.outer + 0.03),
      0.05,
      0.2,
      0.02,
    );
    stroke(
      line((x) => eyes.upper(x, 0), eyes.inner, eyes.outer + 0.02),
      0.03,
      0.5,
      0.01,
    );
    stroke(
      line((x) => eyes.lower(x, 0) + 0.075, eyes.inner + 0.02, eyes.outer - 0.1),
      0.03,
      0.14,
      0.02,
    );
  }
}

function paintNostrils(ctx, { skin, noseWidth }, grid) {
  const place = placer(grid);
  for (const side of [-1, 1]) {
    const put = ([x, y]) => place([side * x * noseWidth, y]);
    ctx.save();
    ctx.filter = `blur(${0.01 * grid.scale}px)`;
    ctx.fillStyle = rgba(
      skin.deep.map((v) => v * 0.5),
      0.8,
    );
    ctx.beginPath();
    ctx.moveTo(...put([0.038, 0.628]));
    ctx.bezierCurveTo(...put([0.05, 0.602]), ...put([0.095, 0.592]), ...put([0.114, 0.616]));
    ctx.bezierCurveTo(...put([0.1, 0.626]), ...put([0.06, 0.632]), ...put([0.038, 0.628]));
    ctx.fill();
    ctx.filter = `blur(${0.015 * grid.scale}px)`;
    ctx.strokeStyle = rgba(skin.deep, 0.55);
    ctx.lineWidth = 0.02 * grid.scale;
    ctx.beginPath();
    ctx.moveTo(...put([0.182, 0.5]));
    ctx.bezierCurveTo(...put([0.226, 0.53]), ...put([0.218, 0.606]), ...put([0.16, 0.628]));
    ctx.stroke();
    ctx.restore();
  }
}

function paintLips(ctx, person, lips, grid) {
  const place = placer(grid);
  const { colour, dark } = person.lips;
  const [, top] = place([0, 0.78]);
  const [, bottom] = place([0, 1.05]);
  const fill = ctx.createLinearGradient(0, top, 0, bottom);
  fill.addColorStop(0, rgba(colour, 0.82));
  fill.addColorStop(
    0.42,
    rgba(
      colour.map((v) => v * 0.88),
      0.95,
    ),
  );
  fill.addColorStop(0.6, rgba(colour, 0.92));
  fill.addColorStop(1, rgba(colour, 0.66));
  ctx.save();
  ctx.filter = `blur(${0.006 * grid.scale}px)`;
  ctx.fillStyle = fill;
  ctx.beginPath();
  traceLine(ctx, lipLine(lips), place);
  ctx.fill();
  ctx.restore();
  paintLipCreases(ctx, person, lips, grid);
  const seam = Array.from({ length: 49 }, (_, i) => {
    const x = lips.halfWidth * 1.03 * (i / 24 - 1);
    return [x, lips.seam(x)];
  });
  for (const [width, alpha, blur] of [
    [0.034, 0.45, 0.014],
    [0.013, 0.9, 0.004],
  ]) {
    ctx.save();
    ctx.filter = `blur(${blur * grid.scale}px)`;
    ctx.strokeStyle = rgba(dark, alpha);
    ctx.lineWidth = width * grid.scale;
    ctx.lineCap = 'round';
    ctx.beginPath();
    traceLine(ctx, seam, place);
    ctx.stroke();
    ctx.restore();
  }
  for (const side of [-1, 1]) {
    const x = side * lips.halfWidth;
    softSpot(ctx, grid, [x, lips.seam(x), 0.045, 0.035, dark, 0.34]);
  }
}

/** Fine vertical lines of the lips. */
function paintLipCreases(ctx, person, lips, grid) {
  const place = placer(grid);
  const random = seededRandom(person.seed + 40);
  for (let n = 0; n < 70; n++) {
    const x = (random() * 2 - 1) * lips.halfWidth * 0.92;
    const lower = random() < 0.6;
    const edge = lower ? lips.bottom(x) : lips.top(x);
    const seam = lips.seam(x);
    const from = 0.1 + 0.3 * random();
    const to = from + 0.2 + 0.35 * random();
    ctx.strokeStyle = rgba(random() < 0.6 ? person.lips.dark : person.skin.light, 0.05 + 0.07 * random());
    ctx.lineWidth = 0.006 * grid.scale;
    ctx.beginPath();
    ctx.moveTo(...place([x, seam + (edge - seam) * from]));
    ctx.lineTo(...place([x * 1.03, seam + (edge - seam) * Math.min(0.95, to)]));
    ctx.stroke();
  }
}

/** Short hairs and a soft shade where a beard would be. */
function paintStubble(ctx, person, grid) {
  const place = placer(grid);
  const random = seededRandom(person.seed + 60);
  const colour = person.brows.colour;
  for (const spot of [
    [0, 1.25, 0.62, 0.4],
    [0.6, 0.95, 0.3, 0.45],
    [-0.6, 0.95, 0.3, 0.45],
    [0, 0.73, 0.3, 0.1],
  ]) {
    softSpot(ctx, grid, [...spot, colour, 0.28 * person.beard]);
  }
  for (let n = 0; n < 16000; n++) {
    const x = (random() * 2 - 1) * 0.98;
    const y = 0.45 + random() * 1.2;
    if (random() > beardAt(x, y)) continue;
    ctx.strokeStyle = rgba(colour, (0.14 + 0.3 * random()) * person.beard);
    ctx.lineWidth = 0.0045 * grid.scale;
    ctx.beginPath();
    ctx.moveTo(...place([x, y]));
    ctx.lineTo(...place([x + (random() - 0.5) * 0.02, y + 0.01 + 0.016 * random()]));
    ctx.stroke();
  }
}

/** How thick a beard grows at a point, 0 to 1. */
function beardAt(x, y) {
  const jaw = smoothstep(0.56, 0.78, Math.hypot(x / 0.95, (y - 0.3) / 1.3)) * smoothstep(0.45, 0.8, y);
  const moustache = bell(y - 0.73, 0.045) * smoothstep(0.42, 0.3, Math.abs(x));
  const chin = bell(x, 0.2) * smoothstep(1.06, 1.2, y);
  return Math.max(jaw, 0.7 * moustache, chin);
}
