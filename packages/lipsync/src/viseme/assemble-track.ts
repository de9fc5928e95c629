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
export function assembleTrack({ audioHash, language, rows, pauseShare, speech, closures }: MotionDraft): MouthTrack {
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
