import type { Frame } from '@talkgraph/media';
import type { FaceFrame } from '../../face-track.js';
import type { MouthShape } from '../../mouth-shape.js';
import { learnPerson } from '../../render/learn-person.js';
import { preparePerson } from '../../render/prepare-person.js';

/** One frame and the face in it, and how the mouth is to look. */
export interface MouthPreview {
  readonly frame: Frame;
  /** In pixels of the frame. */
  readonly face: FaceFrame;
  readonly shape: MouthShape;
  readonly intensity: number;
  readonly maskFeather: number;
}

/**
 * Draws one mouth shape onto a copy of one frame, knowing nothing but that frame: a preview of the controls.
 * @throws LIPSYNC_NO_FACE
 */
export async function previewMouth({ frame, face, shape, intensity, maskFeather }: MouthPreview): Promise<Frame> {
  const lent: Frame = { ...frame, [Symbol.dispose]: () => {} };
  const facts = await learnPerson({
    faces: { frameCount: 1, frame: () => face },
    scale: 1,
    maskFeather,
    readFrame: async () => lent,
  });
  const { renderer } = preparePerson(facts, 1, maskFeather);
  const target: Frame = { ...lent, y: frame.y.slice(), u: frame.u.slice(), v: frame.v.slice() };
  renderer.render(frame, target, face, shape, { scale: 1, intensity });
  return target;
}
