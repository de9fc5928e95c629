import type { Rational } from '@talkgraph/media';

/** Every frame of a clip as a small grey picture: enough to see where hands are and whether two frames look alike. */
export interface FilmStrip {
  readonly width: number;
  readonly height: number;
  readonly fps: Rational;
  readonly frameCount: number;
  /** `frameCount` pictures of width × height bytes, luma 0..255. */
  readonly pictures: Uint8Array;
}

/** Longest side of the pictures: a hand of a half-length picture is four to six of these pixels wide. */
export const stripSide = 64;

/** Copies packed RGB into a strip as luma (ITU-R BT.601 weights in 256ths). */
export function addToStrip(strip: FilmStrip, frame: number, rgb: Uint8Array): void {
  const cells = strip.width * strip.height;
  const at = frame * cells;
  for (let i = 0; i < cells; i++) {
    strip.pictures[at + i] = (77 * rgb[3 * i]! + 150 * rgb[3 * i + 1]! + 29 * rgb[3 * i + 2]!) >> 8;
  }
}
