import { type CropBox, cropOfMesh } from './crop-box.js';
import { unitOf } from './mesh-bounds.js';
import type { MeshReader } from './read-mesh.js';
import type { RgbImage } from './rgb-image.js';

/** Other crops of the same face: scale of the crop, and further turn in radians. */
const otherLooks = [
  [1.25, 0],
  [1, 0.35],
  [1, -0.35],
] as const;

/**
 * Mean movement above which a face is taken for an animal's or a thing's, in units. Photographs, paintings and drawings of
 * people stay below 0.045; a dog whose presence the model is certain of reaches 0.09 to 0.11.
 */
export const unsteadyAbove = 0.062;

/**
 * How much the mesh moves when the same face is cropped differently, in units: the mesh model knows human faces well and
 * answers the same from any crop; on an animal's face it is as certain, but answers something else each time.
 */
export async function unsteadiness(reader: MeshReader, image: RgbImage, mesh: Float32Array): Promise<number> {
  const crop = cropOfMesh(mesh);
  const unit = unitOf(mesh);
  let total = 0;
  for (const [scale, turn] of otherLooks) {
    const box: CropBox = { ...crop, side: crop.side * scale, turn: crop.turn + turn };
    total += meanDistance((await reader.read(image, box)).mesh, mesh);
  }
  return total / otherLooks.length / unit;
}

function meanDistance(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 3) sum += Math.hypot(a[i]! - b[i]!, a[i + 1]! - b[i + 1]!);
  return sum / (a.length / 3);
}
