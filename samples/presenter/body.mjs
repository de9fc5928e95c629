import { createCanvas } from '@napi-rs/canvas';
import { closedSpline, points, smoothstep, traceLine } from './curves.mjs';
import { addToField, alphaField, blurField, gridOver, placer } from './field.mjs';
import { smoothNoise } from './random.mjs';
import { shadeSkin } from './shade-skin.mjs';

const bodyBox = { left: -3, top: 0.9, right: 3, bottom: 4.1 };
const rgba = ([r, g, b], alpha = 1) => `rgba(${r | 0}, ${g | 0}, ${b | 0}, ${alpha})`;
const mirrored = (right) => [
  ...right,
  ...right
    .slice()
    .reverse()
    .map(([x, y]) => [-x, y]),
];

/** Neck, shirt and jacket, lit. @returns {{canvas, grid}} */
export function buildBody(person, scale) {
  const grid = gridOver(bodyBox, scale);
  const shapes = bodyShapes(person);
  const layers = paintOrder(person).map(([name, paint, lift, edge]) => ({
    paint,
    lift,
    edge,
    mask: maskOf(shapes[name], grid),
  }));
  const canvas = createCanvas(grid.width, grid.height);
  const ctx = canvas.getContext('2d');
  const relief = new Float32Array(grid.width * grid.height);
  for (const layer of layers) addLayer(ctx, relief, grid, layer);
  addFolds(relief, grid);
  const image = ctx.getImageData(0, 0, grid.width, grid.height);
  const zero = new Float32Array(relief.length);
  const cover = blurField(maskOf(shapes.headShadow, grid).field, grid, 0.07 * scale);
  image.data.set(
    shadeSkin({ paint: image.data, relief: blurField(relief, grid, 0.006 * scale), gloss: zero, cover, grid }),
  );
  ctx.putImageData(image, 0, 0);
  return { canvas, grid };
}

/** Closed lines of everything on the body, in head units. */
function bodyShapes(person) {
  const collar = person.clothes.neckline === 'collar';
  return {
    neck: mirrored(points('0.47,0.95 0.47,1.45 0.5,1.75 0.62,1.98 0.95,2.14 0.9,2.9 0.3,3.1')),
    shirt: collar
      ? mirrored(points('0.0,2.4 0.34,1.98 0.56,1.86 0.9,2.2 1.1,4.3'))
      : closedSpline(mirrored(points('0.06,2.335 0.34,2.22 0.58,2.0 0.8,2.02 1.0,2.5 1.1,4.3')), 8),
    jacket: closedSpline(
      points(
        '0.5,1.93 0.68,1.9 1.05,2.08 1.6,2.28 2.05,2.52 2.32,2.95 2.45,3.6 2.55,4.4 0.25,4.4 0.2,3.75 0.42,2.9 0.56,2.3',
      ),
      10,
    ),
    lapel: closedSpline(
      points('0.5,1.92 0.66,1.9 0.86,2.12 1.0,2.42 0.82,2.62 0.94,2.7 0.66,3.3 0.26,3.85 0.2,3.75 0.4,2.95 0.54,2.4'),
      6,
    ),
    collarWing: points('0.0,2.42 0.3,2.02 0.52,1.8 0.62,1.92 0.6,2.2 0.32,2.62'),
    headShadow: closedSpline(mirrored(points('0.06,2 0.36,1.93 0.66,1.58 0.9,0.6'))),
  };
}

/** [shape, colour, height of the volume, is it a thin layer] from the back to the front; the jacket's halves mirror. */
function paintOrder({ skin, clothes }) {
  const order = [
    ['neck', skin.base, 0.42, false],
    ['shirt', clothes.shirt, 0.5, false],
  ];
  if (clothes.neckline === 'collar') order.push(['collarWing', clothes.shirt, 0.07, true]);
  order.push(['jacket', clothes.jacket, 0.6, false], ['lapel', clothes.jacket, 0.05, true]);
  return order;
}

function maskOf(line, grid) {
  const canvas = createCanvas(grid.width, grid.height);
  const ctx = canvas.getContext('2d');
  const place = placer(grid);
  const symmetric = line.some(([x]) => x < -0.01);
  ctx.beginPath();
  traceLine(ctx, line, place);
  ctx.closePath();
  ctx.fill();
  if (!symmetric) {
    ctx.beginPath();
    traceLine(
      ctx,
      line.map(([x, y]) => [-x, y]),
      place,
    );
    ctx.closePath();
    ctx.fill();
  }
  return { canvas, field: alphaField(ctx, grid) };
}

/** Colours a layer and raises the relief under it: volumes are inflated, thin layers have a soft edge. */
function addLayer(ctx, relief, grid, { paint, lift, edge, mask }) {
  const tinted = createCanvas(grid.width, grid.height);
  const tint = tinted.getContext('2d');
  tint.drawImage(mask.canvas, 0, 0);
  tint.globalCompositeOperation = 'source-in';
  tint.fillStyle = rgba(paint);
  tint.fillRect(0, 0, grid.width, grid.height);
  ctx.drawImage(tinted, 0, 0);
  if (edge) {
    const soft = blurField(mask.field, grid, 0.02 * grid.scale);
    for (let i = 0; i < relief.length; i++) relief[i] += lift * soft[i];
    return;
  }
  const wide = blurField(mask.field, grid, 0.16 * grid.scale);
  for (let i = 0; i < relief.length; i++) {
    const inside = mask.field[i];
    if (inside === 0) continue;
    const height = lift * Math.sqrt(Math.max(0, 2 * wide[i] - 0.75)) + 0.06;
    relief[i] += (Math.max(height, relief[i] * 0.6 + 0.1) - relief[i]) * inside;
  }
}

/** Gentle folds of cloth and the weave. */
function addFolds(relief, grid) {
  addToField(relief, grid, (x, y) => {
    const side = Math.abs(x);
    if (side < 0.6) return 0;
    const fold = smoothNoise(side * 2.2 + y * 1.1, y * 0.9 - side * 1.3, 5) - 0.5;
    const weave = smoothNoise(x * 110, y * 110, 9) - 0.5;
    return 0.09 * fold * Math.min(1, (side - 0.6) * 1.5) * smoothstep(2.1, 2.7, y) + 0.0006 * weave;
  });
}
