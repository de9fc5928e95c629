import type { Inference } from '@talkgraph/inference';
import { type CropBox, cropOfMesh } from './crop-box.js';
import { unitOf } from './mesh-bounds.js';
import { MeshReader } from './read-mesh.js';
import type { RgbImage } from './rgb-image.js';

/** Other crops of the same face: scale of the crop, and further turn in radians. */
const otherLooks = [
  [1.4, 0],
  [1, 0.35],
  [1, -0.35],
] as const;

/**
 * Doubt above which a face is taken for an animal's or a thing's, in units. Photographs, paintings and drawings of people
 * stay at or below 0.07; a dog whose presence the models are certain of has 0.13 and more.
 */
export const doubtAbove = 0.095;

/** Tells people's faces from others that the mesh models are just as certain of. */
export class HumanCheck {
  readonly #reader: MeshReader;
  readonly #second: MeshReader;

  private constructor(reader: MeshReader, second: MeshReader) {
    this.#reader = reader;
    this.#second = second;
  }

  static async open(inference: Inference): Promise<HumanCheck> {
    return new HumanCheck(await MeshReader.open(inference), await MeshReader.open(inference, 'mesh'));
  }

  /**
   * How unsure the models are of where things are in a face, in units: how far the mesh moves when the same face is
   * cropped differently, and how far another model's mesh lies from it. They know human faces well and answer the same
   * every time; on an animal's face each look gives something else.
   */
  async doubt(image: RgbImage, mesh: Float32Array): Promise<number> {
    const crop = cropOfMesh(mesh);
    let moved = 0;
    for (const [scale, turn] of otherLooks) {
      const box: CropBox = { ...crop, side: crop.side * scale, turn: crop.turn + turn };
      moved += meanDistance((await this.#reader.read(image, box)).mesh, mesh) / otherLooks.length;
    }
    const apart = meanDistance((await this.#second.read(image, crop)).mesh, mesh);
    return (moved + apart) / unitOf(mesh);
  }
}

function meanDistance(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 3) sum += Math.hypot(a[i]! - b[i]!, a[i + 1]! - b[i + 1]!);
  return sum / (a.length / 3);
}
