import { closedSpline, points } from './curves.mjs';
import { guideCurves } from './hair-guides.mjs';

// All that short hair covers, from the hairline to the silhouette.
const cap = `-1.0,0 -1.04,-0.4 -1.0,-0.82 -0.76,-1.2 -0.3,-1.41 0.25,-1.42 0.74,-1.22 1.0,-0.82 1.04,-0.4 1.0,0 0.91,0.04
  0.87,-0.3 0.75,-0.6 0.45,-0.8 0,-0.87 -0.4,-0.82 -0.68,-0.64 -0.86,-0.3 -0.91,0.04`;

/** Short hair combed to the viewer's right, close at the temples. */
export function shortFront() {
  const top = guideCurves(`
    -0.64,-0.68 -0.46,-0.98 0.24,-0.99 0.74,-0.63
    -0.78,-0.76 -0.62,-1.22 0.36,-1.25 0.84,-0.72
    -0.90,-0.80 -0.74,-1.45 0.50,-1.50 0.93,-0.78
    -0.97,-0.82 -0.82,-1.62 0.60,-1.68 0.99,-0.82`);
  const temple = (side) =>
    guideCurves(
      `0.58,-0.78 0.80,-0.62 0.86,-0.30 0.90,0.08
       0.66,-0.92 0.92,-0.72 0.97,-0.25 0.96,0.10
       0.70,-1.10 1.06,-0.92 1.05,-0.36 1.00,0.02`,
      side,
    );
  const common = { volume: { x: 0, y: 0, rx: 1.2, ry: 1.7 }, stray: 0.03 };
  return {
    beds: [closedSpline(points(cap))],
    bundles: [
      ...[-1, 1].map((side) => ({ ...common, guides: temple(side), count: 800, width: 0.012, dim: 0.82, fade: 0.9 })),
      { ...common, guides: top, count: 1900, width: 0.014, wave: 0.02, fade: 1, fadeIn: 0.9 },
    ],
  };
}

/** Nothing lies over the ears. */
export function shortTuck() {
  return { beds: [], bundles: [] };
}

/** The back of the head. */
export function shortBack() {
  const skull = points('0,-1.25 0.7,-1.05 0.98,-0.5 0.97,0.3 0,0.6 -0.97,0.3 -0.98,-0.5 -0.7,-1.05');
  return { beds: [closedSpline(skull)], bundles: [] };
}
