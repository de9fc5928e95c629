import type { Clip, ClipInfo } from '../clip.js';
import type { FrameOp } from '../frame-op.js';
import { makeClip } from '../make-clip.js';
import type { Rational } from '../rational.js';
import { rateParam, wholeParam } from './read-params.js';

/** A picture file and how long it is shown. Width and height are as shown: upright and even. */
export interface StillFile {
  readonly sha256: string;
  readonly width: number;
  readonly height: number;
  readonly fps: Rational;
  readonly frameCount: number;
  /** Its key, for a picture that lies in an artifact store: whoever keeps the recipe has to keep it too. */
  readonly artifact?: string;
}

/** A picture shown for a number of frames. */
export function still(file: StillFile): Clip {
  const { sha256, width, height, fps, frameCount, artifact } = file;
  const kept = artifact === undefined ? {} : { artifact };
  return makeClip('still', { sha256, width, height, fps: { num: fps.num, den: fps.den }, frameCount, ...kept });
}

/** The leaf that shows a picture. */
export const stillOp: FrameOp = {
  name: 'still',
  describe(clip): ClipInfo {
    const width = wholeParam(clip, 'width', 2);
    const height = wholeParam(clip, 'height', 2);
    const frameCount = wholeParam(clip, 'frameCount', 1);
    return { video: { width, height, frameCount, fps: rateParam(clip, 'fps') } };
  },
  needs: () => [],
};
