import { fileURLToPath } from 'node:url';
import type { ModelFile } from './model-file.js';

const shipped = (name: string): ModelFile => ({
  name,
  path: fileURLToPath(new URL(`../models/${name}.onnx`, import.meta.url)),
});

/**
 * The face models that ship with this package; models/NOTICE.md says where they are from. All take `image`: planar RGB
 * [1, 3, side, side].
 */
export const faceModels = Object.freeze({
  /** BlazeFace. Side 256, values −1..1. Answers scores16 [1,512], boxes16 [1,512,16], scores8 [1,384], boxes8 [1,384,16]. */
  detector: shipped('face-detector'),
  /** Face mesh. Side 192, values 0..1. Answers mesh [1,468,3] in crop pixels, presence [1,1] as 0..1. */
  mesh: shipped('face-mesh'),
  /** Face mesh with attention. Side 192, values 0..1. Answers mesh, lips [1,80,2] in crop pixels, presence [1,1] as a logit. */
  lips: shipped('face-mesh-lips'),
});
