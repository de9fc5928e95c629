import { bezierPoint, closedSpline, traceLine } from './curves.mjs';
import { placer } from './field.mjs';
import { drawBundle } from './hair-strands.mjs';

const rgb = ([r, g, b]) => `rgb(${r}, ${g}, ${b})`;
const curve = (points, steps = 24) => Array.from({ length: steps + 1 }, (_, i) => bezierPoint(points, i / steps));
const skullVolume = { x: 0, y: 0.05, rx: 1.3, ry: 1.52 };

/** Hair in front of the face and ears, drawn over the head. */
export function paintFrontHair(ctx, person, grid) {
  const style = person.hair.style === 'short' ? shortFront() : lobFront();
  paintStyle(ctx, person, grid, style);
}

/** Hair behind the face, ears and neck. */
export function paintBackHair(ctx, person, grid) {
  if (person.hair.style === 'short') paintStyle(ctx, person, grid, shortBack());
  else paintStyle(ctx, person, grid, lobBack());
}

function paintStyle(ctx, person, grid, { beds, bundles }) {
  const place = placer(grid);
  for (const bed of beds) {
    ctx.save();
    ctx.filter = `blur(${0.012 * grid.scale}px)`;
    ctx.fillStyle = rgb(person.hair.shadow);
    ctx.beginPath();
    traceLine(ctx, bed, place);
    ctx.fill();
    ctx.restore();
  }
  bundles.forEach((bundle, i) => {
    drawBundle(ctx, grid, person.hair, { ...bundle, seed: person.seed * 31 + i });
  });
}

/** The region two or more guides span, as a closed line. */
const between = (guides) => [...guides[0], ...[...guides[guides.length - 1]].reverse()];

function lobFront() {
  const right = [
    curve([
      [-0.29, -0.83],
      [0.12, -0.86],
      [0.74, -0.66],
      [0.99, 0.34],
    ]),
    curve([
      [-0.28, -0.95],
      [0.24, -1.06],
      [0.94, -0.76],
      [1.07, 0.42],
    ]),
    curve([
      [-0.25, -1.12],
      [0.36, -1.25],
      [1.1, -0.84],
      [1.15, 0.5],
    ]),
    curve([
      [-0.19, -1.29],
      [0.46, -1.42],
      [1.22, -0.92],
      [1.2, 0.6],
    ]),
    curve([
      [-0.11, -1.4],
      [0.54, -1.53],
      [1.3, -0.98],
      [1.25, 0.72],
    ]),
  ];
  const left = [
    curve([
      [-0.31, -0.83],
      [-0.5, -0.8],
      [-0.86, -0.56],
      [-0.98, 0.34],
    ]),
    curve([
      [-0.3, -0.95],
      [-0.58, -0.95],
      [-1.0, -0.68],
      [-1.06, 0.42],
    ]),
    curve([
      [-0.27, -1.12],
      [-0.68, -1.12],
      [-1.12, -0.78],
      [-1.13, 0.5],
    ]),
    curve([
      [-0.21, -1.29],
      [-0.76, -1.3],
      [-1.2, -0.86],
      [-1.18, 0.6],
    ]),
    curve([
      [-0.11, -1.4],
      [-0.8, -1.46],
      [-1.29, -0.92],
      [-1.23, 0.72],
    ]),
  ];
  const common = { volume: skullVolume, wave: 0.014, fade: 1, width: 0.015 };
  const upper = (guides) => guides.map((guide) => guide.slice(0, Math.ceil(guide.length * 0.8)));
  return {
    beds: [between(upper(left)), between(upper(right))],
    bundles: [
      { ...common, guides: left, count: 1500 },
      { ...common, guides: right, count: 1900 },
    ],
  };
}

function lobBack() {
  const side = (s) => [
    curve([
      [s * 0.2, -0.9],
      [s * 0.5, 0.2],
      [s * 0.42, 1.2],
      [s * 0.36, 2.05],
    ]),
    curve([
      [s * 0.5, -1.0],
      [s * 0.95, 0.2],
      [s * 0.8, 1.3],
      [s * 0.58, 2.2],
    ]),
    curve([
      [s * 0.8, -0.9],
      [s * 1.2, 0.2],
      [s * 1.14, 1.3],
      [s * 0.78, 2.26],
    ]),
    curve([
      [s * 1.0, -0.7],
      [s * 1.36, 0.3],
      [s * 1.4, 1.3],
      [s * 0.98, 2.24],
    ]),
    curve([
      [s * 1.1, -0.5],
      [s * 1.42, 0.4],
      [s * 1.56, 1.4],
      [s * 1.12, 2.12],
    ]),
  ];
  const common = { volume: { x: 0, y: 0.4, rx: 1.6, ry: 2.4 }, wave: 0.05, stray: 0.05, dim: 0.88 };
  const crown = closedSpline([
    [0, -1.3],
    [0.8, -1.08],
    [1.12, -0.3],
    [1.15, 0.6],
    [0, 0.9],
    [-1.15, 0.6],
    [-1.12, -0.3],
    [-0.8, -1.08],
  ]);
  return {
    beds: [crown, between(side(-1)), between(side(1))],
    bundles: [-1, 1].map((s) => ({ ...common, guides: side(s), count: 1500, width: 0.018 })),
  };
}

function shortFront() {
  const top = [
    curve([
      [-0.62, -0.78],
      [-0.5, -1.2],
      [0.2, -1.22],
      [0.74, -0.72],
    ]),
    curve([
      [-0.72, -0.84],
      [-0.55, -1.36],
      [0.3, -1.38],
      [0.86, -0.8],
    ]),
    curve([
      [-0.8, -0.86],
      [-0.62, -1.5],
      [0.4, -1.54],
      [0.97, -0.82],
    ]),
    curve([
      [-0.86, -0.84],
      [-0.66, -1.62],
      [0.46, -1.64],
      [1.02, -0.78],
    ]),
  ];
  const temple = (s) => [
    curve([
      [s * 0.7, -0.8],
      [s * 0.84, -0.6],
      [s * 0.89, -0.3],
      [s * 0.92, 0.1],
    ]),
    curve([
      [s * 0.84, -0.95],
      [s * 0.98, -0.6],
      [s * 1.02, -0.2],
      [s * 0.99, 0.12],
    ]),
    curve([
      [s * 0.9, -1.0],
      [s * 1.06, -0.7],
      [s * 1.08, -0.3],
      [s * 1.04, 0.05],
    ]),
  ];
  const common = { volume: { x: 0, y: 0, rx: 1.2, ry: 1.7 }, stray: 0.03 };
  return {
    beds: [between(top), between(temple(-1)), between(temple(1))],
    bundles: [
      ...[-1, 1].map((s) => ({ ...common, guides: temple(s), count: 420, width: 0.013, dim: 0.8 })),
      { ...common, guides: top, count: 1100, width: 0.016, wave: 0.02 },
    ],
  };
}

function shortBack() {
  return {
    beds: [
      closedSpline([
        [0, -1.4],
        [0.8, -1.15],
        [1.04, -0.5],
        [1.02, 0.3],
        [0, 0.6],
        [-1.02, 0.3],
        [-1.04, -0.5],
        [-0.8, -1.15],
      ]),
    ],
    bundles: [],
  };
}
