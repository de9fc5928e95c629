// The head turns about the top of the neck, a little behind the plane of the face's outline.
const pivot = [0, 1.25, -0.15];

/**
 * The rotation of a pose as the rows that give x and y on the picture.
 * @param {{yaw: number, pitch: number, roll: number, x: number, y: number}} pose degrees (yaw to the viewer's right,
 * pitch down, roll clockwise) and a shift in head units
 */
export function poseMatrix({ yaw, pitch, roll, x, y }) {
  const rad = Math.PI / 180;
  const [sy, cy] = [Math.sin(yaw * rad), Math.cos(yaw * rad)];
  const [sp, cp] = [Math.sin(pitch * rad), Math.cos(pitch * rad)];
  const [sr, cr] = [Math.sin(roll * rad), Math.cos(roll * rad)];
  // Turn about y, then x, then z.
  const turned = [
    [cy, 0, sy],
    [-sp * sy, cp, sp * cy],
  ];
  const rows = [
    turned[0].map((v, k) => cr * v - sr * turned[1][k]),
    turned[0].map((v, k) => sr * v + cr * turned[1][k]),
  ];
  const shift = rows.map(
    (row, k) => pivot[k] + (k === 0 ? x : y) - row[0] * pivot[0] - row[1] * pivot[1] - row[2] * pivot[2],
  );
  return { rows, shift };
}

/** Where a point of the resting head appears, in head units. */
export function turnPoint({ rows, shift }, [x, y], z) {
  return rows.map((row, k) => row[0] * x + row[1] * y + row[2] * z + shift[k]);
}

/** The resting point that appears at (x, y): the inverse of turnPoint over a smooth relief, by iteration. */
export function unturnPoint(matrix, x, y, depth) {
  const { rows, shift } = matrix;
  const [[a, b, c], [d, e, f]] = rows;
  const inverse = 1 / (a * e - b * d);
  let px = x;
  let py = y;
  for (let k = 0; k < 4; k++) {
    const z = depth(px, py);
    const u = x - shift[0] - c * z;
    const v = y - shift[1] - f * z;
    px = (e * u - b * v) * inverse;
    py = (a * v - d * u) * inverse;
  }
  return [px, py];
}

const cell = 4;

/**
 * Lays a turned head over a frame.
 * @param frame RGBA, changed in place: {data, width, height}
 * @param head RGBA of the head at rest with its grid
 * @param {{unit: number, originX: number, originY: number}} view pixels per head unit and where the head's origin lies
 */
export function drawTurned(frame, picture, head, matrix, view) {
  const { grid } = head;
  const x0 = Math.max(0, Math.floor(view.originX + (grid.left - 0.1) * view.unit));
  const x1 = Math.min(frame.width, Math.ceil(view.originX + (grid.left + grid.width / grid.scale + 0.1) * view.unit));
  const y0 = Math.max(0, Math.floor(view.originY + (grid.top - 0.1) * view.unit));
  const y1 = Math.min(frame.height, Math.ceil(view.originY + (grid.top + grid.height / grid.scale + 0.1) * view.unit));
  const columns = Math.ceil((x1 - x0) / cell) + 2;
  let above = sourceRow(y0, { x0, columns, matrix, head, view });
  for (let y = y0; y < y1; y += cell) {
    const below = sourceRow(y + cell, { x0, columns, matrix, head, view });
    for (let j = y; j < Math.min(y + cell, y1); j++) {
      drawRow(frame, picture, j, { x0, x1, above, below, f: (j - y) / cell });
    }
    above = below;
  }
}

/** Texture positions every few pixels along one row of the frame. */
function sourceRow(y, { x0, columns, matrix, head, view }) {
  const row = new Float64Array(2 * columns);
  const { grid } = head;
  for (let n = 0; n < columns; n++) {
    const hx = (x0 + n * cell + 0.5 - view.originX) / view.unit;
    const hy = (y + 0.5 - view.originY) / view.unit;
    const [px, py] = unturnPoint(matrix, hx, hy, head.depth);
    row[2 * n] = (px - grid.left) * grid.scale - 0.5;
    row[2 * n + 1] = (py - grid.top) * grid.scale - 0.5;
  }
  return row;
}

function drawRow(frame, picture, j, { x0, x1, above, below, f }) {
  const { data, width, height } = picture;
  for (let i = x0; i < x1; i++) {
    const n = 2 * Math.floor((i - x0) / cell);
    const g = (i - x0) / cell - n / 2;
    const topX = above[n] + (above[n + 2] - above[n]) * g;
    const topY = above[n + 1] + (above[n + 3] - above[n + 1]) * g;
    const sx = topX + (below[n] + (below[n + 2] - below[n]) * g - topX) * f;
    const sy = topY + (below[n + 1] + (below[n + 3] - below[n + 1]) * g - topY) * f;
    const u = Math.floor(sx);
    const v = Math.floor(sy);
    if (u < 0 || v < 0 || u >= width - 1 || v >= height - 1) continue;
    blend(frame.data, 4 * (j * frame.width + i), data, 4 * (v * width + u), 4 * width, sx - u, sy - v);
  }
}

/** Bilinear sample with alpha weights, laid over a pixel. */
function blend(to, o, from, p, down, fx, fy) {
  if ((from[p + 3] | from[p + 7] | from[p + down + 3] | from[p + down + 7]) === 0) return;
  const w00 = (1 - fx) * (1 - fy) * from[p + 3];
  const w10 = fx * (1 - fy) * from[p + 7];
  const w01 = (1 - fx) * fy * from[p + down + 3];
  const w11 = fx * fy * from[p + down + 7];
  const alpha = w00 + w10 + w01 + w11;
  if (alpha < 0.5) return;
  const cover = alpha / 255;
  for (let k = 0; k < 3; k++) {
    const colour =
      (w00 * from[p + k] + w10 * from[p + 4 + k] + w01 * from[p + down + k] + w11 * from[p + down + 4 + k]) / alpha;
    to[o + k] += (colour - to[o + k]) * cover;
  }
}
