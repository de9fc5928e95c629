import type { PauseEvent } from '../mouth-track.js';
import { findStresses } from '../prosody/find-stresses.js';
import { melodyRate, type SpeechMelody } from '../prosody/prosody.js';
import { arousalRate, type Intonation, type SpokenPhrase } from './intonation.js';

/** A shorter gap belongs to the phrase around it (stops, short breaths), a shorter sound is none; in seconds. */
const shortestPause = 0.2;
const shortestPhrase = 0.2;
/** The rise of a phrase is read in this many rows before its end, and needs this many with a pitch. */
const tailRows = 60;
const leastVoicedRows = 12;
/** No voice goes further in half a second; more is an octave that was misheard. */
const mostRise = 8;
/** Deviation of the mean that arousal is smoothed by, in rows: about a second is taken in. */
const arousalSpread = 60;

/** Finds what face and head follow in a voice. */
export function findIntonation(melody: SpeechMelody, pauses: readonly PauseEvent[]): Intonation {
  const spans = phrasesBetween(pauses, melody.rowCount / melodyRate);
  const semitones = melody.pitch.map((hertz) => (hertz > 0 ? 12 * Math.log2(hertz / 55) : Number.NaN));
  return {
    schema: 'talkgraph.intonation/1',
    stresses: findStresses(melody, pauses),
    phrases: spans.map((span) => ({ ...span, riseSemitones: riseOf(semitones, span) })),
    arousal: findArousal(melody.loudness, semitones, spans),
  };
}

type Span = Pick<SpokenPhrase, 'startSeconds' | 'endSeconds'>;

function phrasesBetween(pauses: readonly PauseEvent[], durationSeconds: number): Span[] {
  const spans: Span[] = [];
  let startSeconds = 0;
  const longEnough = pauses.filter((pause) => pause.endSeconds - pause.startSeconds >= shortestPause);
  for (const pause of [...longEnough, { startSeconds: durationSeconds, endSeconds: durationSeconds }]) {
    if (pause.startSeconds - startSeconds >= shortestPhrase)
      spans.push({ startSeconds, endSeconds: pause.startSeconds });
    startSeconds = Math.max(startSeconds, pause.endSeconds);
  }
  return spans;
}

/** From the median pitch of the first part of the tail to that of its end. */
function riseOf(semitones: Float32Array, { startSeconds, endSeconds }: Span): number {
  const end = Math.min(semitones.length, Math.round(endSeconds * melodyRate));
  const first = Math.max(Math.round(startSeconds * melodyRate), end - tailRows);
  const tail = Array.from(semitones.subarray(first, end)).filter((pitch) => !Number.isNaN(pitch));
  if (tail.length < leastVoicedRows) return 0;
  const cut = Math.floor(0.6 * tail.length);
  const rise = median(tail.slice(cut)) - median(tail.slice(0, cut));
  return Math.abs(rise) > mostRise ? 0 : Math.round(100 * rise) / 100;
}

/**
 * How lively the voice is against the rest of the recording: loudness and pitch go up with arousal (Scherer 2003). Pauses
 * are calm.
 */
function findArousal(loudness: Float32Array, semitones: Float32Array, spans: readonly Span[]): number[] {
  const speaking = new Uint8Array(loudness.length);
  for (const { startSeconds, endSeconds } of spans)
    speaking.fill(1, Math.round(startSeconds * melodyRate), Math.round(endSeconds * melodyRate));
  const loud = standardised(loudness, (t) => speaking[t] === 1 && loudness[t]! > -60);
  const high = standardised(semitones, (t) => speaking[t] === 1 && !Number.isNaN(semitones[t]!));
  const step = melodyRate / arousalRate;
  return Array.from({ length: Math.ceil(loudness.length / step) }, (_, i) => {
    let [sum, weight] = [0, 0];
    const middle = (i + 0.5) * step;
    for (let t = Math.max(0, i * step - 120); t < Math.min(loudness.length, i * step + 140); t += 2) {
      const near = Math.exp(-(((t - middle) / arousalSpread) ** 2));
      sum += near * (speaking[t] ? 0.5 * loud(t) + 0.5 * high(t) : -1.2);
      weight += near;
    }
    return Math.round(1000 * Math.min(1, Math.max(0, 0.5 + (0.4 * sum) / Math.max(1e-9, weight)))) / 1000;
  });
}

/** Deviations from the mean of the rows that count, in units of their spread; 0 for the others. */
function standardised(values: Float32Array, counts: (t: number) => boolean): (t: number) => number {
  let [n, sum, squares] = [0, 0, 0];
  values.forEach((value, t) => {
    if (!counts(t)) return;
    n++;
    sum += value;
    squares += value * value;
  });
  const centre = sum / Math.max(1, n);
  const spread = Math.sqrt(Math.max(1e-6, squares / Math.max(1, n) - centre * centre));
  return (t) => (counts(t) ? (values[t]! - centre) / spread : 0);
}

const median = (values: readonly number[]) => [...values].sort((p, q) => p - q)[values.length >> 1] ?? 0;
