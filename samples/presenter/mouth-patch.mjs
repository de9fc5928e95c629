import { createCanvas } from '@napi-rs/canvas';
import { traceLine } from './curves.mjs';
import { gridOver, placer } from './field.mjs';
import { mouthEdges, mouthMotion, openingLine, restPoints } from './mouth-motion.mjs';

const mouthBox = { left: -1.02, top: 0.5, right: 1.02, bottom: 1.9 };

/**
 * The lower face with a mouth opened as asked, from the lit face at rest.
 * @returns {{image: ImageData, left: number, top: number}} premultiplied-free RGBA and its place in the face's grid
 */
export function mouthPatch(face, faceGrid, lips, { pupilDistance, mouth }) {
  const { scale } = faceGrid;
  const grid = gridOver(mouthBox, scale);
  const left = Math.round((grid.left - faceGrid.left) * scale);
  const top = Math.round((grid.top - faceGrid.top) * scale);
  const motion = mouthMotion(lips, pupilDistance, mouth);
  const canvas = createCanvas(grid.width, grid.height);
  const ctx = canvas.getContext('2d');
  const image = ctx.createImageData(grid.width, grid.height);
  warpFace(image.data, face, faceGrid, grid, motion, lips);
  ctx.putImageData(image, 0, 0);
  if (motion.gap > 0.002) paintInterior(ctx, lips, motion, grid);
  return { image: ctx.getImageData(0, 0, grid.width, grid.height), left, top };
}

const cell = 6;

/** Fills the patch with the resting face, moved. Resting points are worked out on a coarse grid: they change slowly. */
function warpFace(out, face, faceGrid, grid, motion, lips) {
  const columns = Math.ceil(grid.width / cell) + 1;
  const rows = Math.ceil(grid.height / cell) + 1;
  const nodes = new Float32Array(3 * columns * rows);
  for (let j = 0; j < rows; j++) {
    const y = grid.top + (j * cell + 0.5) / grid.scale;
    for (let i = 0; i < columns; i++) {
      nodes.set(restPoints(motion, grid.left + (i * cell + 0.5) / grid.scale, y), 3 * (j * columns + i));
    }
  }
  const edges = edgeTable(motion, lips);
  const down = 3 * columns;
  const source = { data: face.data, ...faceGrid };
  for (let j = 0; j < grid.height; j++) {
    const y = grid.top + (j + 0.5) / grid.scale;
    const fy = (j % cell) / cell;
    for (let i = 0; i < grid.width; i++) {
      const n = 3 * (Math.floor(j / cell) * columns + Math.floor(i / cell));
      const fx = (i % cell) / cell;
      const x = between(nodes, n, down, fx, fy);
      const [seam, middle] = edges(x);
      const restY =
        y <= middle
          ? Math.min(seam, between(nodes, n + 1, down, fx, fy))
          : Math.max(seam, between(nodes, n + 2, down, fx, fy));
      sample(
        source,
        (x - faceGrid.left) * faceGrid.scale - 0.5,
        (restY - faceGrid.top) * faceGrid.scale - 0.5,
        out,
        4 * (j * grid.width + i),
      );
    }
  }
}

function between(nodes, n, down, fx, fy) {
  const top = nodes[n] + (nodes[n + 3] - nodes[n]) * fx;
  const bottom = nodes[n + down] + (nodes[n + down + 3] - nodes[n + down]) * fx;
  return top + (bottom - top) * fy;
}

/** The seam at rest and the middle of the opening by resting x, looked up. */
function edgeTable(motion, lips) {
  const size = 1024;
  const table = Array.from({ length: size + 1 }, (_, i) => {
    const x = (i / size - 0.5) * 2.4;
    const [upper, lower] = mouthEdges(motion, lips, x);
    return [lips.seam(x), (upper + lower) / 2];
  });
  return (x) => table[Math.max(0, Math.min(size, Math.round((x / 2.4 + 0.5) * size)))];
}

