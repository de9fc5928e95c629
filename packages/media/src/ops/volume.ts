import type { Clip, ClipInfo } from '../clip.js';
import type { FrameOp, GainSlope } from '../frame-op.js';
import { makeClip } from '../make-clip.js';
import { rescale } from '../rational-math.js';
import { factorOf, gainParam, refuse, soundOf, wholeParam } from './read-params.js';

/** How loudness changes. Fades are counted in samples of the clip's own sound. */
export interface VolumeOptions {
  /** Decibels: 0 leaves it, −6 is about half, 6 about double the amplitude. */
  readonly gainDb?: number;
  /** From silence to full over so many samples at the start. */
  readonly fadeIn?: number;
  /** From full to silence over so many samples at the end. */
  readonly fadeOut?: number;
}

/** Makes a clip's sound louder or softer, and fades it in and out; its picture, if any, passes untouched. */
export function volume(clip: Clip, { gainDb = 0, fadeIn = 0, fadeOut = 0 }: VolumeOptions): Clip {
  return makeClip('volume', { gainDb, fadeIn, fadeOut }, [clip]);
}

/** The same sound, multiplied. */
export const volumeOp: FrameOp = {
  name: 'volume',
  describe(clip, inputs): ClipInfo {
    const audio = soundOf(clip, inputs);
    gainParam(clip, 'gainDb');
    const [fadeIn, fadeOut] = [wholeParam(clip, 'fadeIn', 0), wholeParam(clip, 'fadeOut', 0)];
    if (fadeIn > audio.sampleCount || fadeOut > audio.sampleCount) {
      refuse(clip, 'a fade is longer than the sound.', '淡入或淡出的时长超过了音频本身。');
    }
    return inputs[0] as ClipInfo;
  },
  needs: (_clip, _inputs, n) => [{ input: 0, frame: n }],
  needRuns: (_clip, _inputs, run) => [{ ...run, input: 0 }],
  sound(clip, inputs, { from, count, sampleRate }) {
    return [{ input: 0, from, count, gains: gainsOf(clip, soundOf(clip, inputs), sampleRate) }];
  },
};

function gainsOf(clip: Clip, audio: { readonly sampleRate: number; readonly sampleCount: number }, rate: number) {
  const inPlan = (samples: number) => rescale(samples, rate, audio.sampleRate);
  const factor = factorOf(gainParam(clip, 'gainDb'));
  const [fadeIn, fadeOut] = [wholeParam(clip, 'fadeIn', 0), wholeParam(clip, 'fadeOut', 0)];
  const gains: GainSlope[] = [];
  if (factor !== 1) gains.push({ at: 0, count: 0, from: factor, to: factor });
  if (fadeIn > 0) gains.push({ at: 0, count: inPlan(fadeIn), from: 0, to: 1 });
  if (fadeOut > 0) gains.push({ at: inPlan(audio.sampleCount - fadeOut), count: inPlan(fadeOut), from: 1, to: 0 });
  return gains;
}
