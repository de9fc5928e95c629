import type { Cutout } from './cutout.js';
import type { CutoutPlace } from './lay-cutout.js';

/** Share of the cutout's shorter side over which a side fades. */
const fadeShare = 0.07;

/**
 * Fades a cutout out towards those of its sides that lie inside the picture, where a shoulder that the camera cut off would
 * end in a straight line.
 */
export class SideFader {
  readonly #columns: readonly Ramp[];
  readonly #rows: readonly Ramp[];

  constructor(width: number, height: number, { x, y }: CutoutPlace, outerWidth: number, outerHeight: number) {
    const reach = 2 * Math.max(1, Math.round((fadeShare * Math.min(width, height)) / 2));
    this.#columns = [
      ...(x > 0 ? ramp(0, 1, reach) : []),
      ...(x + width < outerWidth ? ramp(width - 1, -1, reach) : []),
    ];
    this.#rows = [
      ...(y > 0 ? ramp(0, 1, reach) : []),
      ...(y + height < outerHeight ? ramp(height - 1, -1, reach) : []),
    ];
  }

  fade({ width, height, alpha, chromaAlpha, solidFrom, solidTo }: Cutout): void {
    // Where anything fades, no stretch is promised to be all person.
    if (this.#columns.length + this.#rows.length > 0) {
      solidFrom.fill(0);
      solidTo.fill(0);
    }
    for (const { line, share } of this.#columns) {
      scale(alpha, line, width, height, share);
      if (line % 2 === 0) scale(chromaAlpha, line >> 1, width >> 1, height >> 1, share);
    }
    for (const { line, share } of this.#rows) {
      scale(alpha, line * width, 1, width, share);
      if (line % 2 === 0) scale(chromaAlpha, (line >> 1) * (width >> 1), 1, width >> 1, share);
    }
  }
}

interface Ramp {
  readonly line: number;
  readonly share: number;
}

function ramp(start: number, step: 1 | -1, reach: number): Ramp[] {
  return Array.from({ length: reach }, (_, i) => {
    const t = (i + 0.5) / reach;
    return { line: start + step * i, share: t * t * (3 - 2 * t) };
  });
}

function scale(values: Uint8Array, first: number, step: number, count: number, share: number): void {
  for (let i = 0, at = first; i < count; i++, at += step) values[at] = values[at]! * share + 0.5;
}
