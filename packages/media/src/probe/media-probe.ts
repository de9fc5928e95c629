import type { Orientation } from '../plan/picture-geometry.js';
import type { Rational } from '../rational.js';

/** What a picture stream is, measured where it can be. */
export interface VideoProbe {
  readonly codec: string;
  /** FFmpeg's name of the decoded pixel format. */
  readonly pixelFormat: string;
  /** Size of the coded picture. */
  readonly codedWidth: number;
  readonly codedHeight: number;
  /** Size as shown: upright, square pixels, even. */
  readonly width: number;
  readonly height: number;
  readonly orientation: Orientation;
  readonly interlaced: boolean;
  /** What the container says; zero over zero when it does not. */
  readonly nominalRate: Rational;
  readonly averageRate: Rational;
  /** The constant rate at which it is played, and the frames that makes. */
  readonly fps: Rational;
  readonly frameCount: number;
  readonly variableRate: boolean;
}

/** What a sound stream is, counted by decoding it. */
export interface AudioProbe {
  readonly codec: string;
  readonly sampleRate: number;
  readonly channels: number;
  readonly sampleCount: number;
  /** When the sound starts, counted from the first picture; 0 without a picture. */
  readonly startSeconds: number;
}

/** What a media file holds. */
export interface MediaProbe {
  readonly path: string;
  readonly bytes: number;
  /** FFmpeg's name of the container, from the content. */
  readonly container: string;
  readonly kind: 'video' | 'audio' | 'still';
  /** The longer of picture and sound, counted; 0 for a still. */
  readonly durationSeconds: number;
  readonly video?: VideoProbe;
  readonly audio?: AudioProbe;
  /** Metadata that has to stay with the content: the label of generated content, `AIGC`. */
  readonly tags?: Readonly<Record<string, string>>;
}
