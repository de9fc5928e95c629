import { mouthParameters } from '../../mouth-shape.js';
import type { ClosureEvent, MouthTrack, PauseEvent } from '../../mouth-track.js';
import { mouthTrackRate } from '../../mouth-track.js';
import { seededRandom } from '../../talk/loop/seeded-random.js';
import { frameTime } from '../measures/frame-time.js';
import type { Curve, MouthSeries } from '../measures/mouth-series.js';
import { blankMouthSeries } from '../measures/mouth-series.js';

/** Made-up speech whose every closure and pause is known. */
export interface SyntheticSpeech {
  readonly seconds: number;
  readonly open: Curve;
  readonly closures: readonly ClosureEvent[];
  readonly pauses: readonly PauseEvent[];
}

/** Syllables of 100 to 360 ms, each opening by 0.05 to 0.16 u and closing with a p, b or m; a second of rest every six. */
export function syntheticSpeech(seconds: number, seed = 3): SyntheticSpeech {
  const random = seededRandom(seed);
  const syllables: { from: number; length: number; height: number }[] = [];
  const closures: ClosureEvent[] = [];
  const pauses: PauseEvent[] = [];
  for (let at = 0.3, i = 1; at < seconds - 0.5; i++) {
    const length = 0.1 + 0.26 * random();
    syllables.push({ from: at, length, height: 0.05 + 0.11 * random() });
    at += length;
    closures.push({ kind: 'bilabial', startSeconds: at, endSeconds: at + 0.06 });
    at += 0.06;
    if (i % 6 === 0) {
      pauses.push({ startSeconds: at, endSeconds: at + 1 });
      at += 1;
    }
  }
  const open = (t: number) => {
    const syllable = syllables.find(({ from, length }) => t >= from && t < from + length);
    return syllable ? syllable.height * Math.sin((Math.PI * (t - syllable.from)) / syllable.length) : 0;
  };
  return { seconds, open, closures, pauses };
}

/** What a perfect landmark reader would see of a mouth with this opening: closed lips read 0.01 u. */
export function seenMouth(seconds: number, fps: number, open: Curve, noise = 0): MouthSeries {
  const random = seededRandom(11);
  const series = blankMouthSeries(0, Math.floor(seconds * fps));
  for (let n = 0; n < series.open.length; n++) {
    const tremble = () => noise * (random() + random() - 1);
    series.open[n] = 0.01 + open(frameTime(n, fps)) + tremble();
    series.mouthX[n] = tremble();
    series.mouthY[n] = 0.8 + tremble();
    series.noseX[n] = tremble();
    series.noseY[n] = 0.4 + tremble();
  }
  return series;
}

/** The same speech as a mouth track. */
export function speechTrack({ seconds, open, closures, pauses }: SyntheticSpeech): MouthTrack {
  const rowCount = Math.round(seconds * mouthTrackRate);
  const values = new Float32Array(rowCount * mouthParameters.length);
  const column = mouthParameters.indexOf('open');
  for (let i = 0; i < rowCount; i++) values[i * mouthParameters.length + column] = open(i / mouthTrackRate);
  return { schema: 'talkgraph.mouth-track/1', audioHash: 'a', language: 'en', rowCount, values, closures, pauses };
}
