import type { Frame } from '@talkgraph/media';
import type { AffineCamera } from './affine-camera.js';
import type { LipCurves } from './lip-curves.js';
import { bilinear } from './resample.js';

/** How far the real line between the lips may lie from the mesh's, in u. */
const reach = 0.045;
const step = 0.003;
const rows = 2 * Math.round(reach / step) + 1;
const columns = 33;

/** A frame with the mouth closed and the face's mesh in it, x y z per point in the frame's pixels. */
export interface RestShot {
  readonly frame: Frame;
  readonly mesh: Float32Array;
}

/**
 * Where the dark line between closed lips really is. The mesh follows it only roughly; a cut beside it would leave the line
 * on one lip when the mouth opens.
 */
export interface SeamLine {
  /** Offset in u, to be added to the mesh's line, at a in head coordinates. */
  offset(a: number): number;
}

/**
 * Follows the darkest line along the lips: a shortest path over columns across the mouth, drawn to the mesh's line.
 * @param shots frames with the mouth closed, and the camera of the face in each
 */
export function findSeamLine(
  lips: LipCurves,
  depthAt: (a: number) => number,
  shots: readonly { frame: Frame; camera: AffineCamera }[],
): SeamLine {
  const cost = new Float64Array(columns * rows);
  const aOf = (c: number) => lips.centre + lips.halfWidth * 1.12 * ((2 * c) / (columns - 1) - 1);
  for (const { frame, camera } of shots) {
    for (let c = 0; c < columns; c++) addColumn(cost, c, aOf(c), lips, depthAt(aOf(c)), frame, camera);
  }
  const path = darkestPath(cost);
  const offsets = Float64Array.from(path, (row) => (row - (rows - 1) / 2) * step);
  const smooth = Float64Array.from(offsets, (_, c) => {
    const at = (i: number) => offsets[Math.min(columns - 1, Math.max(0, i))]!;
    return (at(c - 2) + 2 * at(c - 1) + 3 * at(c) + 2 * at(c + 1) + at(c + 2)) / 9;
  });
  return {
    offset(a) {
      const place = ((a - lips.centre) / (lips.halfWidth * 1.12) + 1) * 0.5 * (columns - 1);
      const i = Math.min(columns - 2, Math.max(0, Math.floor(place)));
      const f = Math.min(1, Math.max(0, place - i));
      return smooth[i]! * (1 - f) + smooth[i + 1]! * f;
    },
  };
}

/** Adds the darkness of one column, measured against the column's own range so that every column counts alike. */
function addColumn(
  cost: Float64Array,
  c: number,
  a: number,
  lips: LipCurves,
  depth: number,
  frame: Frame,
  camera: AffineCamera,
): void {
  const lumas: number[] = [];
  for (let r = -1; r <= rows; r++) {
    const b = lips.seam(a) + (r - (rows - 1) / 2) * step;
    const x = camera[0]! * a + camera[1]! * b + camera[2]! * depth + camera[3]!;
    const y = camera[4]! * a + camera[5]! * b + camera[6]! * depth + camera[7]!;
    lumas.push(bilinear(frame.y, frame.width, frame.height, x, y));
  }
  const range = Math.max(24, Math.max(...lumas) - Math.min(...lumas));
  const least = Math.min(...lumas);
  for (let r = 0; r < rows; r++) {
    const luma = (lumas[r]! + 2 * lumas[r + 1]! + lumas[r + 2]!) / 4;
    const away = (r - (rows - 1) / 2) / ((rows - 1) / 2);
    cost[c * rows + r]! += (luma - least) / range + 0.35 * away * away;
  }
}

/** The path of least cost from column to column; a step of one row costs a little, of more is not allowed. */
function darkestPath(cost: Float64Array): number[] {
  const total = cost.slice();
  const from = new Int32Array(columns * rows);
  for (let c = 1; c < columns; c++) {
    for (let r = 0; r < rows; r++) {
      let best = Infinity;
      for (let s = Math.max(0, r - 2); s <= Math.min(rows - 1, r + 2); s++) {
        const sum = total[(c - 1) * rows + s]! + 0.06 * (r - s) * (r - s);
        if (sum < best) {
          best = sum;
          from[c * rows + r] = s;
        }
      }
      total[c * rows + r]! += best;
    }
  }
  const last = (columns - 1) * rows;
  let row = 0;
  for (let r = 1; r < rows; r++) if (total[last + r]! < total[last + row]!) row = r;
  const path = new Array<number>(columns);
  for (let c = columns - 1; c >= 0; c--) {
    path[c] = row;
    row = from[c * rows + row]!;
  }
  return path;
}
