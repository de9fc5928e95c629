import type { Measurements } from '../measurements.js';
import { frameTime } from '../measures/frame-time.js';
import { measureClosures } from '../measures/measure-closures.js';
import { measureJitter } from '../measures/measure-jitter.js';
import { measureStillness } from '../measures/measure-stillness.js';
import { measureSync } from '../measures/measure-sync.js';
import type { Curve } from '../measures/mouth-series.js';
import { deviation } from '../measures/statistics.js';
import { type SyntheticSpeech, seenMouth } from './synthetic-speech.js';

const fps = 25;

/** Measurements of a made-up result: this speech was asked for, this mouth was seen, the pictures are faultless. */
export function measurementsOf(speech: SyntheticSpeech, seen: Curve, noise = 0.001): Measurements {
  const series = [seenMouth(speech.seconds, fps, seen, noise)];
  const frames = Math.floor(speech.seconds * fps);
  return {
    windows: [{ from: 0, to: frames - 1 }],
    framesMeasured: frames,
    framesWithFace: frames,
    sync: measureSync(series, fps, speech.open),
    askedDeviation: deviation(Float32Array.from({ length: frames }, (_, n) => speech.open(frameTime(n, fps)))),
    voice: null,
    voiceExpected: null,
    closures: measureClosures(series, fps, speech.closures),
    stillness: measureStillness(series, fps, speech.pauses),
    jitter: measureJitter(series, fps, speech.open),
    sharpness: { out: 100, in: 100, ratio: 1 },
    seam: { out: 5, in: 5, ratio: 1 },
    outside: { mean: 0.8, p999: 6 },
    ownMotion: null,
  };
}
