import { firstIndex } from '@talkgraph/media';
import type { MouthTrack } from '../../mouth-track.js';
import { melBandCount, melHighest, melLowest, melRate } from './mel-front-end.js';
import type { MelSpectrogram } from './stored-mel.js';

/** Columns that the network looks at for one frame: 200 ms. */
export const windowColumns = 16;
/** Frames a second of the films that the network learnt from. */
const trainedRate = 25;
/**
 * The window begins one of those frames before the frame's own picture. The training pairs are cut so (`crop_audio_window(i - 2)` with i
 * counted from 1 in wav2lip_train.py), while the original inference.py begins at the frame itself, which makes the mouth 40 ms early:
 * docs/wav2lip.md says how that was measured.
 */
const leadSeconds = 1 / trainedRate;
/** The value of `smoothness` up to which the sound is heard as it is. */
const neutral = 0.3;
/** Deviation of the Gaussian over time at smoothness 1, in columns: 50 ms. */
const softestColumns = 4;
const reach = 10;

/** How the sound is heard. */
export interface Hearing {
  readonly mel: MelSpectrogram;
  /** Where nobody speaks, and where lips meet. */
  readonly mouth: Pick<MouthTrack, 'pauses' | 'closures'>;
  readonly intensity: number;
  readonly smoothness: number;
  readonly offsetMs: number;
  readonly fps: { readonly num: number; readonly den: number };
}

/**
 * First column of the window for output frame n. Frames of other rates are placed by the middle of the time for which they are shown, so
 * that at 25 frames a second this is the training's int(80 (n - 1) / 25).
 */
export function firstColumn(n: number, { fps, offsetMs }: Pick<Hearing, 'fps' | 'offsetMs'>): number {
  const middle = ((n + 0.5) * fps.den) / fps.num - offsetMs / 1000;
  // A billionth keeps whole numbers whole that are none in binary.
  return Math.floor(melRate * (middle - 0.5 / trainedRate - leadSeconds) + 1e-9);
}

/**
 * What the network hears for output frame n, [80, 16], band after band as it expects them. `intensity` moves the sound between silence
 * (0, to which the network closes the mouth), as it is (1) and twice as far above silence; `smoothness` above 0.3 blurs it over time,
 * but never where lips close. In pauses there is silence, whatever noise the recording has there.
 */
export function createHeardWindow(hearing: Hearing): (n: number, into: Float32Array, at: number) => void {
  const { mel, mouth, intensity, smoothness } = hearing;
  const soft = smoothness > neutral ? (softestColumns * (smoothness - neutral)) / (1 - neutral) : 0;
  const margin = soft > 0 ? reach : 0;
  const kernel = Array.from({ length: 2 * margin + 1 }, (_, k) =>
    soft > 0 ? Math.exp(-0.5 * ((k - margin) / soft) ** 2) : 1,
  );
  const columns = new Float32Array((windowColumns + 2 * margin) * melBandCount);
  const sounds = new Uint8Array(windowColumns + 2 * margin);
  const pauses = columnRuns(mouth.pauses, 0);
  // Half a window of analysis: a closure is heard that much around its time.
  const closures = columnRuns(mouth.closures, 2);
  return (n, into, at) => {
    const first = firstColumn(n, hearing);
    mel.read(first - margin, columns);
    for (let c = 0; c < sounds.length; c++) {
      sounds[c] = isIn(pauses, first - margin + c) ? 0 : 1;
      if (!sounds[c]) columns.fill(melLowest, c * melBandCount, (c + 1) * melBandCount);
    }
    for (let c = 0; c < windowColumns; c++) {
      const isSharp = margin === 0 || !sounds[c + margin] || isIn(closures, first + c);
      for (let band = 0; band < melBandCount; band++) {
        const value = isSharp ? columns[(c + margin) * melBandCount + band]! : blurred(columns, kernel, c, band);
        const raised = melLowest + intensity * (value - melLowest);
        into[at + band * windowColumns + c] = raised > melHighest ? melHighest : raised;
      }
    }
  };
}

/** The weighted mean over time around column `c` of the window. */
function blurred(columns: Float32Array, kernel: readonly number[], c: number, band: number): number {
  let [sum, total] = [0, 0];
  for (let k = 0; k < kernel.length; k++) {
    sum += kernel[k]! * columns[(c + k) * melBandCount + band]!;
    total += kernel[k]!;
  }
  return sum / total;
}

type Run = readonly [from: number, to: number];

/** Stretches of time as inclusive runs of columns whose middle lies in them, widened by `margin`. */
function columnRuns(
  events: readonly { readonly startSeconds: number; readonly endSeconds: number }[],
  margin: number,
): Run[] {
  return events.map(({ startSeconds, endSeconds }) => [
    Math.ceil(startSeconds * melRate) - margin,
    Math.floor(endSeconds * melRate) + margin,
  ]);
}

/** Whether a column lies in one of the runs, which are in order. */
function isIn(runs: readonly Run[], column: number): boolean {
  const next = runs[firstIndex(runs.length, (i) => runs[i]![1] >= column)];
  return next !== undefined && next[0] <= column;
}
