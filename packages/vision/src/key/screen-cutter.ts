import type { Frame } from '@talkgraph/media';
import { type Cutout, makeCutout } from '../compose/cutout.js';
import type { KeyTables, ScreenColour } from './screen-key.js';

/** Cuts people out of frames of one size that show them before a screen of one colour. */
export class ScreenCutter {
  readonly #tables: KeyTables;
  readonly #screen: ScreenColour;
  readonly #cutout: Cutout;

  constructor(width: number, height: number, screen: ScreenColour, tables: KeyTables) {
    this.#screen = screen;
    this.#tables = tables;
    this.#cutout = makeCutout(width, height);
  }

  /** Cuts the person out of a frame. The cutout is overwritten by the next call. */
  cut(frame: Frame): Cutout {
    const cutout = this.#cutout;
    this.#keyColours(frame, cutout);
    this.#keyBrightness(frame, cutout);
    return cutout;
  }

  #keyColours({ u, v }: Frame, into: Cutout): void {
    const { alpha, u: cleanU, v: cleanV } = this.#tables;
    for (let at = 0; at < u.length; at++) {
      const colour = (u[at]! << 8) | v[at]!;
      const share = alpha[colour]!;
      into.chromaAlpha[at] = share;
      if (share === 0) continue;
      const person = share < 255 && share > 64 ? this.#unmixed(u[at]!, v[at]!, share) : colour;
      into.u[at] = cleanU[person]!;
      into.v[at] = cleanV[person]!;
    }
  }

  /** The person's part of a colour that is mixed with the screen's. */
  #unmixed(u: number, v: number, share: number): number {
    const factor = 255 / share;
    const [su, sv] = [this.#screen.u, this.#screen.v];
    return (byte(su + factor * (u - su)) << 8) | byte(sv + factor * (v - sv));
  }

  /** Shares of pixels lie between those of the pairs around them, whose middles are a quarter of a pair away. */
  #keyBrightness({ width, height, y }: Frame, into: Cutout): void {
    const { alpha, chromaAlpha, y: clean } = into;
    const across = width >> 1;
    const last = (height >> 1) - 1;
    const screenY = this.#screen.y;
    for (let row = 0; row < height; row++) {
      const near = row >> 1;
      const far = Math.min(last, Math.max(0, (row & 1) === 0 ? near - 1 : near + 1));
      for (let x = 0, at = row * width; x < width; x++, at++) {
        const column = x >> 1;
        const beside = (x & 1) === 0 ? (column > 0 ? column - 1 : 0) : column < across - 1 ? column + 1 : column;
        const a = chromaAlpha[near * across + column]!;
        const b = chromaAlpha[near * across + beside]!;
        const c = chromaAlpha[far * across + column]!;
        const d = chromaAlpha[far * across + beside]!;
        const share = a === b && a === c && a === d ? a : (9 * a + 3 * (b + c) + d + 8) >> 4;
        alpha[at] = share;
        if (share === 0) continue;
        // Of small shares little is left after taking the screen away, mostly noise.
        clean[at] = share === 255 || share < 64 ? y[at]! : byte(screenY + (255 / share) * (y[at]! - screenY));
      }
    }
  }
}

function byte(value: number): number {
  return value < 0 ? 0 : value > 255 ? 255 : (value + 0.5) | 0;
}
