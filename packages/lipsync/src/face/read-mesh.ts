import { faceModels, type Inference, type ModelSession } from '@talkgraph/inference';
import { type CropBox, uncrop } from './crop-box.js';
import { lipPoints } from './mesh-points.js';
import type { RgbImage } from './rgb-image.js';
import { sampleCrop } from './sample-crop.js';

/** What the mesh model saw in one crop. */
export interface MeshReading {
  /** 468 points in pixels of the picture, with the finer lips where the model answers them. */
  readonly mesh: Float32Array;
  /** How sure the model is that there is a face: 0..1. */
  readonly presence: number;
}

const inputSide = 192;

/** Reads face meshes from crops. */
export class MeshReader {
  readonly #session: ModelSession;
  readonly #input = new Float32Array(3 * inputSide * inputSide);

  private constructor(session: ModelSession) {
    this.#session = session;
  }

  /** Opens a reader: with the model that sees lips best, or with the plain one, for a second opinion. */
  static async open(inference: Inference, model: 'lips' | 'mesh' = 'lips'): Promise<MeshReader> {
    return new MeshReader(await inference.load(faceModels[model]));
  }

  async read(image: RgbImage, box: CropBox): Promise<MeshReading> {
    sampleCrop(image, box, inputSide, this.#input, 1 / 255, 0);
    const outputs = await this.#session.run({ image: { data: this.#input, dims: [1, 3, inputSide, inputSide] } });
    const mesh = Float32Array.from(outputs.mesh!.data as Float32Array);
    const answer = outputs.presence!.data[0] as number;
    if (outputs.lips) putLips(mesh, outputs.lips.data as Float32Array);
    uncrop(mesh, 3, box, inputSide);
    // The model with lips answers presence as a logit, the plain one as a probability.
    return { mesh, presence: outputs.lips ? 1 / (1 + Math.exp(-answer)) : answer };
  }
}

function putLips(mesh: Float32Array, lips: Float32Array): void {
  for (const [i, point] of lipPoints.entries()) {
    mesh[point * 3] = lips[2 * i]!;
    mesh[point * 3 + 1] = lips[2 * i + 1]!;
  }
}
