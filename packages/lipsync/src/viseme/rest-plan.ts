import type { SpeechRun } from './speech-activity.js';

/** How a mouth behaves between two stretches of speech, as row numbers. */
export interface Pause {
  /** Where speech ended and where it begins again. */
  readonly first: number;
  readonly end: number;
  /** Rows in which the mouth is closed and does not move at all; none in a short pause (`stillFirst` = `stillEnd`). */
  readonly stillFirst: number;
  readonly stillEnd: number;
  /** Whether speech follows, so that the mouth gets ready for it. */
  readonly leadsToSpeech: boolean;
}

/** Pauses longer than this close the mouth; between `relaxRows` and this it relaxes (Rhubarb's rule). */
const closeRows = 35;
/** The mouth takes this long to close after the last sound. */
const closingRows = 10;
/**
 * People part their lips to breathe in before they speak: in the GRID clips the mouth is open, by a share of its usual
 * opening, from about 450 ms before the first sound (training/README.md).
 */
const readyRows = 45;
const shortestStillRows = 12;

/** The pauses of a recording: what lies before, between and after its stretches of speech. */
export function planRests(speech: readonly SpeechRun[], rowCount: number): Pause[] {
  const pauses: Pause[] = [];
  let from = 0;
  for (const run of [...speech, { first: rowCount, end: rowCount }]) {
    if (run.first > from) pauses.push(planPause(from, run.first, from > 0, run.first < rowCount));
    from = run.end;
  }
  return pauses;
}

function planPause(first: number, end: number, followsSpeech: boolean, leadsToSpeech: boolean): Pause {
  const pause = { first, end, leadsToSpeech };
  const bothSides = followsSpeech && leadsToSpeech;
  if (bothSides && end - first < closeRows) return { ...pause, stillFirst: end, stillEnd: end };
  const stillFirst = followsSpeech ? Math.min(end, first + closingRows) : first;
  const ready = leadsToSpeech
    ? Math.min(readyRows, Math.max(0, end - stillFirst - (followsSpeech ? shortestStillRows : 0)))
    : 0;
  return { ...pause, stillFirst, stillEnd: end - ready };
}
