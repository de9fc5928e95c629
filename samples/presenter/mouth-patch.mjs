import { createCanvas } from '@napi-rs/canvas';
import { traceLine } from './curves.mjs';
import { gridOver, placer } from './field.mjs';
import { mouthMotion, openingLine, restPoint } from './mouth-motion.mjs';

const mouthBox = { left: -1.02, top: 0.5, right: 1.02, bottom: 2 };

/**
 * The lower face with a mouth opened as asked, from the lit face at rest.
 * @returns {{image: ImageData, left: number, top: number}} premultiplied-free RGBA and its place in the face's grid
 */
export function mouthPatch(face, faceGrid, person, lips, { pupilDistance, mouth }) {
  const { scale } = faceGrid;
  const grid = gridOver(mouthBox, scale);
  const left = Math.round((grid.left - faceGrid.left) * scale);
  const top = Math.round((grid.top - faceGrid.top) * scale);
  const motion = mouthMotion(lips, pupilDistance, mouth);
  const canvas = createCanvas(grid.width, grid.height);
  const ctx = canvas.getContext('2d');
  const image = ctx.createImageData(grid.width, grid.height);
  for (let j = 0; j < grid.height; j++) {
    for (let i = 0; i < grid.width; i++) {
      const at = restPoint(motion, lips, grid.left + (i + 0.5) / scale, grid.top + (j + 0.5) / scale);
      const [x, y] = at ?? [0, lips.seam(0)];
      sample(
        face,
        faceGrid,
        (x - faceGrid.left) * scale - 0.5,
        (y - faceGrid.top) * scale - 0.5,
        image.data,
        4 * (j * grid.width + i),
      );
    }
  }
  ctx.putImageData(image, 0, 0);
  if (motion.gap > 0.002) paintInterior(ctx, person, lips, motion, grid);
  return { image: ctx.getImageData(0, 0, grid.width, grid.height), left, top };
}

function sample({ data }, { width, height }, x, y, out, o) {
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
function paintInterior(ctx, person, lips, motion, grid) {
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
  paintTeeth(ctx, place, grid, { y: seam + motion.jaw + 0.045, height: 0.05, width: 0.2, light: 0.72, down: false });
  paintTeeth(ctx, place, grid, { y: seam - 0.045, height: 0.095, width: 0.26, light: 0.95, down: true });
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
  const widths = down ? [0.058, 0.046, 0.05, 0.045] : [0.034, 0.036, 0.04, 0.04];
  ctx.save();
  ctx.filter = `blur(${0.004 * grid.scale}px)`;
  for (const side of [-1, 1]) {
    let x = 0;
    widths.forEach((wide, n) => {
      const shade = light * (1 - 0.13 * n);
      const fall = (1 - (x / width) ** 2) * height * (n === 1 && down ? 0.9 : 1);
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
