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

/** A subtitle track that players can switch on and off. */
export interface SoftSubtitles {
  /** BCP 47 tag. */
  readonly language: string;
  readonly title?: string;
  readonly cues: readonly { readonly startSeconds: number; readonly endSeconds: number; readonly text: string }[];
}

/** What goes into the file beside picture and sound. Operations hand on what their first input has. */
export interface FileFacts {
  /** Metadata of the whole file by key, such as `AIGC`. */
  readonly tags?: Readonly<Record<string, string>>;
  readonly subtitles?: readonly SoftSubtitles[];
  /** What content credentials (C2PA) shall say; the file is signed once it is written. */
  readonly credentials?: { readonly [key: string]: Json };
}

/** What a clip will be once rendered; computed from the recipe alone. */
export interface ClipInfo {
  readonly video?: VideoInfo;
  readonly audio?: AudioInfo;
  readonly file?: FileFacts;
}
