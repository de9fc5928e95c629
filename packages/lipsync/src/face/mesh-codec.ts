import { meshLength } from './mesh-points.js';

/** Bytes of one encoded mesh: its centre and step as four 32-bit floats, then a 16-bit integer for each number. */
export const encodedMeshBytes = 16 + meshLength * 2;

/**
 * Writes a mesh as 16-bit steps from its centre. The step is the face's extent / 32767, a hundredth of a pixel or two for
 * a face that fills a full-HD picture.
 */
export function encodeMesh(mesh: Float32Array, into: DataView, at: number): void {
  let extent = 1e-6;
  const centre = [0, 1, 2].map((axis) => {
    let low = Infinity;
    let high = -Infinity;
    for (let i = axis; i < meshLength; i += 3) {
      low = Math.min(low, mesh[i]!);
      high = Math.max(high, mesh[i]!);
    }
    extent = Math.max(extent, (high - low) / 2);
    return Math.fround((low + high) / 2);
  });
  const step = Math.fround((extent * 1.0001) / 32767);
  for (let axis = 0; axis < 3; axis++) into.setFloat32(at + 4 * axis, centre[axis]!, true);
  into.setFloat32(at + 12, step, true);
  for (let i = 0; i < meshLength; i++) {
    into.setInt16(at + 16 + 2 * i, Math.round((mesh[i]! - centre[i % 3]!) / step), true);
  }
}

/** Reads a mesh that `encodeMesh` wrote. */
export function decodeMesh(from: DataView, at: number, into = new Float32Array(meshLength)): Float32Array {
  const step = from.getFloat32(at + 12, true);
  for (let axis = 0; axis < 3; axis++) {
    const centre = from.getFloat32(at + 4 * axis, true);
    for (let i = axis; i < meshLength; i += 3) into[i] = centre + from.getInt16(at + 16 + 2 * i, true) * step;
  }
  return into;
}
