import type { Inference } from '@talkgraph/inference';
import { cropOfMesh } from '../face/crop-box.js';
import { MeshReader } from '../face/read-mesh.js';
import { cropRgb } from './crop-rgb.js';
import type { ReadMeshNear } from './picture-source.js';

/** Below this the mesh model does not believe in a face, and the points mean nothing. */
const leastPresence = 0.5;

/** Reads meshes with the face tracker's own model; only the pixels about the face are converted to RGB. */
export async function openMeshReaderNear(inference: Inference): Promise<ReadMeshNear> {
  const reader = await MeshReader.open(inference);
  return async (picture, near) => {
    const box = cropOfMesh(near);
    // The crop is a turned square: half its diagonal reaches every corner.
    const reach = Math.ceil(box.side * Math.SQRT1_2) + 1;
    const [x, y] = [Math.round(box.x), Math.round(box.y)];
    const crop = cropRgb(picture, { x0: x - reach, y0: y - reach, x1: x + reach, y1: y + reach });
    const { mesh, presence } = await reader.read(crop, { ...box, x: box.x - crop.x0, y: box.y - crop.y0 });
    if (presence < leastPresence) return undefined;
    return mesh.map((value, i) => value + (i % 3 === 0 ? crop.x0 : i % 3 === 1 ? crop.y0 : 0));
  };
}
