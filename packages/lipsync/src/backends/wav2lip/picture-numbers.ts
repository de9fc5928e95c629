import type { FrameColour } from '@talkgraph/media';
import type { SquarePlanes } from './square-planes.js';

/** Shares of red and blue in luma; green has the rest: ITU-R BT.601, BT.709, BT.2020. */
const lumaShares = {
  bt601: { red: 0.299, blue: 0.114 },
  bt709: { red: 0.2126, blue: 0.0722 },
  bt2020: { red: 0.2627, blue: 0.0593 },
} as const;

/**
 * Writes a square as the network wants it: blue, green and red from 0 to 1, first with the lower half black, then whole.
 * @param at where the 6 planes begin
 */
export function writePicture(
  { side, y, u, v }: SquarePlanes,
  { matrix, fullRange }: FrameColour,
  into: Float32Array,
  at: number,
): void {
  const { red, blue } = lumaShares[matrix];
  const [range, chromaRange, black] = fullRange ? [255, 255, 0] : [219, 224, 16];
  const cells = side * side;
  const whole = at + 3 * cells;
  const [toRed, toBlue] = [(2 * (1 - red)) / chromaRange, (2 * (1 - blue)) / chromaRange];
  for (let i = 0; i < cells; i++) {
    const luma = (y[i]! - black) / range;
    const r = luma + toRed * (v[i]! - 128);
    const b = luma + toBlue * (u[i]! - 128);
    into[whole + i] = unit(b);
    into[whole + cells + i] = unit((luma - red * r - blue * b) / (1 - red - blue));
    into[whole + 2 * cells + i] = unit(r);
  }
  const seen = (side >> 1) * side;
  for (let plane = 0; plane < 3; plane++) {
    const [from, to] = [whole + plane * cells, at + plane * cells];
    into.copyWithin(to, from, from + seen);
    into.fill(0, to + seen, to + cells);
  }
}

/** Turns what the network made (blue, green, red from 0 to 1, from `at` on) into the numbers of a frame. */
export function readPicture(
  made: Float32Array,
  at: number,
  { matrix, fullRange }: FrameColour,
  { side, y, u, v }: SquarePlanes,
): void {
  const { red, blue } = lumaShares[matrix];
  const [range, chromaRange, black] = fullRange ? [255, 255, 0] : [219, 224, 16];
  const cells = side * side;
  const [toU, toV] = [chromaRange / (2 * (1 - blue)), chromaRange / (2 * (1 - red))];
  for (let i = 0; i < cells; i++) {
    const b = unit(made[at + i]!);
    const r = unit(made[at + 2 * cells + i]!);
    const luma = red * r + (1 - red - blue) * unit(made[at + cells + i]!) + blue * b;
    y[i] = black + range * luma;
    u[i] = 128 + toU * (b - luma);
    v[i] = 128 + toV * (r - luma);
  }
}

function unit(value: number): number {
  return value < 0 ? 0 : value > 1 ? 1 : value;
}
