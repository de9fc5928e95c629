import { createCanvas } from '@napi-rs/canvas';
import { bell, closedSpline, points, smoothstep, traceLine } from './curves.mjs';
import { addToField, alphaField, blurField, gridOver, placer } from './field.mjs';
import { smoothNoise } from './random.mjs';
import { shadeSkin } from './shade-skin.mjs';

const bodyBox = { left: -3, top: 0.9, right: 3 };
const rgba = ([r, g, b], alpha = 1) => `rgba(${r | 0}, ${g | 0}, ${b | 0}, ${alpha})`;
const mirrored = (right) => [
  ...right,
  ...right
    .slice()
    .reverse()
    .map(([x, y]) => [-x, y]),
];

/**
 * Neck, shirt and jacket, lit, down to `bottom` in head units.
 * @returns {{canvas, grid}}
 */
export function buildBody(person, scale, bottom) {
  const grid = gridOver({ ...bodyBox, bottom }, scale);
  const shapes = mapped(bodyShapes(person), (line) => lengthened(line, bottom));
  const layers = paintOrder(person).map((layer) => ({ ...layer, mask: maskOf(shapes[layer.shape], grid) }));
  const canvas = createCanvas(grid.width, grid.height);
  const ctx = canvas.getContext('2d');
  const relief = new Float32Array(grid.width * grid.height);
  const gloss = new Float32Array(relief.length);
  for (const layer of layers) addLayer(ctx, relief, gloss, grid, layer);
  addFolds(relief, grid);
  const image = ctx.getImageData(0, 0, grid.width, grid.height);
  const cover = blurField(maskOf(shapes.headShadow, grid).field, grid, 0.07 * scale);
  const soft = blurField(relief, grid, 0.009 * scale);
  image.data.set(shadeSkin({ paint: image.data, relief: soft, gloss, cover, grid }));
  ctx.putImageData(image, 0, 0);
  return { canvas, grid };
}

const mapped = (shapes, change) =>
  Object.fromEntries(Object.entries(shapes).map(([name, line]) => [name, change(line)]));

/** Clothes are drawn down to `hem`; where more is seen they go on. */
const hem = 5.5;
const lengthened = (line, bottom) => line.map(([x, y]) => [x, bottom > hem && y > hem ? y + bottom - hem : y]);

/** Closed lines of everything on the body, in head units. */
function bodyShapes(person) {
  const collar = person.clothes.neckline === 'collar';
  return {
    neck: mirrored(points('0.47,0.95 0.47,1.45 0.5,1.75 0.62,1.98 0.95,2.14 0.9,2.9 0.3,3.1')),
    shirt: collar
      ? mirrored(points('0.0,2.4 0.34,1.98 0.56,1.86 0.9,2.2 1.1,6'))
      : closedSpline(mirrored(points('0.1,2.32 0.34,2.22 0.58,2.0 0.8,2.02 1.0,2.5 1.1,6')), 8),
    jacket: closedSpline(
      points(
        `0.46,1.86 0.55,1.83 0.72,1.93 1.05,2.09 1.6,2.29 2.05,2.53 2.32,2.95 2.45,3.6 2.55,6 0,6 0,4.3 0.2,3.75
        0.4,2.95 0.52,2.35 0.49,2.05`,
      ),
      10,
    ),
    lapel: points(
      `0.452,1.85 0.5,1.815 0.56,1.83 0.66,1.93 0.8,2.12 0.93,2.33 0.995,2.49 0.8,2.6 0.955,2.7 0.9,2.85 0.78,3.1 0.6,3.42
      0.4,3.72 0.22,3.95 0.2,3.75 0.3,3.35 0.4,2.95 0.47,2.65 0.515,2.35 0.5,2.08`,
    ),
    collarWing: points('0.0,2.42 0.3,2.02 0.52,1.8 0.62,1.92 0.6,2.2 0.32,2.62'),
    headShadow: closedSpline(mirrored(points('0.06,2 0.36,1.93 0.66,1.58 0.9,0.6'))),
  };
}

/**
 * What lies on what, from the back to the front: volumes are inflated by `lift`, sheets lie `lift` above what is below.
 * Shapes on one side only are mirrored.
 */
function paintOrder({ skin, clothes }) {
  const collar = { shape: 'collarWing', paint: clothes.shirt, lift: 0.05, sheet: true, cloth: true };
  return [
    { shape: 'neck', paint: skin.base, lift: 0.42 },
    { shape: 'shirt', paint: clothes.shirt, lift: 0.46, cloth: true },
    ...(clothes.neckline === 'collar' ? [collar] : []),
    { shape: 'jacket', paint: clothes.jacket, lift: 0.56, cloth: true },
    { shape: 'lapel', paint: clothes.jacket, lift: 0.055, sheet: true, cloth: true },
  ];
}

function maskOf(line, grid) {
  const canvas = createCanvas(grid.width, grid.height);
  const ctx = canvas.getContext('2d');
  const place = placer(grid);
  const symmetric = line.some(([x]) => x < -0.3);
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
function addLayer(ctx, relief, gloss, grid, { paint, lift, sheet, cloth, mask }) {
  const tinted = createCanvas(grid.width, grid.height);
  const tint = tinted.getContext('2d');
  tint.drawImage(mask.canvas, 0, 0);
  tint.globalCompositeOperation = 'source-in';
  tint.fillStyle = rgba(paint);
  tint.fillRect(0, 0, grid.width, grid.height);
  ctx.drawImage(tinted, 0, 0);
  for (let i = 0; cloth && i < gloss.length; i++) if (mask.field[i] > 0.5) gloss[i] = -1;
  if (sheet) {
    const soft = blurField(mask.field, grid, 0.012 * grid.scale);
    for (let i = 0; i < relief.length; i++) relief[i] += lift * soft[i];
    return;
  }
  const wide = blurField(mask.field, grid, 0.16 * grid.scale);
  for (let i = 0; i < relief.length; i++) {
    const inside = mask.field[i];
    if (inside === 0) continue;
    const height = lift * Math.sqrt(Math.max(0, 2 * wide[i] - 1)) + 0.03;
    relief[i] += (Math.max(height, relief[i] * 0.6 + 0.06) - relief[i]) * inside;
  }
}

/** Folds of cloth running from shoulder and armpit, the crease between arm and chest, and the weave. */
function addFolds(relief, grid) {
  addToField(relief, grid, (x, y) => {
    const side = Math.abs(x);
    if (side < 0.6) return 0;
    const low = smoothstep(2.1, 2.7, y);
    const broad = smoothNoise(side * 2.2 + y * 1.1, y * 0.9 - side * 1.3, 5) - 0.5;
    const fine = smoothNoise(side * 4.4 - y * 2.1 + (x > 0 ? 7 : 0), y * 1.5 + side * 2.3, 15) - 0.5;
    const arm = bell(side - (1.72 - 0.1 * (y - 2.8)), 0.045 + 0.03 * (y - 2.7)) * smoothstep(2.72, 3.2, y);
    const weave = smoothNoise(x * 110, y * 110, 9) - 0.5;
    return (0.1 * broad + 0.045 * fine) * Math.min(1, (side - 0.6) * 1.5) * low - 0.12 * arm + 0.0007 * weave;
  });
}
