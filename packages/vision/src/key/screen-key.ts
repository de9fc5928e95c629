import type { Frame } from '@talkgraph/media';

/** The colour of a screen, as bytes of a frame. */
export interface ScreenColour {
  readonly y: number;
  readonly u: number;
  readonly v: number;
}

/** How a screen is told from the person before it. */
export interface KeyStyle {
  /** How far a colour may be from the screen's and still be screen, from 0 to 1. */
  readonly tolerance: number;
  /** How wide the step from screen to person is, from 0 to 1. */
  readonly softness: number;
  /** How much of the screen's light on the person is taken away, from 0 to 1. */
  readonly spill: number;
}

/** Colours nearer to grey than this are no screen, of 128. */
const leastColour = 14;
/** Bits of colour by which border pixels are counted. */
const bits = 4;
/** Share of the border that has to be of one colour. */
const leastShare = 0.25;

/**
 * The screen's colour: the most frequent colour along the left, right and upper borders, if it is one. The lower border shows
 * the person.
 */
export function findScreen({ width, height, y, u, v }: Frame): ScreenColour | undefined {
  const [across, down] = [width >> 1, height >> 1];
  const depth = Math.max(1, Math.round(0.03 * Math.min(across, down)));
  const counts = new Map<number, { n: number; y: number; u: number; v: number }>();
  let total = 0;
  for (let row = 0; row < Math.floor(0.8 * down); row++) {
    for (let column = 0; column < across; column++) {
      if (row >= depth && column >= depth && column < across - depth) column = across - depth;
      const at = row * across + column;
      total++;
      if (Math.hypot(u[at]! - 128, v[at]! - 128) < leastColour) continue;
      const key = ((u[at]! >> bits) << 8) | (v[at]! >> bits);
      const sum = counts.get(key) ?? { n: 0, y: 0, u: 0, v: 0 };
      counts.set(key, sum);
      sum.n++;
      sum.y += y[2 * row * width + 2 * column]!;
      sum.u += u[at]!;
      sum.v += v[at]!;
    }
  }
  const [most] = [...counts.values()].sort((a, b) => b.n - a.n);
  if (!most || most.n < leastShare * total) return undefined;
  return { y: most.y / most.n, u: most.u / most.n, v: most.v / most.n };
}

/** What each pair of colours becomes: `(u << 8) | v` is the place in each table. */
export interface KeyTables {
  /** Share of the person. */
  readonly alpha: Uint8Array;
  /** The person's colours without the screen's light. */
  readonly u: Uint8Array;
  readonly v: Uint8Array;
}

/**
 * Works the key out for all colours at once. A colour's likeness to the screen is its part along the screen's own direction
 * from grey (1 at the screen, whatever its brightness; shadows on it lie between) less what it has across: the idea of the
 * colour-difference key of film.
 */
export function keyTables(screen: ScreenColour, { tolerance, softness, spill }: KeyStyle): KeyTables {
  const [du, dv] = [screen.u - 128, screen.v - 128];
  const reach = Math.hypot(du, dv);
  const [eu, ev] = [du / reach, dv / reach];
  const screenFrom = 1 - tolerance;
  const personBelow = screenFrom - Math.max(0.02, softness);
  const tables = { alpha: new Uint8Array(65536), u: new Uint8Array(65536), v: new Uint8Array(65536) };
  for (let u = 0, at = 0; u < 256; u++) {
    for (let v = 0; v < 256; v++, at++) {
      const along = ((u - 128) * eu + (v - 128) * ev) / reach;
      const across = Math.abs((u - 128) * -ev + (v - 128) * eu) / reach;
      const likeness = along - 0.6 * across;
      const share = Math.min(1, Math.max(0, (screenFrom - likeness) / (screenFrom - personBelow)));
      tables.alpha[at] = 255 * share * share * (3 - 2 * share) + 0.5;
      const light = Math.max(0, along - 0.5 * across) * spill * reach;
      tables.u[at] = Math.min(255, Math.max(0, u - light * eu + 0.5));
      tables.v[at] = Math.min(255, Math.max(0, v - light * ev + 0.5));
    }
  }
  return tables;
}
