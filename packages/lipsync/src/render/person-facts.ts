import type { Sharpness } from './interior-look.js';
import type { MouthLight } from './mouth-light.js';
import type { RestFace } from './rest-face.js';
import type { TeethTexture } from './teeth-texture.js';

/** All that is learnt of a person by looking at footage. Whoever has it renders without looking again. */
export interface PersonFacts {
  readonly rest: RestFace;
  /** See `findSeamShifts`. */
  readonly seamShifts: Float32Array;
  readonly light: MouthLight;
  readonly sharpness: Sharpness;
  /** The person's own upper teeth, where the footage shows them. */
  readonly ownTeeth: TeethTexture | undefined;
}
