import type { Closure } from './shape-motion.js';

/** A stretch counts as a closure while the class is at least this probable, if its best row is at least `sure`. */
const likely = 0.3;
const sure = 0.5;
/** Lips need this long to be seen closed. */
const shortestRows = 4;

/** Closures where the model is sure enough of its bilabial (p b m) or labiodental (f v) class. */
export function findClosures(kind: Closure['kind'], probability: Float32Array): Closure[] {
  const closures: Closure[] = [];
  let first = -1;
  let best = 0;
  for (let t = 0; t <= probability.length; t++) {
    const value = t < probability.length ? probability[t]! : 0;
    if (value >= likely) {
      if (first < 0) first = t;
      best = Math.max(best, value);
      continue;
    }
    if (first >= 0 && best >= sure) closures.push(atLeast(kind, first, t, probability.length));
    first = -1;
    best = 0;
  }
  return closures;
}

function atLeast(kind: Closure['kind'], first: number, end: number, rowCount: number): Closure {
  const missing = Math.max(0, shortestRows - (end - first));
  const from = Math.max(0, first - Math.ceil(missing / 2));
  return { kind, first: from, end: Math.min(rowCount, Math.max(end, from + shortestRows)) };
}
