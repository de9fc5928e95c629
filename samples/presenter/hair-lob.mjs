import { closedSpline, points } from './curves.mjs';
import { bedOf, guideCurves } from './hair-guides.mjs';

// Long hair, parted on the viewer's left, tucked behind the ears, resting on the shoulders.
const skullVolume = { x: 0, y: 0.05, rx: 1.3, ry: 1.52 };

/** From the part to the ears on both sides. */
export function lobFront() {
  const right = guideCurves(`
    -0.30,-0.76  0.16,-0.81  0.76,-0.60  0.985,0.30
    -0.29,-0.90  0.26,-1.03  0.94,-0.74  1.07,0.40
    -0.26,-1.09  0.37,-1.23  1.10,-0.84  1.15,0.50
    -0.20,-1.27  0.46,-1.41  1.22,-0.92  1.20,0.60
    -0.12,-1.385 0.54,-1.53  1.30,-0.98  1.25,0.72`);
  const left = guideCurves(`
    -0.29,-0.76 -0.48,-0.75 -0.85,-0.52 -0.985,0.30
    -0.28,-0.90 -0.58,-0.92 -1.00,-0.66 -1.06,0.40
    -0.25,-1.09 -0.68,-1.11 -1.12,-0.77 -1.13,0.50
    -0.19,-1.27 -0.76,-1.30 -1.20,-0.86 -1.18,0.60
    -0.11,-1.385 -0.80,-1.46 -1.29,-0.92 -1.23,0.72`);
  const common = { volume: skullVolume, wave: 0.014, fade: 1, width: 0.014, stray: 0.016 };
  return {
    beds: [bedOf(left, 0.8), bedOf(right, 0.8)],
    bundles: [
      { ...common, guides: left, count: 1900 },
      { ...common, guides: right, count: 2300 },
    ],
  };
}

/** The lock that runs over the top of each ear and behind it. */
export function lobTuck() {
  const tuck = (side) =>
    guideCurves(
      `0.84,-0.52 0.95,-0.26 1.00,-0.06 1.15,0.18
       0.88,-0.58 1.00,-0.30 1.07,-0.10 1.19,0.14
       0.93,-0.66 1.07,-0.34 1.14,-0.12 1.23,0.10`,
      side,
    );
  const common = { volume: skullVolume, width: 0.014, stray: 0.03, fade: 1, fadeIn: 1 };
  return { beds: [], bundles: [-1, 1].map((side) => ({ ...common, guides: tuck(side), count: 260 })) };
}

/** Down both sides of the neck to the shoulders, behind everything. */
export function lobBack() {
  const curtain = (side) =>
    guideCurves(
      `0.20,-0.90 0.50,0.20 0.42,1.30 0.36,2.30
       0.50,-0.95 0.95,0.20 0.84,1.35 0.60,2.45
       0.75,-0.85 1.20,0.20 1.18,1.35 0.84,2.48
       0.90,-0.62 1.34,0.30 1.44,1.35 1.06,2.46
       1.00,-0.45 1.40,0.40 1.58,1.45 1.22,2.40`,
      side,
    );
  const volume = { x: 0, y: 0.4, rx: 1.6, ry: 2.4 };
  const common = { volume, wave: 0.05, stray: 0.05, dim: 0.88, count: 1700, width: 0.017 };
  const crown = closedSpline(points('0,-1.2 0.7,-1.0 1.05,-0.3 1.12,0.6 0,0.9 -1.12,0.6 -1.05,-0.3 -0.7,-1.0'));
  return {
    beds: [crown, bedOf(curtain(-1)), bedOf(curtain(1))],
    bundles: [-1, 1].map((side) => ({ ...common, guides: curtain(side) })),
  };
}
