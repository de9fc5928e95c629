import type { AudioInfo, Clip, ClipInfo, Json, VideoInfo } from '../clip.js';
import { clipParams } from '../errors.js';
import type { Rational } from '../rational.js';

/** Refuses the parameters of a clip with one sentence in both languages. */
export function refuse(clip: Clip, en: string, zh: string): never {
  throw clipParams({ op: clip.op, en, zh });
}

/** A whole number of at least `least` among a clip's parameters. */
export function wholeParam(clip: Clip, name: string, least: number): number {
  const value = clip.params[name];
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= least) return value;
  return refuse(
    clip,
    `${name} must be a whole number of at least ${least}, not ${JSON.stringify(value)}.`,
    `${name} 必须是不小于 ${least} 的整数，而不是 ${JSON.stringify(value)}。`,
  );
}

/** A rational rate among a clip's parameters. */
export function rateParam(clip: Clip, name: string): Rational {
  const value = clip.params[name] as { readonly num?: Json; readonly den?: Json } | undefined;
  const { num, den } = value ?? {};
  if (Number.isSafeInteger(num) && Number.isSafeInteger(den) && Number(num) > 0 && Number(den) > 0) {
    return { num: Number(num), den: Number(den) };
  }
  return refuse(
    clip,
    `${name} must be a rate as {num, den}, not ${JSON.stringify(value)}.`,
    `${name} 必须是 {num, den} 形式的帧率，而不是 ${JSON.stringify(value)}。`,
  );
}

/** The video side of an input, which the op cannot do without. */
export function videoOf(clip: Clip, inputs: readonly ClipInfo[], input = 0): VideoInfo {
  const video = inputs[input]?.video;
  return video ?? refuse(clip, `input ${input} has no picture.`, `输入 ${input} 没有画面。`);
}

/** The sound side of an input, which the op cannot do without. */
export function soundOf(clip: Clip, inputs: readonly ClipInfo[], input = 0): AudioInfo {
  const audio = inputs[input]?.audio;
  return audio ?? refuse(clip, `input ${input} has no sound.`, `输入 ${input} 没有声音。`);
}

/** A gain in decibels among a clip's parameters. Beyond 120 dB nothing is left of any recording, or all is clipped. */
export function gainParam(clip: Clip, name: string): number {
  const value = clip.params[name];
  if (typeof value === 'number' && Math.abs(value) <= 120) return value;
  return refuse(
    clip,
    `${name} must be a number of decibels from -120 to 120, not ${JSON.stringify(value)}.`,
    `${name} 必须是 -120 到 120 之间的分贝数，而不是 ${JSON.stringify(value)}。`,
  );
}

/** Amplitude factor of a gain in decibels: 10^(dB/20). */
export function factorOf(gainDb: number): number {
  return gainDb === 0 ? 1 : 10 ** (gainDb / 20);
}
