import type { AffineCamera } from './affine-camera.js';
import { buildFaceModel } from './face-model.js';
import { buildInteriorLook } from './interior-look.js';
import type { PersonFacts } from './person-facts.js';
import { createFaceRenderer, type FaceRenderer } from './render-face.js';

/** A person ready to be rendered. */
export interface Person {
  readonly renderer: FaceRenderer;
  /** The camera that sees a mesh (x y z per point, in the frame's pixels). */
  cameraOf(mesh: Float32Array): AffineCamera;
}

/** Makes the renderer of a person's mouth, with the scale and the softness of the mask that the facts were learnt with. */
export function preparePerson(facts: PersonFacts, scale: number, maskFeather: number): Person {
  const { rest, seamShifts, light, sharpness, ownTeeth } = facts;
  const model = buildFaceModel(rest, maskFeather, seamShifts);
  const look = buildInteriorLook(model, light, rest.unit * scale, sharpness, ownTeeth);
  return {
    renderer: createFaceRenderer(model, look),
    cameraOf(mesh) {
      const camera: AffineCamera = new Float64Array(8);
      model.cameraFit.fit(mesh, camera);
      return camera;
    },
  };
}
