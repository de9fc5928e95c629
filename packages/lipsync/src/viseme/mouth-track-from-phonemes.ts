import { type MouthTrack, mouthTrackRate } from '../mouth-track.js';
import { assembleTrack } from './assemble-track.js';
import { coarticulate, pauseShareOf } from './coarticulation.js';
import type { PhonemeEvent, PhonemeNotation } from './phoneme-event.js';
import type { Closure } from './shape-motion.js';
import type { SpeechRun } from './speech-activity.js';
import { type VisemeSegment, visemeSegments } from './viseme-segments.js';

export interface PhonemeTrackOptions {
  readonly audioHash: string;
  /** BCP 47 tag, whose rules are followed; the shared ones without it. */
  readonly language?: string;
  /** How the symbols are written; IPA by default. */
  readonly notation?: PhonemeNotation;
  /** Length of the sound; the track covers it. By default it ends with the last phoneme. */
  readonly durationSeconds?: number;
}

/** Turns phonemes with times into mouth motion: exact where a synthesiser or an aligner knows what is said when. */
export function mouthTrackFromPhonemes(events: readonly PhonemeEvent[], options: PhonemeTrackOptions): MouthTrack {
  const duration = options.durationSeconds ?? events.at(-1)?.endSeconds ?? 0;
  const rowCount = Math.ceil(duration * mouthTrackRate);
  const segments = visemeSegments(events, options);
  return assembleTrack({
    audioHash: options.audioHash,
    language: options.language ?? 'und',
    rows: coarticulate(segments, rowCount),
    pauseShare: pauseShareOf(segments, rowCount),
    speech: speechRuns(segments, rowCount),
    closures: segments.flatMap((segment) => closureOf(segment, rowCount)),
  });
}

function speechRuns(segments: readonly VisemeSegment[], rowCount: number): SpeechRun[] {
  const runs: SpeechRun[] = [];
  for (const { viseme, startSeconds, endSeconds } of segments) {
    if (viseme === '_') continue;
    const first = Math.min(rowCount, Math.round(startSeconds * mouthTrackRate));
    const end = Math.min(rowCount, Math.round(endSeconds * mouthTrackRate));
    const last = runs.at(-1);
    if (last && first <= last.end) runs[runs.length - 1] = { first: last.first, end };
    else if (end > first) runs.push({ first, end });
  }
  return runs;
}

/** Lips stay shut for at least this many rows, or they are not seen to close. */
const shortestRows = 4;

function closureOf({ viseme, startSeconds, endSeconds }: VisemeSegment, rowCount: number): Closure[] {
  if (viseme !== 'p' && viseme !== 'f') return [];
  const first = Math.min(rowCount, Math.round(startSeconds * mouthTrackRate));
  const end = Math.min(rowCount, Math.max(Math.round(endSeconds * mouthTrackRate), first + shortestRows));
  return [{ kind: viseme === 'p' ? 'bilabial' : 'labiodental', first, end }];
}
