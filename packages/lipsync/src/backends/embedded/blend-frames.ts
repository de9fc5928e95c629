import type { Frame } from '@talkgraph/media';
import { type PictureFlow, pictureFlow } from './picture-flow.js';

/** Things that have moved by less than this many pixels are where they were: a plain mixture shows no second edge. */
const noticedPixels = 0.7;

/**
 * Mixes `share` of `other` into `frame`, in place. What has moved a little from `other` to `frame` is brought to one place
 * first, `share` of the way back from where it is in `frame`, so that a person who stands a little elsewhere has one outline
 * and not two. Both have the same size.
 */
export function blendFrames(frame: Frame, other: Frame, share: number): void {
  const kept = Math.min(1, Math.max(0, share));
  const flow = pictureFlow(other, frame);
  if (flow.furthest < noticedPixels) {
    const weight = Math.round(256 * kept);
    blendPlane(frame.y, other.y, weight);
    blendPlane(frame.u, other.u, weight);
    blendPlane(frame.v, other.v, weight);
    return;
  }
  const { width, height } = frame;
  morphPlane(frame.y, other.y, { width, height, flow, share: kept, scale: 1 });
  const half = { width: width / 2, height: height / 2, flow, share: kept, scale: 0.5 };
  morphPlane(frame.u, other.u, half);
  morphPlane(frame.v, other.v, half);
}

function blendPlane(into: Uint8Array, from: Uint8Array, weight: number): void {
  for (let i = 0; i < into.length; i++) into[i] = (into[i]! * (256 - weight) + from[i]! * weight + 128) >> 8;
}

interface Morph {
  readonly width: number;
  readonly height: number;
  readonly flow: PictureFlow;
  readonly share: number;
  /** Pixels of the plane for one of the picture. */
  readonly scale: number;
}

/** Row by row: the field is brought to the row first, then both planes are sampled along it. */
function morphPlane(into: Uint8Array, from: Uint8Array, { width, height, flow, share, scale }: Morph): void {
  const { columns, rows } = flow;
  const own = into.slice();
  const rowX = new Float32Array(columns);
  const rowY = new Float32Array(columns);
  const stepX = columns / width;
  for (let row = 0; row < height; row++) {
    const gy = Math.min(rows - 1, Math.max(0, ((row + 0.5) * rows) / height - 0.5));
    const j = Math.min(rows - 2, Math.floor(gy));
    const fy = gy - j;
    for (let c = 0; c < columns; c++) {
      const at = j * columns + c;
      rowX[c] = scale * (flow.x[at]! + fy * (flow.x[at + columns]! - flow.x[at]!));
      rowY[c] = scale * (flow.y[at]! + fy * (flow.y[at + columns]! - flow.y[at]!));
    }
    for (let column = 0; column < width; column++) {
      const gx = Math.min(columns - 1, Math.max(0, (column + 0.5) * stepX - 0.5));
      const i = Math.min(columns - 2, Math.floor(gx));
      const fx = gx - i;
      const dx = rowX[i]! + fx * (rowX[i + 1]! - rowX[i]!);
      const dy = rowY[i]! + fx * (rowY[i + 1]! - rowY[i]!);
      const back = 1 - share;
      const old = sampled(from, width, height, column - back * dx, row - back * dy);
      const fresh = sampled(own, width, height, column + share * dx, row + share * dy);
      into[row * width + column] = fresh + share * (old - fresh) + 0.5;
    }
  }
}

/** Bilinear; what lies outside is the border. */
function sampled(plane: Uint8Array, width: number, height: number, x: number, y: number): number {
  const cx = x < 0 ? 0 : x > width - 1 ? width - 1 : x;
  const cy = y < 0 ? 0 : y > height - 1 ? height - 1 : y;
  const i = Math.min(width - 2, cx | 0);
  const j = Math.min(height - 2, cy | 0);
  const fx = cx - i;
  const fy = cy - j;
  const at = j * width + i;
  const top = plane[at]! + fx * (plane[at + 1]! - plane[at]!);
  const bottom = plane[at + width]! + fx * (plane[at + width + 1]! - plane[at + width]!);
  return top + fy * (bottom - top);
}
