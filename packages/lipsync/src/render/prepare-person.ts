import type { Frame } from '@talkgraph/media';
import { lipSyncNoFace } from '../errors.js';
import type { AffineCamera } from './affine-camera.js';
import { buildFaceModel } from './face-model.js';
import { usualUpperTeeth } from './interior-look.js';
import { matchSharpness } from './match-sharpness.js';
import { averageLight, measureLight } from './mouth-light.js';
import { withOwnTeeth } from './own-teeth.js';
import { ownUpperTeeth } from './own-upper-teeth.js';
import { createFaceRenderer, type FaceRenderer } from './render-face.js';
import { estimateRestFace, type FaceFrames } from './rest-face.js';
import type { RestShot } from './seam-line.js';

/** What is needed to get to know a person before the first frame is rendered. */
export interface PersonSource {
  readonly faces: FaceFrames;
  /** Frame pixels per track pixel. */
  readonly scale: number;
  /** Softness of the border between what moves and what stays; 1 is usual. */
  readonly maskFeather: number;
  /** Random access to the template's frames; each is freed after use. */
  readFrame(n: number): Promise<Frame>;
}

/** Teeth of a smaller face, in pixels per u, are too few pixels to be read. */
const leastUnitForTeeth = 100;

/** A person ready to be rendered. */
export interface Person {
  readonly renderer: FaceRenderer;
  /** The camera that sees a mesh (x y z per point, in the frame's pixels). */
  cameraOf(mesh: Float32Array): AffineCamera;
}

/**
 * Looks at a few frames of a person and answers the renderer of their mouth.
 * @throws LIPSYNC_NO_FACE when the track has no frame with this face
 */
export async function preparePerson(source: PersonSource): Promise<Person> {
  const rest = estimateRestFace(source.faces);
  if (!rest) throw lipSyncNoFace({ frames: source.faces.frameCount });
  const frames: Frame[] = [];
  try {
    const shoot = async (n: number): Promise<RestShot> => {
      const frame = await source.readFrame(n);
      frames.push(frame);
      return { frame, mesh: source.faces.frame(n)!.mesh.map((x) => x * source.scale) };
    };
    const shots: RestShot[] = [];
    for (const n of rest.frames) shots.push(await shoot(n));
    const openShots: RestShot[] = [];
    for (const n of rest.openFrames) openShots.push(await shoot(n));
    const model = buildFaceModel(rest, source.maskFeather, shots);
    const unit = rest.unit * source.scale;
    const guessed = averageLight(shots.map(({ frame, mesh }) => measureLight(frame, mesh, unit)));
    const light = withOwnTeeth(guessed, openShots);
    const face = source.faces.frame(rest.frames[0]!)!;
    const own =
      unit < leastUnitForTeeth ? undefined : ownUpperTeeth(model, light, openShots, usualUpperTeeth(model, unit));
    const look = matchSharpness(model, light, unit, { frame: frames[0]!, face, scale: source.scale }, own);
    return {
      renderer: createFaceRenderer(model, look),
      cameraOf(mesh) {
        const camera: AffineCamera = new Float64Array(8);
        model.cameraFit.fit(mesh, camera);
        return camera;
      },
    };
  } finally {
    for (const frame of frames) frame[Symbol.dispose]();
  }
}
