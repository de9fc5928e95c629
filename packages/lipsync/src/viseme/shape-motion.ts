import { mouthParameters } from '../mouth-shape.js';
import { closeRows, type Pause } from './rest-plan.js';
import type { SpeechRun } from './speech-activity.js';

const columns = mouthParameters.length;
const [open, , , press, , lowerTuck, jaw] = mouthParameters.map((_, column) => column) as number[];

/** The parted lips of someone about to speak, and of someone pausing for a moment, in u. */
const readyOpen = 0.1;
const readyJaw = 0.08;
const relaxedOpen = 0.095;
/** Gaps shorter than a pause are mostly the closures of t and k: half open. */
const gapOpen = 0.08;
const shortestPauseRows = 12;

/**
 * Parts the lips, in place, where the sound stops for a moment: a pause too short to close the mouth relaxes it.
 * `pauseShare` says how much of every row is pause, 0..1.
 */
export function applyRelaxation(rows: Float32Array, pauseShare: Float32Array, pauses: readonly Pause[]): void {
  const level = new Float32Array(pauseShare.length).fill(gapOpen);
  for (const { first, end } of pauses) {
    if (end - first >= shortestPauseRows && end - first < closeRows) level.fill(relaxedOpen, first, end);
  }
  for (let t = 0; t < pauseShare.length; t++) {
    const part = level[t]! * pauseShare[t]!;
    rows[t * columns + open!] = rows[t * columns + open!]! + part;
    rows[t * columns + jaw!] = rows[t * columns + jaw!]! + 0.8 * part;
  }
}

/**
 * Applies the pauses to rows of mouth parameters, in place: parts the lips before speech, and makes the still rows
 * exactly zero with soft edges.
 */
export function applyRests(rows: Float32Array, pauses: readonly Pause[]): void {
  for (const pause of pauses) {
    closeStill(rows, pause);
    if (pause.leadsToSpeech) partLips(rows, pause.stillEnd, pause.end);
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

/** Rows over which the mouth leaves a still stretch. */
const leavingRows = 12;

function closeStill(rows: Float32Array, { first, stillFirst, stillEnd }: Pause): void {
  if (stillEnd <= stillFirst) return;
  const rowCount = rows.length / columns;
  rows.fill(0, stillFirst * columns, stillEnd * columns);
  for (let t = first; t < stillFirst; t++) fade(rows, t, raisedCosine((stillFirst - t) / (stillFirst - first + 1)));
  for (let t = stillEnd; t < Math.min(rowCount, stillEnd + leavingRows); t++) {
    fade(rows, t, raisedCosine((t - stillEnd) / leavingRows));
  }
}

function fade(rows: Float32Array, t: number, factor: number): void {
  for (let c = 0; c < columns; c++) rows[t * columns + c] = rows[t * columns + c]! * factor;
}

/** A stretch in which lips touch, or lip and teeth, as rows; `kind` as in `ClosureEvent`. */
export interface Closure {
  readonly kind: 'bilabial' | 'labiodental';
  readonly first: number;
  readonly end: number;
}

/** Rows that a closure takes to form and to open again. */
const approachRows = 6;
/** With the lower lip under the upper teeth the lips are a little apart, in u. */
const labiodentalOpen = 0.008;

/** Makes the closures real, in place: opening 0 and lips pressed, or the lower lip under the teeth. */
export function applyClosures(rows: Float32Array, closures: readonly Closure[]): void {
  const rowCount = rows.length / columns;
  for (const { kind, first, end } of closures) {
    for (let t = Math.max(0, first - approachRows); t < Math.min(rowCount, end + approachRows); t++) {
      const outside = Math.max(first - t, t - (end - 1), 0);
      const grip = raisedCosine(1 - outside / (approachRows + 1));
      const at = t * columns;
      const held = kind === 'bilabial' ? 0 : Math.min(labiodentalOpen, rows[at + open!]!);
      rows[at + open!] = rows[at + open!]! * (1 - grip) + held * grip;
      const lips = at + (kind === 'bilabial' ? press! : lowerTuck!);
      rows[lips] = Math.max(rows[lips]!, grip);
    }
  }
}

/** The gap between lips that come near each other without touching, in u: some 3 mm. */
const nearOpen = 0.035;

/** Brings the lips near each other, in place, in rows that are open further; their jaw and shape stay. */
export function applyNarrowings(rows: Float32Array, narrowings: readonly SpeechRun[]): void {
  const rowCount = rows.length / columns;
  for (const { first, end } of narrowings) {
    for (let t = Math.max(0, first - approachRows); t < Math.min(rowCount, end + approachRows); t++) {
      const outside = Math.max(first - t, t - (end - 1), 0);
      const grip = raisedCosine(1 - outside / (approachRows + 1));
      const at = t * columns + open!;
      rows[at] = Math.min(rows[at]!, rows[at]! * (1 - grip) + nearOpen * grip);
    }
  }
}

/** 0 at 0 and below, 1 at 1 and above, smooth between. */
function raisedCosine(x: number): number {
  return x <= 0 ? 0 : x >= 1 ? 1 : 0.5 - 0.5 * Math.cos(Math.PI * x);
}
