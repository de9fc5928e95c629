import { closedSpline, points } from './curves.mjs';
import { bedOf, guideCurves } from './hair-guides.mjs';

/** Short hair combed to the viewer's right, close at the temples. */
export function shortFront() {
  const top = guideCurves(`
    -0.60,-0.70 -0.46,-1.06 0.18,-1.06 0.74,-0.66
    -0.72,-0.78 -0.55,-1.26 0.30,-1.27 0.86,-0.76
    -0.82,-0.82 -0.62,-1.42 0.40,-1.46 0.97,-0.80
    -0.88,-0.82 -0.66,-1.55 0.46,-1.58 1.02,-0.76`);
  const temple = (side) =>
    guideCurves(
      `0.68,-0.78 0.82,-0.60 0.88,-0.30 0.915,0.08
       0.82,-0.90 0.96,-0.60 1.00,-0.20 0.98,0.10
       0.90,-0.95 1.05,-0.70 1.06,-0.30 1.03,0.00`,
      side,
    );
  const common = { volume: { x: 0, y: 0, rx: 1.2, ry: 1.7 }, stray: 0.03 };
  return {
    beds: [bedOf(top), bedOf(temple(-1)), bedOf(temple(1))],
    bundles: [
      ...[-1, 1].map((side) => ({ ...common, guides: temple(side), count: 600, width: 0.012, dim: 0.8, fade: 0.8 })),
      { ...common, guides: top, count: 1500, width: 0.015, wave: 0.02 },
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
