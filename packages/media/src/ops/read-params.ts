import type { Clip, ClipInfo, Json, VideoInfo } from '../clip.js';
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
