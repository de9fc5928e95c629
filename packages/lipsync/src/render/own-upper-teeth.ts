import type { AffineCamera } from './affine-camera.js';
import { innerLowerLip, innerUpperLip } from './face-landmarks.js';
import type { FaceModel } from './face-model.js';
import { smoothstep } from './mouth-basis.js';
import type { MouthLight } from './mouth-light.js';
import type { OpenShot } from './own-teeth.js';
import { bilinear } from './resample.js';
import { edgeRise, toothDepthAt, upperEdge } from './teeth-place.js';
import { sampleTeeth, type TeethTexture } from './teeth-texture.js';

const texel = 0.0025;
/** Half the width of the texture and its reach above and below the usual biting edge, in u. */
const halfWidth = 0.3;
const above = 0.15;
const below = 0.07;
/** An upper tooth is at most this high, in u; what goes on further is not one tooth. */
const tallest = 0.12;
/** Columns of the middle 0.2 u that must show teeth, and how high they must stand on average, in u. */
const leastColumns = 0.75;
const leastHeight = 0.028;

/**
 * The person's own upper teeth, read from the frame that shows most of them and fixed to the skull like drawn ones. What
 * the lip hides there is continued upwards. Undefined where no frame shows enough.
 * @param drawn stands in beside the teeth that were seen
 */
export function ownUpperTeeth(
  model: FaceModel,
  light: MouthLight,
  shots: readonly OpenShot[],
  drawn: TeethTexture,
): TeethTexture | undefined {
  let best: TeethTexture | undefined;
  let most = 0;
  for (const shot of shots) {
    const { texture, score } = readTeeth(model, light, shot, drawn);
    if (score <= most) continue;
    most = score;
    best = texture;
  }
  return best;
}

/** What was read of one column: rows between lip and biting edge, and how the run of teeth ended. */
interface Columns {
  readonly first: Int16Array;
  readonly last: Int16Array;
}

const width = 2 * Math.round(halfWidth / texel) + 1;
const height = Math.round((above + below) / texel) + 1;
const originA = (width - 1) / 2;
const originB = Math.round(above / texel);

function readTeeth(
  model: FaceModel,
  light: MouthLight,
  shot: OpenShot,
  drawn: TeethTexture,
): { texture: TeethTexture; score: number } {
  const luma = new Float32Array(width * height);
  const columns: Columns = { first: new Int16Array(width).fill(-1), last: new Int16Array(width).fill(-1) };
  const camera: AffineCamera = new Float64Array(8);
  model.cameraFit.fit(shot.mesh, camera);
  const upper = lipLine(model, shot.mesh, camera, innerUpperLip);
  const lower = lipLine(model, shot.mesh, camera, innerLowerLip);
  for (let i = 0; i < width; i++) {
    const a = (i - originA) * texel;
    readColumn({ model, light, shot, camera, luma, columns }, i, upper(a), lower(a));
  }
  let seen = 0;
  let total = 0;
  const reach = Math.round(0.1 / texel);
  for (let i = originA - reach; i <= originA + reach; i++) {
    const tall = (columns.last[i]! - columns.first[i]!) * texel;
    if (columns.first[i]! < 0 || tall < 0.012) continue;
    seen++;
    total += tall;
  }
  const enough = seen >= leastColumns * (2 * reach + 1) && total / Math.max(1, seen) >= leastHeight;
  return { texture: enough ? assemble(luma, columns, drawn) : drawn, score: enough ? total : 0 };
}

interface Reading {
  readonly model: FaceModel;
  readonly light: MouthLight;
  readonly shot: OpenShot;
  readonly camera: AffineCamera;
  readonly luma: Float32Array;
  readonly columns: Columns;
}

/** Reads one column downwards from the lip as long as teeth are seen. */
function readColumn({ model, light, shot, camera, luma, columns }: Reading, i: number, lip: number, end: number): void {
  const { lips, mesh } = model;
  const { frame } = shot;
  const a = (i - originA) * texel;
  const base = lips.seam(lips.centre) + upperEdge - edgeRise * a * a;
  const c = toothDepthAt(a, mesh.head[3 * innerUpperLip[5] + 2]!);
  const reddest = light.skin.v + 0.5 * (light.lip.v - light.skin.v);
  const bright = Math.max(20, light.teeth.y - light.black);
  let brightest = 0;
  for (let j = 0; j < height; j++) {
    const b = base + (j - originB) * texel;
    if (b < lip + 0.006 || b > end - 0.006) continue;
    const x = camera[0]! * (a + lips.centre) + camera[1]! * b + camera[2]! * c + camera[3]!;
    const y = camera[4]! * (a + lips.centre) + camera[5]! * b + camera[6]! * c + camera[7]!;
    const value = (bilinear(frame.y, frame.width, frame.height, x, y) - light.black) / bright;
    const red = bilinear(frame.v, frame.width >> 1, frame.height >> 1, x / 2 - 0.25, y / 2 - 0.25) - 128;
    const tooth = value > 0.42 && red < reddest;
    if (columns.first[i]! < 0) {
      if (!tooth && b > lip + 0.035) return;
      if (!tooth) continue;
      columns.first[i] = j;
    }
    // A darker line ends the row: below it are the lower teeth.
    if (!tooth || value < 0.6 * brightest || (j - columns.first[i]!) * texel > tallest) return;
    brightest = Math.max(brightest, value);
    columns.last[i] = j;
    luma[j * width + i] = Math.min(1.1, value);
  }
}

