import { clamp, mix, smoothstep, traceLine, unit } from './curves.mjs';
import { placer } from './field.mjs';
import { lights } from './light.mjs';
import { seededRandom, smoothNoise } from './random.mjs';

const half = unit(lights.key.direction.map((v, k) => v + (k === 2 ? 1 : 0)));
const rimHalf = unit([0.8, -0.45, 0.4]);

/**
 * Draws a bundle of hair between guide curves: dark strands first, bright ones on top, each lit along its length
 * (after Kajiya and Kay 1989: gloss depends on the angle between the strand and the light).
 * @param {{guides: number[][][], count: number, width: number, volume: {x, y, rx, ry}, dim?: number, wave?: number,
 *   seed: number}} bundle guides are polylines of equal length, side by side; volume is the ellipsoid the hair lies on
 */
export function drawBundle(ctx, grid, colours, bundle) {
  const random = seededRandom(bundle.seed);
  const place = placer(grid);
  ctx.lineCap = 'butt';
  ctx.lineJoin = 'round';
  for (let n = 0; n < bundle.count; n++) {
    const rank = n / bundle.count;
    const line = strandLine(bundle, random, rank);
    const tone = { rank, lift: random() - 0.5, clump: clumpAt(line.across, bundle.seed) };
    drawStrand(ctx, grid, place, { line, colours, bundle, tone });
  }
}

/** Strands lie in locks: the same light or dark over a few neighbours. */
function clumpAt(across, seed) {
  const noise = smoothNoise(across * 11, 3.3, seed) + 0.7 * smoothNoise(across * 37, 8.1, seed) - 0.85;
  return noise * 0.8;
}

/** One strand: a mix of two neighbouring guides, a little astray. */
function strandLine({ guides, wave = 0, fade = 0, fadeIn = 0, seed, stray = 0.012 }, random) {
  const across = random();
  const at = across * (guides.length - 1);
  const g = Math.min(guides.length - 2, Math.floor(at));
  const f = at - g;
  const phase = smoothNoise(across * 9, 1.7, seed) * 6.28;
  const drift = (random() - 0.5) * stray * 2;
  const reach = fade > 0 ? 0.68 + 0.32 * random() : 0.86 + 0.14 * random();
  const points = guides[g].map(([x, y], i, all) => {
    const [x2, y2] = guides[g + 1][i];
    const t = i / (all.length - 1);
    const bend = wave * Math.sin(phase + t * 9) * t + drift * t;
    return [mix(x, x2, f) + bend, mix(y, y2, f) + bend * 0.4];
  });
  const start = Math.floor(points.length * 0.45 * fadeIn * random());
  return { across, points: points.slice(start, Math.max(start + 3, Math.ceil(points.length * reach))) };
}

function drawStrand(ctx, grid, place, { line, colours, bundle, tone }) {
  const points = line.points.map(place);
  const [from, to] = [points[0], points[points.length - 1]];
  const chord = [to[0] - from[0], to[1] - from[1]];
  const length2 = chord[0] ** 2 + chord[1] ** 2 || 1;
  const paint = ctx.createLinearGradient(...from, ...to);
  const opacity = 0.5 + 0.4 * (1 - tone.rank);
  let latest = 0;
  for (let i = 0; i + 1 < points.length; i += 2) {
    const t = i / (points.length - 2);
    const along = ((points[i][0] - from[0]) * chord[0] + (points[i][1] - from[1]) * chord[1]) / length2;
    latest = clamp(along, latest, 1);
    const shade = strandLight(line.points[i], line.points[i + 1], bundle.volume, tone);
    const [r, g, b] = strandColour(colours, shade, (bundle.dim ?? 1) * (bundle.fadeIn ? 1 : rootShade(t)));
    const fade = opacity * endFade(t, bundle);
    paint.addColorStop(latest, `rgba(${r}, ${g}, ${b}, ${fade})`);
    if (i + 3 > points.length) paint.addColorStop(1, `rgba(${r}, ${g}, ${b}, ${opacity * endFade(1, bundle)})`);
  }
  ctx.strokeStyle = paint;
  ctx.lineWidth = bundle.width * grid.scale * (1.3 - 0.75 * tone.rank);
  ctx.beginPath();
  traceLine(ctx, points, (point) => point);
  ctx.stroke();
}

/**
 * How much of a strand shows along its length: `fade` thins the tip out, `fadeIn` the root. Never to nothing: thousands
 * of nearly clear strokes add up to the dither pattern of their gradients.
 */
function endFade(t, { fade = 0, fadeIn = 0 }) {
  return (1 - 0.8 * fade * smoothstep(0.55, 1, t)) * (1 - 0.85 * fadeIn * (1 - smoothstep(0, 0.35, t)));
}

/** Hair is darkest where it leaves the scalp. */
const rootShade = (t) => 0.55 + 0.45 * smoothstep(-0.02, 0.16, t);

/** Height of the hair's ellipsoid, 0 outside. */
function lift([x, y], { x: cx, y: cy, rx, ry }) {
  const d = ((x - cx) / rx) ** 2 + ((y - cy) / ry) ** 2;
  return Math.sqrt(Math.max(0.02, 1 - d));
}

function strandLight(a, b, volume, tone) {
  const za = lift(a, volume);
  const along = unit([b[0] - a[0] + 1e-6, b[1] - a[1], lift(b, volume) - za]);
  const normal = unit([(a[0] - volume.x) / volume.rx ** 2, (a[1] - volume.y) / volume.ry ** 2, za]);
  const { direction } = lights.key;
  const facing = normal[0] * direction[0] + normal[1] * direction[1] + normal[2] * direction[2];
  const diffuse = clamp((facing + 0.35) / 1.35, 0, 1);
  const gloss = (h, power) => {
    const cos = along[0] * h[0] + along[1] * h[1] + along[2] * h[2] + tone.lift * 0.16 + tone.clump * 0.22;
    return Math.sqrt(Math.max(0, 1 - cos * cos)) ** power;
  };
  const shine = gloss(half, 34) * clamp(facing * 1.5 - 0.1, 0, 1);
  const rim = gloss(rimHalf, 10) * clamp(normal[0] * 0.9 - normal[1] * 0.25 - 0.32, 0, 1) * (1.2 - normal[2]);
  return { diffuse: diffuse * (0.85 + 0.9 * tone.clump + 0.4 * tone.lift), shine, rim, rank: tone.rank };
}

function strandColour({ shadow, middle, light, shine }, shade, dim) {
  const level = clamp(shade.diffuse * (0.4 + 0.6 * shade.rank), 0, 1);
  return [0, 1, 2].map((k) => {
    const body =
      level < 0.55 ? mix(shadow[k], middle[k], level / 0.55) : mix(middle[k], light[k], (level - 0.55) * 0.5);
    const lit =
      body +
      (light[k] - body) * 0.85 * shade.shine * (0.4 + 0.6 * shade.rank) +
      shine[k] * 0.14 * shade.shine * shade.rank;
    return Math.round(clamp((lit + shine[k] * 0.55 * shade.rim * (0.3 + 0.7 * shade.rank)) * dim, 0, 255));
  });
}
