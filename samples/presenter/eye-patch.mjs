import { createCanvas } from '@napi-rs/canvas';
import { clamp } from './curves.mjs';
import { eyeBox, paintEyeball } from './eyeball.mjs';
import { gridOver, placer } from './field.mjs';
import { seededRandom } from './random.mjs';

/**
 * One eye with its lids at a blink, to be laid over the face's picture.
 * The lid is the face's own skin between fold and lashes, stretched over the ball.
 * @param {import('@napi-rs/canvas').Canvas} face the lit face
 * @param {{side: number, blink: number, gaze: {x: number, y: number}}} state
 * @returns {{canvas, grid}} an opaque patch and where it lies
 */
export function eyePatch(face, faceGrid, person, eyes, { side, blink, gaze }) {
  const scale = faceGrid.scale;
  const grid = gridOver(eyeBox(side), scale);
  const canvas = createCanvas(grid.width, grid.height);
  const ctx = canvas.getContext('2d');
  const offsetX = Math.round((grid.left - faceGrid.left) * scale);
  const offsetY = Math.round((grid.top - faceGrid.top) * scale);
  ctx.drawImage(face, -offsetX, -offsetY);
  const image = ctx.getImageData(0, 0, grid.width, grid.height);
  const ball = paintEyeball(person, eyes, side, gaze, scale)
    .getContext('2d')
    .getImageData(0, 0, grid.width, grid.height);
  const from = Uint8ClampedArray.from(image.data);
  for (let i = 0; i < grid.width; i++) {
    const x = side * (grid.left + (i + 0.5) / scale);
    if (x > eyes.inner - 0.02 && x < eyes.outer + 0.02)
      closeColumn(image, from, ball.data, { i, x, blink, eyes, grid });
  }
  ctx.putImageData(image, 0, 0);
  paintLashLine(ctx, person, eyes, { side, blink, grid });
  return { canvas, left: offsetX, top: offsetY };
}

/** Fills one column of pixels: stretched lid, ball, lifted lower lid. */
function closeColumn(image, from, ball, { i, x, blink, eyes, grid }) {
  const row = (y) => (y - grid.top) * grid.scale - 0.5;
  const fold = row(eyes.crease(x)) - 0.03 * grid.scale;
  const rest = [row(eyes.upper(x, 0)), row(eyes.lower(x, 0))];
  const now = [row(eyes.upper(x, blink)), row(eyes.lower(x, blink))];
  const width = grid.width;
  const end = Math.min(grid.height - 1, Math.ceil(rest[1] + 0.08 * grid.scale));
  for (let j = Math.max(0, Math.floor(fold)); j <= end; j++) {
    const open = clamp(j - now[0] + 0.5, 0, 1) * clamp(now[1] - j + 0.5, 0, 1);
    const skinRow =
      j <= now[0] + 0.5
        ? Math.min(rest[0], fold + ((j - fold) * (rest[0] - fold)) / Math.max(1, now[0] - fold))
        : Math.max(rest[1], end - ((end - j) * (end - rest[1])) / Math.max(1, end - now[1]));
    const j0 = clamp(Math.floor(skinRow), 0, grid.height - 2);
    const f = clamp(skinRow - j0, 0, 1);
    for (let k = 0; k < 3; k++) {
      const a = from[4 * (j0 * width + i) + k];
      const b = from[4 * ((j0 + 1) * width + i) + k];
      const skin = a + (b - a) * f;
      image.data[4 * (j * width + i) + k] = skin + (ball[4 * (j * width + i) + k] - skin) * open;
    }
  }
}

/** Lash roots, lashes and the wet rim of the lower lid. */
function paintLashLine(ctx, person, eyes, { side, blink, grid }) {
  const place = placer(grid);
  const put = (x, y) => place([side * x, y]);
  const { inner, outer } = eyes;
  const scale = grid.scale;
  const strength = person.eyes.lashes;
  const trace = (curve, from, to) => {
    ctx.beginPath();
    for (let n = 0; n <= 24; n++) {
      const x = from + ((to - from) * n) / 24;
      ctx[n === 0 ? 'moveTo' : 'lineTo'](...put(x, curve(x)));
    }
  };
  ctx.lineCap = 'round';
  ctx.strokeStyle = `rgba(226, 168, 152, ${0.55 * (1 - blink)})`;
  ctx.lineWidth = 0.011 * scale;
  trace((x) => eyes.lower(x, blink) + 0.004, inner + 0.03, outer - 0.02);
  ctx.stroke();
  for (const [width, alpha, blur] of [
    [0.03, 0.4, 0.008],
    [0.017, 0.9, 0.003],
  ]) {
    ctx.save();
    ctx.filter = `blur(${blur * scale}px)`;
    ctx.strokeStyle = `rgba(34, 20, 18, ${alpha * (0.35 + 0.65 * strength)})`;
    ctx.lineWidth = width * scale;
    trace((x) => eyes.upper(x, blink) - 0.003, inner + 0.012, outer + 0.006);
    ctx.stroke();
    ctx.restore();
  }
  drawLashes(ctx, person, eyes, { put, blink, scale, strength });
}

function drawLashes(ctx, person, eyes, { put, blink, scale, strength }) {
  const random = seededRandom(person.seed + 90);
  const { inner, outer } = eyes;
  const count = Math.round(58 * strength) + 12;
  for (let n = 0; n < count; n++) {
    const t = 0.12 + (0.9 * (n + random() * 0.6)) / count;
    const x = inner + (outer - inner) * Math.min(1, t);
    const y = eyes.upper(x, blink) - 0.004;
    const length = (0.022 + 0.048 * t ** 1.5) * (0.6 + 0.55 * random()) * (0.5 + 0.5 * strength);
    const lean = -0.25 + 1.25 * t + 0.15 * (random() - 0.5);
    // Lashes of a shut eye point down.
    const rise = (0.95 - 0.3 * t) * (1 - 1.75 * blink);
    ctx.strokeStyle = `rgba(26, 15, 14, ${0.55 + 0.3 * random()})`;
    ctx.lineWidth = 0.0068 * scale;
    ctx.beginPath();
    ctx.moveTo(...put(x, y));
    ctx.quadraticCurveTo(
      ...put(x + lean * length * 0.4, y - rise * length * 0.35),
      ...put(x + lean * length * 0.8, y - rise * length),
    );
    ctx.stroke();
  }
  for (let n = 0; n < 12 * strength; n++) {
    const t = 0.35 + 0.6 * ((n + random()) / (12 * strength));
    const x = inner + (outer - inner) * t;
    const y = eyes.lower(x, blink) + 0.008;
    const length = 0.008 + 0.01 * random();
    ctx.strokeStyle = `rgba(40, 24, 22, ${0.28 * (1 - 0.5 * blink)})`;
    ctx.lineWidth = 0.005 * scale;
    ctx.beginPath();
    ctx.moveTo(...put(x, y));
    ctx.lineTo(...put(x + (t - 0.4) * length, y + length));
    ctx.stroke();
  }
}
