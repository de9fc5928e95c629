import { bell, clamp, mix, smoothstep } from './curves.mjs';

/**
 * How the lower face moves for a mouth, as shifts of the resting face (head units, y down).
 * @param {{open: number, width: number}} mouth gap between the inner lips at the middle, as a share of the distance
 * between the pupils; width as a multiple of the resting width
 */
export function mouthMotion(lips, pupilDistance, { open, width }) {
  const gap = Math.max(0, open) * pupilDistance;
  const cornerDrop = 0.2 * gap;
  const jaw = 0.62 * gap;
  const shape = (x) => Math.max(0, 1 - (Math.abs(x) / lips.halfWidth) ** 2.1) ** 0.62;
  const beside = (x) => bell(Math.max(0, Math.abs(x) - lips.halfWidth), 0.12);
  // Shift of the seam's two edges.
  const upperEdge = (x) => cornerDrop * beside(x) + (-0.2 * gap - cornerDrop) * shape(x);
  const lowerEdge = (x) => cornerDrop * beside(x) + (0.8 * gap - cornerDrop) * shape(x);
  const jawShift = (x, y) => {
    const across = mix(1, 0.35, smoothstep(0.25, 0.95, Math.abs(x)));
    return jaw * across * smoothstep(lips.seam(0) - 0.12, 1.22, y);
  };
  const shiftAbove = (x, y) => upperEdge(x) * bell(lips.seam(x) - y, 0.13);
  const shiftBelow = (x, y) => mix(jawShift(x, y), lowerEdge(x), bell(y - lips.seam(x), 0.15));
  const stretch = (x, y) => 1 + (width - 1) * bell(y - 0.92, 0.16) * bell(Math.max(0, Math.abs(x) - 0.3), 0.2);
  return { gap, jaw, width, upperEdge, lowerEdge, shiftAbove, shiftBelow, stretch };
}

/** Where a point of the resting face goes. `lower` says on which side of the seam a point on it lies. */
export function moveMouthPoint(motion, lips, [x, y], lower = y > lips.seam(x)) {
  const moved = y + (lower ? motion.shiftBelow(x, y) : motion.shiftAbove(x, y));
  return [x * motion.stretch(x, moved), moved];
}

/** The resting point seen at (x, y), or null inside the opening. The inverse of moveMouthPoint, by iteration. */
export function restPoint(motion, lips, x, y) {
  let rx = x;
  for (let k = 0; k < 3; k++) rx = x / motion.stretch(rx, y);
  const seam = lips.seam(rx);
  const top = seam + motion.upperEdge(rx);
  const bottom = seam + motion.lowerEdge(rx);
  if (y > top && y < bottom && Math.abs(rx) < lips.halfWidth) return null;
  const middle = (top + bottom) / 2;
  const above = y <= middle;
  let ry = y;
  for (let k = 0; k < 6; k++) {
    ry = above
      ? Math.min(seam, y - motion.shiftAbove(rx, ry))
      : Math.max(seam, y - motion.shiftBelow(rx, clamp(ry, seam, 3)));
  }
  return [rx, ry];
}

/** The opening's outline, upper edge from left to right, then lower edge back; empty when shut. */
export function openingLine(motion, lips, steps = 40) {
  if (motion.gap <= 0) return [];
  const edge = (n, shift) => {
    const x = lips.halfWidth * Math.sin((Math.PI / 2) * ((2 * n) / steps - 1));
    const y = lips.seam(x) + shift(x);
    return [x * motion.stretch(x, y), y];
  };
  const line = [];
  for (let n = 0; n <= steps; n++) line.push(edge(n, motion.upperEdge));
  for (let n = steps; n >= 0; n--) line.push(edge(n, motion.lowerEdge));
  return line;
}
