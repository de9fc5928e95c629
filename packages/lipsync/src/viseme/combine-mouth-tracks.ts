import { mouthParameters } from '../mouth-shape.js';
import { type MouthTrack, mouthTrackRate } from '../mouth-track.js';
import { delayRows } from './assemble-track.js';
import { mouthTrackFromPhonemes } from './mouth-track-from-phonemes.js';
import type { PhonemeEvent } from './phoneme-event.js';
import { applyClosures, applyNarrowings, type Closure } from './shape-motion.js';
import type { SpeechRun } from './speech-activity.js';
import { visemeSegments } from './viseme-segments.js';

/**
 * How much of the motion comes from the phonemes. On the six GRID clips (phonemes by alignment of the sentence; r with the
 * measured opening, r of the width, real closures followed, jitter): sound alone 0.766, 0.21, 10 of 11, 0.020; phonemes
 * alone 0.764, 0.31, 11 of 11, 0.015; joined 0.799, 0.29, 11 of 11, 0.018. From 0.3 to 0.6 hardly differs.
 */
const phonemeShare = 0.4;

/** Rows over which the phonemes hand over to a pause that is heard. */
const handOverRows = 10;

/**
 * How much is the phonemes' where they know better: at a closure that is heard and not said (Spanish β sounds like b and
 * does not close), and where lips come near each other, which sound hardly tells.
 */
const knownShare = 0.9;
/** A closure is heard as much as this beside its phoneme, whose time may be an aligner's. */
const besideRows = 10;

/**
 * Joins what is heard and what is known to be said: the sound tells how far the mouth opens and when it rests, the
 * phonemes what shape it takes and when the lips close. `language` is that of the phonemes, a BCP 47 tag.
 */
export function combineMouthTracks(
  heard: MouthTrack,
  phonemes: readonly PhonemeEvent[],
  language: string = heard.language,
): MouthTrack {
  const { audioHash, rowCount } = heard;
  const durationSeconds = rowCount / mouthTrackRate;
  const said = mouthTrackFromPhonemes(phonemes, { audioHash, language, durationSeconds });
  const values = new Float32Array(heard.values);
  const share = sharesOf(heard, said);
  const narrowings = narrowingsOf(phonemes, language, rowCount);
  for (const narrowing of narrowings) lean(share, narrowing);
  for (let i = 0; i < values.length; i++) {
    const part = share[Math.floor(i / mouthParameters.length)]!;
    values[i] = values[i]! * (1 - part) + (said.values[i] ?? 0) * part;
  }
  keepSize(values, heard.values, share);
  const closures = said.closures.filter(({ startSeconds }) => share[rowAt(startSeconds, rowCount)]! > phonemeShare / 2);
  applyClosures(
    values,
    closures.map((closure) => rowsOf(closure, rowCount)),
  );
  applyNarrowings(values, narrowings);
  return { ...heard, language, values, closures };
}

/** What tells how large a mouth's motion is. */
const sizes = [mouthParameters.indexOf('open'), mouthParameters.indexOf('jaw')];
/** More would not be the averaging's doing. */
const mostGain = 1.5;

/**
 * Two estimates that peak at different moments are flatter together: on nine recordings the widest tenth of the openings came
 * out a seventh smaller than heard. Gives opening and jaw, in place, the root mean square that was heard.
 */
function keepSize(values: Float32Array, heard: Float32Array, share: Float32Array): void {
  const columns = mouthParameters.length;
  for (const column of sizes) {
    let [before, after] = [0, 0];
    for (let t = 0; t < share.length; t++) {
      if (share[t]! < phonemeShare) continue;
      before += heard[t * columns + column]! ** 2;
      after += values[t * columns + column]! ** 2;
    }
    const gain = after > 0 ? Math.min(mostGain, Math.max(1, Math.sqrt(before / after))) : 1;
    for (let t = 0; t < share.length; t++) {
      values[t * columns + column]! *= 1 + (gain - 1) * Math.min(1, share[t]! / phonemeShare);
    }
  }
}

/** Of each row: nothing inside a pause that is heard, so that it stays perfectly still; most of a closure that is refuted. */
function sharesOf({ pauses, closures, rowCount }: MouthTrack, said: MouthTrack): Float32Array {
  const share = new Float32Array(rowCount).fill(phonemeShare);
  for (const closure of closures) if (!isSaid(closure, said)) lean(share, rowsOf(closure, rowCount));
  for (const { startSeconds, endSeconds } of pauses) {
    const [first, end] = [Math.round(startSeconds * mouthTrackRate), Math.round(endSeconds * mouthTrackRate)];
    for (let t = Math.max(0, first - handOverRows); t < Math.min(rowCount, end + handOverRows); t++) {
      const outside = Math.max(first - t, t - (end - 1), 0);
      share[t] = Math.min(share[t]!, (phonemeShare * outside) / handOverRows);
    }
  }
  return share;
}

function isSaid({ kind, startSeconds, endSeconds }: MouthTrack['closures'][number], said: MouthTrack): boolean {
  const near = besideRows / mouthTrackRate;
  return said.closures.some(
    (other) => other.kind === kind && other.startSeconds < endSeconds + near && other.endSeconds > startSeconds - near,
  );
}

/** Rows over which a closure forms and opens again (shape-motion.ts). */
const approachRows = 6;

/** Leans to the phonemes in these rows, but for a pause that is heard. */
function lean(share: Float32Array, { first, end }: SpeechRun): void {
  for (let t = Math.max(0, first - approachRows); t < Math.min(share.length, end + approachRows); t++) {
    if (share[t]! < phonemeShare) continue;
    const outside = Math.max(first - t, t - (end - 1), 0);
    const part = knownShare - ((knownShare - phonemeShare) * outside) / (approachRows + 1);
    share[t] = Math.max(share[t]!, part);
  }
}

/** Rows in which lips, or lip and teeth, come near each other. */
function narrowingsOf(phonemes: readonly PhonemeEvent[], language: string, rowCount: number): SpeechRun[] {
  return visemeSegments(phonemes, { language })
    .filter(({ viseme }) => viseme === 'β' || viseme === 'ʋ')
    .map(({ startSeconds, endSeconds }) => ({
      first: rowAt(startSeconds, rowCount) + delayRows,
      end: rowAt(endSeconds, rowCount) + delayRows,
    }));
}

const rowAt = (seconds: number, rowCount: number) =>
  Math.min(rowCount - 1, Math.max(0, Math.round(seconds * mouthTrackRate)));

function rowsOf({ kind, startSeconds, endSeconds }: MouthTrack['closures'][number], rowCount: number): Closure {
  return {
    kind,
    first: rowAt(startSeconds, rowCount),
    end: Math.min(rowCount, Math.round(endSeconds * mouthTrackRate)),
  };
}
