import type { SpeechRun } from './speech-activity.js';

/** How a mouth behaves between two stretches of speech, as row numbers. */
export interface Pause {
  /** Where speech ended and where it begins again. */
  readonly first: number;
  readonly end: number;
  /** Rows in which the mouth is closed and does not move at all; none in a short pause (`stillFirst` = `stillEnd`). */
  readonly stillFirst: number;
  readonly stillEnd: number;
  /** Whether the mouth gets ready for speech that follows; only where it was still before. */
  readonly leadsToSpeech: boolean;
}

/** Pauses between speech that are longer than this close the mouth (Rhubarb's rule); shorter ones relax or hold. */
export const closeRows = 35;
/** The mouth takes this long to close after the last sound. */
const closingRows = 8;
/**
 * People part their lips to breathe in before they speak: in the GRID clips the mouth is open, by its usual opening,
 * from about half a second before the first sound (training/README.md).
 */
const readyRows = 60;
/**
 * In a pause between speech the mouth gets ready in this last part of it, but for no less than the rows below (JALI's 120 ms,
 * and a little for the opening itself). It is shut in the middle: viewers expect a pause to close the mouth, though some
 * talkers keep theirs open.
 */
const readyShare = 0.4;
const readyBetweenRows = 15;

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

function planPause(first: number, end: number, followsSpeech: boolean, speechFollows: boolean): Pause {
  const isShort = followsSpeech && speechFollows && end - first < closeRows;
  if (isShort) return { first, end, stillFirst: end, stillEnd: end, leadsToSpeech: false };
  const stillFirst = followsSpeech ? Math.min(end, first + closingRows) : first;
  const room = end - stillFirst;
  const wanted = followsSpeech ? Math.max(readyBetweenRows, Math.round(readyShare * room)) : readyRows;
  const ready = speechFollows ? Math.min(wanted, readyRows, room) : 0;
  return { first, end, stillFirst, stillEnd: end - ready, leadsToSpeech: speechFollows };
}