/** Own teeth where they were seen in one piece, drawn ones beside them; edges smoothed, hidden parts continued upwards. */
function assemble(luma: Float32Array, columns: Columns, drawn: TeethTexture): TeethTexture {
  const data = new Float32Array(3 * width * height);
  const [from, to] = longestRun(columns);
  const edge = smoothed(columns.last, from, to, Math.round(0.008 / texel));
  const lip = smoothed(columns.first, from, to, Math.round(0.02 / texel));
  const side = Math.round(0.03 / texel);
  const sample = new Float32Array(3);
  // Drawn teeth beside them stand as low as the last own ones, so that the row does not step.
  const usual = originB - Math.round(0.008 / texel);
  const lowerBy = [edge[Math.min(to, from + side)]! - usual, edge[Math.max(from, to - side)]! - usual] as const;
  for (let i = 0; i < width; i++) {
    const lower = i < (from + to) / 2 ? lowerBy[0] : lowerBy[1];
    const share = smoothstep(0, side, Math.min(i - from, to - i));
    const column = Math.min(to, Math.max(from, i));
    for (let j = 0; j < height; j++) {
      const at = 3 * (j * width + i);
      sampleTeeth(drawn, (i - originA) * texel, (j - originB - lower) * texel, sample);
      const up = (edge[column]! - j) * texel;
      const visible = Math.max(j, Math.min(edge[column]! - 3, lip[column]! + 5));
      const tone = toneAt(luma, columns, column, Math.round(Math.min(visible, edge[column]! - 1)));
      const own = [
        tone * (1 - 0.2 * smoothstep(0.04, 0.12, up)),
        smoothstep(-0.005, 0.003, up),
        smoothstep(0.105, 0.13, up),
      ];
      for (let k = 0; k < 3; k++) data[at + k] = sample[k]! + share * (own[k]! - sample[k]!);
    }
  }
  return { texel, width, height, originA, originB, data };
}

/** Brightness read at a row, averaged over neighbouring columns above where teeth were seen. */
function toneAt(luma: Float32Array, { first, last }: Columns, i: number, j: number): number {
  let sum = 0;
  let count = 0;
  for (let k = Math.max(0, i - 2); k <= Math.min(width - 1, i + 2); k++) {
    if (first[k]! < 0) continue;
    const row = Math.min(last[k]!, Math.max(first[k]!, j));
    sum += luma[row * width + k]!;
    count++;
  }
  return count ? sum / count : 0.6;
}

/** The longest stretch of columns with teeth; gaps of a few columns do not end it. */
function longestRun({ first, last }: Columns): [number, number] {
  let best: [number, number] = [originA, originA];
  let start = -1;
  let end = -1;
  for (let i = 0; i < width; i++) {
    if (first[i]! < 0 || last[i]! - first[i]! < 4) continue;
    if (start < 0 || i - end > 6) start = i;
    end = i;
    if (end - start > best[1] - best[0]) best = [start, end];
  }
  return best;
}

/** Median of the neighbours, then their mean; columns where nothing was read do not count. */
function smoothed(values: Int16Array, from: number, to: number, reach: number): Float32Array {
  const near = (source: ArrayLike<number>, i: number) => {
    const all: number[] = [];
    for (let k = Math.max(from, i - reach); k <= Math.min(to, i + reach); k++)
      if (source[k]! >= 0) all.push(source[k]!);
    return all;
  };
  const median = new Float32Array(width).fill(-1);
  for (let i = from; i <= to; i++) {
    const all = near(values, i).sort((p, q) => p - q);
    if (all.length) median[i] = all[all.length >> 1]!;
  }
  const mean = new Float32Array(width).fill(-1);
  for (let i = from; i <= to; i++) {
    const all = near(median, i);
    mean[i] = all.reduce((sum, value) => sum + value, 0) / Math.max(1, all.length);
  }
  return mean;
}

/** The inner edge of a lip as a line over a, in the teeth's head coordinates. */
function lipLine(
  { mesh, lips }: FaceModel,
  points: Float32Array,
  camera: AffineCamera,
  edge: readonly number[],
): (a: number) => number {
  const determinant = camera[0]! * camera[5]! - camera[1]! * camera[4]!;
  const line = edge.map((p) => {
    const c = mesh.head[3 * p + 2]!;
    const x = points[3 * p]! - camera[3]! - camera[2]! * c;
    const y = points[3 * p + 1]! - camera[7]! - camera[6]! * c;
    const a = (camera[5]! * x - camera[1]! * y) / determinant - lips.centre;
    return [a, (camera[0]! * y - camera[4]! * x) / determinant] as const;
  });
  return (a) => {
    for (let i = 1; i < line.length; i++) {
      const [a1, b1] = line[i]!;
      if (a > a1) continue;
      const [a0, b0] = line[i - 1]!;
      return b0 + ((b1 - b0) * (Math.max(a, a0) - a0)) / Math.max(1e-4, a1 - a0);
    }
    return line[line.length - 1]![1];
  };
}
