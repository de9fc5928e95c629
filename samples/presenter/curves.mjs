/** Clamps a number to a range. */
export function clamp(value, low, high) {
  return value < low ? low : value > high ? high : value;
}

/** Linear interpolation. */
export function mix(a, b, t) {
  return a + (b - a) * t;
}

/** 0 below `low`, 1 above `high`, a cubic ease between. */
export function smoothstep(low, high, value) {
  const t = clamp((value - low) / (high - low), 0, 1);
  return t * t * (3 - 2 * t);
}

/** A bell of height 1 around 0 with standard deviation `sigma`. */
export function bell(distance, sigma) {
  return Math.exp((-0.5 * distance * distance) / (sigma * sigma));
}

/** A unit vector. */
export function unit([x, y, z]) {
  const length = Math.hypot(x, y, z);
  return [x / length, y / length, z / length];
}

/**
 * A closed smooth line through points (uniform Catmull-Rom), sampled.
 * @param {number[][]} points corners in order
 * @param {number} steps samples for each pair of points
 */
export function closedSpline(points, steps = 12) {
  const n = points.length;
  const line = [];
  for (let i = 0; i < n; i++) {
    const [p0, p1, p2, p3] = [points[(i + n - 1) % n], points[i], points[(i + 1) % n], points[(i + 2) % n]];
    for (let s = 0; s < steps; s++) line.push(splinePoint(p0, p1, p2, p3, s / steps));
  }
  return line;
}

/** An open smooth line through points, ends included. */
export function openSpline(points, steps = 12) {
  const line = [];
  for (let i = 0; i + 1 < points.length; i++) {
    const p1 = points[i];
    const p2 = points[i + 1];
    const p0 = points[i - 1] ?? p1;
    const p3 = points[i + 2] ?? p2;
    for (let s = 0; s < steps; s++) line.push(splinePoint(p0, p1, p2, p3, s / steps));
  }
  line.push(points[points.length - 1]);
  return line;
}

function splinePoint(p0, p1, p2, p3, t) {
  return [0, 1].map((k) => {
    const [a, b, c, d] = [p0[k], p1[k], p2[k], p3[k]];
    return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t * t * t);
  });
}

/** A point of a cubic Bezier curve given by four points. */
export function bezierPoint([a, b, c, d], t) {
  const s = 1 - t;
  return [0, 1].map((k) => s * s * s * a[k] + 3 * s * s * t * b[k] + 3 * s * t * t * c[k] + t * t * t * d[k]);
}

/** Adds a sampled line to a canvas path; `place` maps a point to pixels. */
export function traceLine(ctx, line, place, { start = true } = {}) {
  line.forEach((point, i) => {
    const [x, y] = place(point);
    if (i === 0 && start) ctx.moveTo(x, y);
    else ctx.lineTo(x, y);
  });
}

/** Points written as text, "x,y x,y …". */
export function points(text) {
  return text
    .trim()
    .split(/\s+/)
    .map((pair) => pair.split(',').map(Number));
}