function sample({ data, width, height }, x, y, out, o) {
  const x0 = Math.min(width - 2, Math.max(0, Math.floor(x)));
  const y0 = Math.min(height - 2, Math.max(0, Math.floor(y)));
  const fx = Math.min(1, Math.max(0, x - x0));
  const fy = Math.min(1, Math.max(0, y - y0));
  const p = 4 * (y0 * width + x0);
  const q = p + 4 * width;
  for (let k = 0; k < 4; k++) {
    const a = data[p + k] + (data[p + 4 + k] - data[p + k]) * fx;
    const b = data[q + k] + (data[q + 4 + k] - data[q + k]) * fx;
    out[o + k] = a + (b - a) * fy + 0.5;
  }
}

/** Cavity, tongue, lower teeth (moving with the jaw), upper teeth (fixed to the skull), shade under the lips. */
function paintInterior(ctx, lips, motion, grid) {
  const place = placer(grid);
  const line = openingLine(motion, lips);
  const seam = lips.seam(0);
  ctx.save();
  ctx.beginPath();
  traceLine(ctx, line, place);
  ctx.clip();
  const [, topPx] = place([0, seam + motion.upperEdge(0)]);
  const [, bottomPx] = place([0, seam + motion.lowerEdge(0)]);
  const cavity = ctx.createLinearGradient(0, topPx, 0, bottomPx);
  cavity.addColorStop(0, 'rgb(44, 14, 15)');
  cavity.addColorStop(1, 'rgb(96, 34, 34)');
  ctx.fillStyle = cavity;
  ctx.fillRect(0, 0, grid.width, grid.height);
  softEllipse(
    ctx,
    place([0, seam + motion.jaw * 0.95 + 0.09]),
    [0.2 * grid.scale, 0.075 * grid.scale],
    'rgb(186, 92, 90)',
    0.02 * grid.scale,
  );
  paintTeeth(ctx, place, grid, { y: seam + motion.jaw + 0.045, height: 0.05, width: 0.27, light: 0.72, down: false });
  paintTeeth(ctx, place, grid, { y: seam - 0.045, height: 0.095, width: 0.36, light: 0.95, down: true });
  ctx.filter = `blur(${0.018 * grid.scale}px)`;
  ctx.strokeStyle = 'rgba(50, 14, 16, 0.75)';
  ctx.lineWidth = 0.035 * grid.scale;
  ctx.beginPath();
  traceLine(ctx, line.slice(0, line.length / 2), place);
  ctx.stroke();
  ctx.filter = `blur(${0.01 * grid.scale}px)`;
  ctx.strokeStyle = 'rgba(70, 20, 22, 0.6)';
  ctx.lineWidth = 0.02 * grid.scale;
  ctx.beginPath();
  traceLine(ctx, line, place);
  ctx.closePath();
  ctx.stroke();
  ctx.restore();
}

function softEllipse(ctx, [x, y], [rx, ry], colour, blur) {
  ctx.save();
  ctx.filter = `blur(${blur}px)`;
  ctx.fillStyle = colour;
  ctx.beginPath();
  ctx.ellipse(x, y, rx, ry, 0, 0, 2 * Math.PI);
  ctx.fill();
  ctx.restore();
}

/** A row of rounded teeth along an arc, darker to the sides. */
function paintTeeth(ctx, place, grid, { y, height, width, light, down }) {
  const widths = down ? [0.056, 0.045, 0.05, 0.045, 0.05, 0.05] : [0.034, 0.036, 0.04, 0.04, 0.045];
  ctx.save();
  ctx.filter = `blur(${0.004 * grid.scale}px)`;
  for (const side of [-1, 1]) {
    let x = 0;
    widths.forEach((wide, n) => {
      const shade = light * (1 - 0.12 * n);
      const fall = (1 - (x / width) ** 2.4) * height * (n === 1 && down ? 0.9 : 1);
      const [x0, y0] = place([side > 0 ? x : -x - wide, y + (down ? 0 : height - fall)]);
      ctx.fillStyle = `rgb(${Math.round(244 * shade)}, ${Math.round(236 * shade)}, ${Math.round(224 * shade)})`;
      ctx.beginPath();
      ctx.roundRect(x0 + 0.5, y0, wide * grid.scale - 1, fall * grid.scale, 0.014 * grid.scale);
      ctx.fill();
      x += wide;
    });
  }
  ctx.restore();
}
