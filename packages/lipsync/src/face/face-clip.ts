import type { Rational } from '@talkgraph/media';
import type { RgbImage } from './rgb-image.js';

/** A clip whose faces are to be tracked, as pictures in order. */
export interface FaceClip {
  /** Content hash of the clip. */
  readonly hash: string;
  /** Size of the clip's frames; the pictures may be smaller. */
  readonly width: number;
  readonly height: number;
  readonly fps: Rational;
  readonly frameCount: number;
  /** The pictures of all frames, decoded as they are asked for; each is valid until the next is asked for. */
  pictures(signal?: AbortSignal): AsyncIterable<RgbImage>;
}
