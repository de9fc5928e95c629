import { mouthParameters } from '../mouth-shape.js';
import type { Pause } from './rest-plan.js';

const columns = mouthParameters.length;
const [open, , , press, , lowerTuck, jaw] = mouthParameters.map((_, column) => column) as number[];

/** The parted lips of someone about to speak, in u. */
const readyOpen = 0.07;
const readyJaw = 0.055;

/**
 * Applies the pauses to rows of mouth parameters, in place: parts the lips before speech, and makes the still rows
 * exactly zero with soft edges.
 */
export function applyRests(rows: Float32Array, pauses: readonly Pause[]): void {
  for (const pause of pauses) {
    if (pause.leadsToSpeech) partLips(rows, pause.stillEnd, pause.end);
    closeStill(rows, pause);
  }
}

function partLips(rows: Float32Array, first: number, end: number): void {
  // The opening swells over the first 40 %, stays, and hands over to the first sound within 80 ms.
  const swell = Math.max(4, 0.4 * (end - first));
  const handOver = 8;
  const rowCount = rows.length / columns;
  for (let t = first; t < Math.min(rowCount, end + handOver); t++) {
    const level = Math.min(raisedCosine((t - first) / swell), raisedCosine((end + handOver - t) / (2 * handOver)));
    raise(rows, t, open!, level * readyOpen);
    raise(rows, t, jaw!, level * readyJaw);
  }
}

function raise(rows: Float32Array, t: number, column: number, value: number): void {
  const at = t * columns + column;
  rows[at] = Math.max(rows[at]!, value);
}

function closeStill(rows: Float32Array, { first, stillFirst, stillEnd }: Pause): void {
  if (stillEnd <= stillFirst) return;
  rows.fill(0, stillFirst * columns, stillEnd * columns);
  const fade = (t: number, factor: number) => {
    for (let c = 0; c < columns; c++) rows[t * columns + c] = rows[t * columns + c]! * factor;
  };
  for (let t = first; t < stillFirst; t++) fade(t, raisedCosine((stillFirst - t) / (stillFirst - first + 1)));
  const rowCount = rows.length / columns;
  for (let k = 1; k <= 6 && stillEnd + k - 1 < rowCount; k++) fade(stillEnd + k - 1, raisedCosine(k / 7));
}

/** A stretch in which lips touch, or lip and teeth, as rows; `kind` as in `ClosureEvent`. */
export interface Closure {
  readonly kind: 'bilabial' | 'labiodental';
  readonly first: number;
  readonly end: number;
}

/** Rows that a closure takes to form and to open again. */
const approachRows = 6;

/** Makes the closures real, in place: opening 0 and lips pressed, or the lower lip under the teeth. */
export function applyClosures(rows: Float32Array, closures: readonly Closure[]): void {
  const rowCount = rows.length / columns;
  for (const { kind, first, end } of closures) {
    for (let t = Math.max(0, first - approachRows); t < Math.min(rowCount, end + approachRows); t++) {
      const outside = Math.max(first - t, t - (end - 1), 0);
      const grip = raisedCosine(1 - outside / (approachRows + 1));
      const at = t * columns;
      if (kind === 'bilabial') {
        rows[at + open!] = rows[at + open!]! * (1 - grip);
        rows[at + press!] = Math.max(rows[at + press!]!, grip);
      } else {
        rows[at + open!] = Math.min(rows[at + open!]!, rows[at + open!]! * (1 - grip) + labiodentalOpen * grip);
        rows[at + lowerTuck!] = Math.max(rows[at + lowerTuck!]!, grip);
      }
    }
  }
}

/** With the lower lip under the upper teeth the lips are a little apart, in u. */
const labiodentalOpen = 0.015;

/** 0 at 0 and below, 1 at 1 and above, smooth between. */
function raisedCosine(x: number): number {
  return x <= 0 ? 0 : x >= 1 ? 1 : 0.5 - 0.5 * Math.cos(Math.PI * x);
}
