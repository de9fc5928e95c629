/**
 * A grid of numbers laid over a part of the head's plane.
 * Head units: the face is 2 wide at the cheekbones, the origin lies midway between the pupils, y points down,
 * z to the viewer. `scale` is pixels per unit; the pixel (0, 0) lies at (left, top).
 * @typedef {{width: number, height: number, left: number, top: number, scale: number}} Grid
 */

/** The grid covering a box of the head's plane at a scale. */
export function gridOver({ left, top, right, bottom }, scale) {
  return {
    left,
    top,
    scale,
    width: Math.round((right - left) * scale),
    height: Math.round((bottom - top) * scale),
  };
}

/** A function from head units to pixels of a grid. */
export function placer(grid) {
  return ([x, y]) => [(x - grid.left) * grid.scale, (y - grid.top) * grid.scale];
}

/** Adds height(x, y) to a field inside a box of head units (all of it without a box). */
export function addToField(field, grid, height, box) {
  const { left, top, scale, width } = grid;
  const x0 = box ? Math.max(0, Math.floor((box[0] - left) * scale)) : 0;
  const x1 = box ? Math.min(width, Math.ceil((box[2] - left) * scale)) : width;
  const y0 = box ? Math.max(0, Math.floor((box[1] - top) * scale)) : 0;
  const y1 = box ? Math.min(grid.height, Math.ceil((box[3] - top) * scale)) : grid.height;
  for (let j = y0; j < y1; j++) {
    const y = top + (j + 0.5) / scale;
    for (let i = x0; i < x1; i++) field[j * width + i] += height(left + (i + 0.5) / scale, y);
  }
}

/** Blurs a field with three box passes, near enough a Gaussian of `sigma` pixels. Returns a new field. */
export function blurField(field, { width, height }, sigma) {
  const radius = Math.max(1, Math.round(Math.sqrt((12 * sigma * sigma) / 3 + 1) / 2 - 0.5));
  const a = Float32Array.from(field);
  let b = new Float32Array(field.length);
  for (let pass = 0; pass < 3; pass++) {
    boxBlurLines(a, b, { lines: height, length: width, lineStep: width, step: 1, radius });
    boxBlurLines(b, a, { lines: width, length: height, lineStep: 1, step: width, radius });
  }
  b = a;
  return b;
}

function boxBlurLines(from, to, { lines, length, lineStep, step, radius }) {
  const norm = 1 / (2 * radius + 1);
  for (let line = 0; line < lines; line++) {
    const base = line * lineStep;
    const last = base + (length - 1) * step;
    let sum = from[base] * (radius + 1);
    for (let i = 0; i < radius; i++) sum += from[Math.min(base + i * step, last)];
    for (let i = 0; i < length; i++) {
      sum += from[Math.min(base + (i + radius) * step, last)];
      to[base + i * step] = sum * norm;
      sum -= from[Math.max(base + (i - radius) * step, base)];
    }
  }
}

/** The alpha channel of a canvas as a field of 0 to 1. */
export function alphaField(ctx, { width, height }) {
  const { data } = ctx.getImageData(0, 0, width, height);
  const field = new Float32Array(width * height);
  for (let i = 0; i < field.length; i++) field[i] = data[4 * i + 3] / 255;
  return field;
}
