import type { Rational } from './rational.js';

/** What JSON can hold. Clip parameters are nothing else, so a clip can be hashed, stored and sent. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/**
 * A clip recipe: frozen data that says how to make a video or a sound, without making it. Leaves are source files (named
 * by the SHA-256 of their content) and stills. `hash` covers op, params and the inputs' hashes.
 */
export interface Clip {
  readonly op: string;
  readonly params: { readonly [key: string]: Json };
  readonly inputs: readonly Clip[];
  readonly hash: string;
}

/** The video side of a clip: constant rate, display orientation, square pixels, even size. */
export interface VideoInfo {
  readonly width: number;
  readonly height: number;
  readonly fps: Rational;
  readonly frameCount: number;
}

/** The sound side of a clip. `sampleCount` is per channel. */
export interface AudioInfo {
  readonly sampleRate: number;
  readonly channels: number;
  readonly sampleCount: number;
}

/** What a clip will be once rendered; computed from the recipe alone. */
export interface ClipInfo {
  readonly video?: VideoInfo;
  readonly audio?: AudioInfo;
}
