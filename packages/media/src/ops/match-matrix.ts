import type { Frame, FrameColour } from '../frame.js';
import type { FrameContext } from '../frame-op.js';
import { lumaShares } from './layer-planes.js';

/** What the colours add to luma, and how they become the other matrix's colours; all for limited range. */
interface MatrixChange {
  readonly yu: number;
  readonly yv: number;
  readonly uu: number;
  readonly uv: number;
  readonly vu: number;
  readonly vv: number;
}

/**
 * A frame with the colour matrix of another, so that the two can be mixed: the frame itself where they have the same, else a
 * new one of the caller's.
 */
export function matchMatrix(frame: Frame, like: Frame, context: Pick<FrameContext, 'allocate'>): Frame {
  if (frame.colour.matrix === like.colour.matrix) return frame;
  const matched = context.allocate(frame.width, frame.height, like);
  convert(frame, matched, matrixChange(frame.colour.matrix, like.colour.matrix));
  return matched;
}

/**
 * From one matrix to red, green and blue and on to the other, with luma l, colours u and v counted from their middle:
 * R = l + 2(1−Kr)v, B = l + 2(1−Kb)u, G from the luma they share (ITU-R BT.601, BT.709). Grey stays grey, so luma only
 * gains what the colours give it.
 */
function matrixChange(from: FrameColour['matrix'], to: FrameColour['matrix']): MatrixChange {
  const [a, b] = [lumaShares[from], lumaShares[to]];
  const [greenA, greenB] = [1 - a.red - a.blue, 1 - b.red - b.blue];
  const [red, blue] = [2 * (1 - a.red), 2 * (1 - a.blue)];
  const lumaOfU = b.blue * blue - (greenB * a.blue * blue) / greenA;
  const lumaOfV = b.red * red - (greenB * a.red * red) / greenA;
  const [toU, toV] = [1 / (2 * (1 - b.blue)), 1 / (2 * (1 - b.red))];
  const scale = 219 / 224;
  return {
    yu: lumaOfU * scale,
    yv: lumaOfV * scale,
    uu: (blue - lumaOfU) * toU,
    uv: -lumaOfV * toU,
    vu: -lumaOfU * toV,
    vv: (red - lumaOfV) * toV,
  };
}

function convert(from: Frame, to: Frame, { yu, yv, uu, uv, vu, vv }: MatrixChange): void {
  const { width, height } = from;
  const half = width >> 1;
  for (let row = 0; row < height; row += 2) {
    let first = row * width;
    for (let column = 0, at = (row >> 1) * half; column < half; column++, at++, first += 2) {
      const u = (from.u[at] as number) - 128;
      const v = (from.v[at] as number) - 128;
      const more = Math.round(yu * u + yv * v);
      // Written out: a loop over the four takes several times as long.
      to.y[first] = byte((from.y[first] as number) + more);
      to.y[first + 1] = byte((from.y[first + 1] as number) + more);
      to.y[first + width] = byte((from.y[first + width] as number) + more);
      to.y[first + width + 1] = byte((from.y[first + width + 1] as number) + more);
      to.u[at] = byte(128 + Math.round(uu * u + uv * v));
      to.v[at] = byte(128 + Math.round(vu * u + vv * v));
    }
  }
}

function byte(value: number): number {
  return value < 0 ? 0 : value > 255 ? 255 : value;
}
