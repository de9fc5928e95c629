import { mouthParameters } from '../mouth-shape.js';
import { type MouthTrack, mouthTrackRate } from '../mouth-track.js';
import { type Pause, planRests } from './rest-plan.js';
import { applyClosures, applyRelaxation, applyRests, type Closure } from './shape-motion.js';
import type { SpeechRun } from './speech-activity.js';

/** What both ways in know of a recording before its motion is finished. */
export interface MotionDraft {
  readonly audioHash: string;
  readonly language: string;
  /** Rows of mouth parameters; taken over and changed. */
  readonly rows: Float32Array;
  /** How much of every row is pause, 0..1. */
  readonly pauseShare: Float32Array;
  readonly speech: readonly SpeechRun[];
  readonly closures: readonly Closure[];
}

/** Finishes a draft: limits, lips parted before speech and in short pauses, still long pauses, real closures. */
export function assembleTrack(draft: MotionDraft): MouthTrack {
  const { audioHash, language, rows, pauseShare, speech, closures } = delayed(draft);
  const rowCount = rows.length / mouthParameters.length;
  const pauses = planRests(speech, rowCount);
  limit(rows);
  applyRelaxation(rows, pauseShare, pauses);
  applyRests(rows, pauses);
  applyClosures(rows, closures);
  return {
    schema: 'talkgraph.mouth-track/1',
    audioHash,
    language,
    rowCount,
    values: rows,
    closures: closures.map(({ kind, first, end }) => ({ kind, ...seconds(first, end) })),
    pauses: pauses.filter(isStill).map(({ stillFirst, stillEnd }) => seconds(stillFirst, stillEnd)),
  };
}

/**
 * Pictures of real talkers follow their sound by this much when a picture counts for the middle of the time it is shown:
 * measured on the GRID clips (training/README.md).
 */
export const delayRows = 2;

function delayed(draft: MotionDraft): MotionDraft {
  const { rows, pauseShare, speech, closures } = draft;
  const rowCount = pauseShare.length;
  const shift = Math.min(delayRows, rowCount);
  rows.copyWithin(shift * mouthParameters.length, 0);
  const pauses = pauseShare.slice();
  pauses.copyWithin(shift, 0);
  const later = <Run extends SpeechRun>(runs: readonly Run[]): Run[] =>
    runs
      .map((run) => ({ ...run, first: run.first + shift, end: Math.min(rowCount, run.end + shift) }))
      .filter((run) => run.end > run.first);
  return { ...draft, pauseShare: pauses, speech: later(speech), closures: later(closures) };
}

const isStill = (pause: Pause) => pause.stillEnd > pause.stillFirst;

function seconds(first: number, end: number) {
  return { startSeconds: first / mouthTrackRate, endSeconds: end / mouthTrackRate };
}

/** Least and greatest value of every parameter, in the order of `mouthParameters`. */
const limits: readonly (readonly [number, number])[] = [
  [0, 0.35],
  [-0.12, 0.08],
  [0, 1],
  [0, 1],
  [0, 1],
  [0, 1],
  [0, 0.35],
  [0, 1],
];

function limit(rows: Float32Array): void {
  for (let i = 0; i < rows.length; i++) {
    const [low, high] = limits[i % limits.length]!;
    rows[i] = Math.min(high, Math.max(low, rows[i]!));
  }
}
