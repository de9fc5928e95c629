import { bell, mix, smoothstep } from './curves.mjs';

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
  const jawAcross = (x) => jaw * mix(1, 0.35, smoothstep(0.25, 0.95, Math.abs(x)));
  const jawTop = lips.seam(0) - 0.12;
  /** The shifts over one resting x, as functions of the resting height. */
  const column = (x) => {
    const [seam, upper, lower, jawHere] = [lips.seam(x), upperEdge(x), lowerEdge(x), jawAcross(x)];
    return {
      above: (y) => upper * bell(seam - y, 0.13),
      below: (y) => mix(jawHere * smoothstep(jawTop, 1.22, y), lower, bell(y - seam, 0.15)),
    };
  };
  const stretch = (x, y) => 1 + (width - 1) * bell(y - 0.92, 0.16) * bell(Math.max(0, Math.abs(x) - 0.3), 0.2);
  return { gap, jaw, upperEdge, lowerEdge, column, stretch };
}

/** Where a point of the resting face goes. `lower` says on which side of the seam a point on it lies. */
export function moveMouthPoint(motion, lips, [x, y], lower = y > lips.seam(x)) {
  const moved = y + (lower ? motion.column(x).below(y) : motion.column(x).above(y));
  return [x * motion.stretch(x, moved), moved];
}

/**
 * The resting points seen at (x, y), one for each side of the seam: the inverse of moveMouthPoint, by iteration.
 * Which of the two is seen depends on where the opening lies; see mouthEdges.
 */
export function restPoints(motion, x, y) {
  let rx = x;
  for (let k = 0; k < 3; k++) rx = x / motion.stretch(rx, y);
  let above = y;
  let below = y;
  const shifts = motion.column(rx);
  for (let k = 0; k < 5; k++) {
    above = y - shifts.above(above);
    below = y - shifts.below(below);
  }
  return [rx, above, below];
}

/** Heights of the upper and the lower edge of the opening over a resting x. */
export function mouthEdges(motion, lips, x) {
  const seam = lips.seam(x);
  return [seam + motion.upperEdge(x), seam + motion.lowerEdge(x)];
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
