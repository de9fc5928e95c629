import type { ColourNumbers } from '@talkgraph/kernels';
import type { FrameColour } from '@talkgraph/media';

/** Shares of red and blue in luma; green has the rest: ITU-R BT.601, BT.709, BT.2020. */
const lumaShares = {
  bt601: { red: 0.299, blue: 0.114 },
  bt709: { red: 0.2126, blue: 0.0722 },
  bt2020: { red: 0.2627, blue: 0.0593 },
} as const;

/** How the numbers of a frame stand for colours. */
export function colourNumbers({ matrix, fullRange }: FrameColour): ColourNumbers {
  const ranges = fullRange ? { black: 0, range: 255, chromaRange: 255 } : { black: 16, range: 219, chromaRange: 224 };
  return { ...lumaShares[matrix], ...ranges };
}

/**
 * Writes a square as the network wants it: blue, green and red from 0 to 1, first with the lower half black, then whole.
 * @param colours of the square, [3, side, side]
 * @param at where the 6 planes begin
 */
export function writePicture(colours: Float32Array, side: number, into: Float32Array, at: number): void {
  const cells = side * side;
  const seen = (side >> 1) * side;
  for (let plane = 0; plane < 3; plane++) {
    const to = at + plane * cells;
    into.set(colours.subarray(plane * cells, plane * cells + seen), to);
    into.fill(0, to + seen, to + cells);
  }
  into.set(colours, at + 3 * cells);
}
