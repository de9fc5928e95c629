import { bell, clamp, smoothstep } from './curves.mjs';
import { addToField, blurField } from './field.mjs';

/**
 * The relief of a face: height z over the head's plane, in head units, 0 on the outline.
 * The big volumes follow the depths of MediaPipe's canonical face model (nose tip 1.29 half-widths before the
 * outline, lips 1.1, chin 0.87, outer eye corner 0.73), the rest was judged by eye.
 * @returns {Float32Array} one height a pixel of the grid
 */
export function faceRelief(person, outline, lips, grid) {
  const relief = new Float32Array(grid.width * grid.height);
  addToField(relief, grid, (x, y) => skull(outline.radius(x, y), x, y));
  for (const [x, y, sx, sy, height] of volumes(person)) addBell(relief, grid, { x, y, sx, sy, height });
  addNose(relief, grid, person);
  addLips(relief, grid, lips);
  addLids(relief, grid, person);
  return blurField(relief, grid, 0.008 * grid.scale);
}

/** An inflated outline: round at the temples, fuller towards the jaw. */
function skull(radius, x, y) {
  if (radius >= 1) return 0;
  const below = clamp((y - 0.3) / 1.2, 0, 1) * (1 - Math.min(1, Math.abs(x)) * 0.5);
  const power = 2.05 + 1.3 * below;
  return 0.93 * Math.sqrt(1 - radius ** power);
}

/** Soft bumps and hollows: [x, y, sigma x, sigma y, height]. */
function volumes(person) {
  const both = (x, ...rest) => [
    [x, ...rest],
    [-x, ...rest],
  ];
  return [
    [0, -0.62, 0.5, 0.22, 0.03],
    ...both(0.38, -0.235, 0.24, 0.07, 0.05),
    ...both(0.435, 0.015, 0.21, 0.13, -0.15),
    ...both(0.19, 0.02, 0.07, 0.12, -0.06),
    ...both(0.55, 0.36, 0.25, 0.17, 0.085),
    ...both(0.66, 0.95, 0.2, 0.22, -0.03),
    [0, 0.86, 0.36, 0.22, 0.1],
    ...both(0.31, 0.72, 0.06, 0.13, -0.012),
    ...both(0.4, 0.9, 0.06, 0.07, -0.03),
    [0, 1.12, 0.22, 0.06, -0.06],
    [0, 1.39, 0.2 + 0.06 * person.beard, 0.13, 0.15],
    ...both(0.025, 0.73, 0.028, 0.05, 0.007),
    [0, 0.74, 0.026, 0.05, -0.012],
  ];
}

function addBell(relief, grid, { x, y, sx, sy, height }) {
  const box = [x - 3.2 * sx, y - 3.2 * sy, x + 3.2 * sx, y + 3.2 * sy];
  addToField(relief, grid, (px, py) => height * bell(px - x, sx) * bell(py - y, sy), box);
}

/** A ridge that widens and rises to the tip, a round tip, two wings, and the fall to the upper lip. */
function addNose(relief, grid, person) {
  const w = person.noseWidth;
  const ridge = (x, y) => {
    const along = clamp((y + 0.22) / 0.78, 0, 1);
    const height = 0.055 + 0.285 * along ** 1.35;
    const width = (0.085 + 0.024 * along ** 2) * w;
    const fall = smoothstep(-0.34, -0.1, y) * (1 - smoothstep(0.57, 0.665, y + 2.6 * x * x));
    const across = Math.abs(x) / width;
    return height * fall * Math.exp(-0.5 * across ** 2.2);
  };
  addToField(relief, grid, ridge, [-0.5, -0.4, 0.5, 0.7]);
  for (const side of [-1, 1]) {
    const wing = (x, y) => {
      const d = Math.hypot((x - side * 0.148 * w) / (0.056 * w), (y - 0.572) / 0.058);
      return d < 3 ? 0.15 * Math.exp(-0.5 * d ** 2.4) : 0;
    };
    addToField(relief, grid, wing, [-0.45, 0.3, 0.45, 0.8]);
    addBell(relief, grid, { x: side * 0.075, y: 0.622, sx: 0.032, sy: 0.02, height: -0.05 });
  }
  addBell(relief, grid, { x: 0, y: 0.55, sx: 0.07 * w, sy: 0.058, height: 0.1 });
}

/** Two soft rolls that meet in a groove at the seam. */
function addLips(relief, grid, lips) {
  const { halfWidth } = lips;
  const roll = (x, y) => {
    const a = Math.abs(x) / halfWidth;
    if (a >= 1) return 0;
    const seam = lips.seam(x);
    const upper = y < seam;
    const edge = upper ? lips.top(x) : lips.bottom(x);
    const t = (y - seam) / (edge - seam);
    if (t < 0 || t > 1.25) return 0;
    const taper = (1 - a ** 2.4) ** 0.7;
    const profile = Math.sin(Math.PI * Math.min(1, t / 1.25) ** (upper ? 0.62 : 0.78));
    return taper * (upper ? 0.05 : 0.075) * profile - 0.022 * taper * bell(t, 0.13);
  };
  addToField(relief, grid, roll, [-halfWidth, 0.6, halfWidth, 1.25]);
}

/** The ball of the eye pushing the lids out, and the fold above it. */
function addLids(relief, grid) {
  for (const side of [-1, 1]) {
    const ball = (x, y) => {
      const d = Math.hypot((x - side * 0.444) / 0.29, (y - 0.0) / 0.26);
      return d < 1 ? 0.1 * (1 - d * d) ** 2 : 0;
    };
    addToField(relief, grid, ball, [side * 0.444 - 0.3, -0.3, side * 0.444 + 0.3, 0.3]);
  }
}
