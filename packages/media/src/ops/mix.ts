import type { AudioInfo, Clip, ClipInfo } from '../clip.js';
import type { FrameOp, GainSlope, SoundNeed } from '../frame-op.js';
import { makeClip } from '../make-clip.js';
import { rescale } from '../rational-math.js';
import { keptFile } from './kept-file.js';
import { factorOf, refuse } from './read-params.js';

/** One of several sounds that are heard together. */
export interface MixPart {
  readonly clip: Clip;
  /** When it begins, in samples of the first part that has sound. */
  readonly offset?: number;
  /** Decibels; 0 leaves it. */
  readonly gainDb?: number;
}

/**
 * Adds sounds together. Rate and channels are the most any part has, so that music under a telephone voice stays music. With a
 * picture in the first part the result keeps that picture, and sound beyond its end stays, as in any clip. Sums beyond
 * full scale are cut off when the result is encoded in whole numbers: lower the gains.
 */
export function mix(parts: readonly MixPart[]): Clip {
  const offsets = parts.map((part) => part.offset ?? 0);
  const gainsDb = parts.map((part) => part.gainDb ?? 0);
  return makeClip(
    'mix',
    { offsets, gainsDb },
    parts.map((part) => part.clip),
  );
}

/** Picture from input 0, sound from all of them. */
export const mixOp: FrameOp = {
  name: 'mix',
  describe(clip, inputs): ClipInfo {
    const video = inputs[0]?.video;
    return { ...(video && { video }), audio: mixedSound(clip, inputs), ...keptFile(inputs) };
  },
  needs: (_clip, _inputs, n) => [{ input: 0, frame: n }],
  needRuns: (_clip, _inputs, run) => [{ ...run, input: 0 }],
  sound(clip, inputs, { from, count, sampleRate }) {
    const own = firstSound(clip, inputs).sampleRate;
    const needs: SoundNeed[] = [];
    for (const [input, { audio }] of inputs.entries()) {
      if (!audio) continue;
      const start = rescale(partNumber(clip, 'offsets', input), sampleRate, own);
      const length = rescale(audio.sampleCount, sampleRate, audio.sampleRate);
      const [at, end] = [Math.max(from, start), Math.min(from + count, start + length)];
      if (end > at) needs.push({ input, from: at - start, count: end - at, at, ...gainOf(clip, input) });
    }
    return needs;
  },
};

function mixedSound(clip: Clip, inputs: readonly ClipInfo[]): AudioInfo {
  const unit = firstSound(clip, inputs).sampleRate;
  const sampleRate = inputs.reduce((most, { audio }) => Math.max(most, audio?.sampleRate ?? 0), unit);
  let channels = 1;
  let sampleCount = 0;
  for (const [input, { audio }] of inputs.entries()) {
    const offset = partNumber(clip, 'offsets', input);
    if (!Number.isSafeInteger(offset) || offset < 0) {
      refuse(clip, `part ${input + 1} has the offset ${offset}.`, `第 ${input + 1} 个声音的偏移量为 ${offset}。`);
    }
    const gain = partNumber(clip, 'gainsDb', input);
    if (!Number.isFinite(gain) || Math.abs(gain) > 120) {
      refuse(clip, `part ${input + 1} has a gain of ${gain} dB.`, `第 ${input + 1} 个声音的增益为 ${gain} dB。`);
    }
    if (!audio) continue;
    channels = Math.max(channels, audio.channels);
    const start = rescale(offset, sampleRate, unit);
    sampleCount = Math.max(sampleCount, start + rescale(audio.sampleCount, sampleRate, audio.sampleRate));
  }
  return { sampleRate, channels, sampleCount };
}

function firstSound(clip: Clip, inputs: readonly ClipInfo[]): AudioInfo {
  const audio = inputs.find((input) => input.audio)?.audio;
  return audio ?? refuse(clip, 'none of its parts has sound.', '所有输入都没有声音。');
}

function partNumber(clip: Clip, name: 'offsets' | 'gainsDb', input: number): number {
  return Number((clip.params[name] as readonly number[] | undefined)?.[input] ?? 0);
}

function gainOf(clip: Clip, input: number): { readonly gains?: readonly GainSlope[] } {
  const factor = factorOf(partNumber(clip, 'gainsDb', input));
  return factor === 1 ? {} : { gains: [{ at: 0, count: 0, from: factor, to: factor }] };
}
