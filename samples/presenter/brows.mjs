import { createCanvas } from '@napi-rs/canvas';
import { mix } from './curves.mjs';
import { placer } from './field.mjs';
import { seededRandom } from './random.mjs';

/** Two eyebrows of single hairs, fuller at the inside, tapering to the temples. */
export function paintBrows(ctx, person, grid) {
  const layer = createCanvas(grid.width, grid.height);
  drawBrows(layer.getContext('2d'), person, grid);
  ctx.save();
  ctx.filter = `blur(${0.0035 * grid.scale}px)`;
  ctx.drawImage(layer, 0, 0);
  ctx.restore();
}

function drawBrows(ctx, person, grid) {
  const place = placer(grid);
  const { colour, thickness, strokes } = person.brows;
  for (const side of [-1, 1]) {
    const random = seededRandom(person.seed + 20);
    const put = (x, y) => place([side * x, y]);
    paintBed(ctx, person, grid, put);
    for (let n = 0; n < strokes; n++) {
      const t = random();
      const across = random() - 0.5;
      const [x, y] = browPoint(t, across, thickness);
      const length = mix(0.055, 0.07, Math.sin(Math.PI * t)) * (0.7 + 0.5 * random());
      const angle = mix(-1.15, 0.32, Math.min(1, t * 1.15)) + (random() - 0.5) * 0.2 + across * 0.35;
      const tone = 0.75 + 0.5 * random();
      ctx.strokeStyle = `rgba(${colour.map((v) => Math.round(v * tone)).join(',')}, ${0.34 + 0.34 * random()})`;
      ctx.lineWidth = (0.005 + 0.004 * random()) * grid.scale;
      ctx.lineCap = 'round';
      ctx.beginPath();
      ctx.moveTo(...put(x, y));
      ctx.quadraticCurveTo(
        ...put(x + Math.cos(angle) * length * 0.5, y + Math.sin(angle) * length * 0.5),
        ...put(x + Math.cos(angle + 0.3) * length, y + Math.sin(angle + 0.3) * length),
      );
      ctx.stroke();
    }
  }
}

/** A point of the brow: t from the inside out, across from top to bottom. */
function browPoint(t, across, thickness) {
  const x = mix(0.185, 0.7, t);
  const middle = -0.262 - 0.085 * Math.sin(Math.PI * Math.min(1, t * 0.82 + 0.02)) + 0.06 * t ** 3;
  const width = thickness * (0.85 + 0.25 * Math.sin(Math.PI * t)) * (1 - 0.85 * t ** 2.6);
  return [x, middle + across * width];
}

function paintBed(ctx, person, grid, put) {
  const { colour, thickness } = person.brows;
  ctx.save();
  ctx.filter = `blur(${0.014 * grid.scale}px)`;
  ctx.fillStyle = `rgba(${colour.join(',')}, 0.42)`;
  ctx.beginPath();
  for (let n = 0; n <= 20; n++) ctx[n === 0 ? 'moveTo' : 'lineTo'](...put(...browPoint(n / 20, -0.42, thickness)));
  for (let n = 20; n >= 0; n--) ctx.lineTo(...put(...browPoint(n / 20, 0.42, thickness)));
  ctx.fill();
  ctx.restore();
}
