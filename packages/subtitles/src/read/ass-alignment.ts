import type { CuePlace } from '../subtitles-document.js';

const horizontals = ['left', 'center', 'right'] as const;
const verticals = ['bottom', 'middle', 'top'] as const;

/** Place of ASS's `\an` and Alignment, laid out like a number pad: 2 is bottom centre, 8 top centre. Undefined for others. */
export function assAlignment(number: number): CuePlace | undefined {
  if (!Number.isInteger(number) || number < 1 || number > 9) return undefined;
  const horizontal = horizontals[(number - 1) % 3] as CuePlace['horizontal'];
  return { horizontal, vertical: verticals[Math.floor((number - 1) / 3)] as CuePlace['vertical'] };
}

/** The number of a place on the number pad. */
export function assAlignmentOf(place: CuePlace): number {
  return 1 + horizontals.indexOf(place.horizontal) + 3 * verticals.indexOf(place.vertical);
}

/** Place of SSA's (version 4) Alignment and `\a`: 1 to 3 at the bottom, 5 to 7 at the top, 9 to 11 in the middle. */
export function ssaAlignment(number: number): CuePlace | undefined {
  const row = number >= 9 ? 3 : number >= 5 ? 6 : 0;
  const column = number >= 9 ? number - 8 : number >= 5 ? number - 4 : number;
  return column >= 1 && column <= 3 ? assAlignment(row + column) : undefined;
}
