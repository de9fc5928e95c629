import type { Detection } from './detect-faces.js';
import { meshLength, meshPoint } from './mesh-points.js';

/** A turned square of a picture: its centre, side in pixels and clockwise turn in radians. */
export interface CropBox {
  readonly x: number;
  readonly y: number;
  readonly side: number;
  readonly turn: number;
}

/** How much larger than the detector's box the crop is. (MediaPipe's face landmark graph.) */
const detectionMargin = 1.5;

/**
 * How much larger than the mesh's bounds the crop is. MediaPipe crops half as large again; a little tighter, the model sees
 * lips finer: against drawn faces, whose lips are known, it halves the error of the lip gap, and on footage the skin's
 * pixels match better from frame to frame (both get worse again below 1.3).
 */
const meshMargin = 1.35;

/** The crop for a face that the detector found: its box, turned so that the eyes lie level. */
export function cropOfDetection(face: Detection): CropBox {
  const turn = Math.atan2(face.rightEye.y - face.leftEye.y, face.rightEye.x - face.leftEye.x);
  const side = Math.max(face.width, face.height) * detectionMargin;
  return { x: face.x + face.width / 2, y: face.y + face.height / 2, side, turn };
}

/** The crop for a face whose mesh is known (from the frame before): the mesh's bounds in the frame of the eye line. */
export function cropOfMesh(mesh: Float32Array): CropBox {
  const left = meshPoint.leftEyeOuter * 3;
  const right = meshPoint.rightEyeOuter * 3;
  const turn = Math.atan2(mesh[right + 1]! - mesh[left + 1]!, mesh[right]! - mesh[left]!);
  const cos = Math.cos(turn);
  const sin = Math.sin(turn);
  let minU = Infinity;
  let maxU = -Infinity;
  let minV = Infinity;
  let maxV = -Infinity;
  for (let i = 0; i < meshLength; i += 3) {
    const u = mesh[i]! * cos + mesh[i + 1]! * sin;
    const v = mesh[i + 1]! * cos - mesh[i]! * sin;
    minU = Math.min(minU, u);
    maxU = Math.max(maxU, u);
    minV = Math.min(minV, v);
    maxV = Math.max(maxV, v);
  }
  const u = (minU + maxU) / 2;
  const v = (minV + maxV) / 2;
  const side = Math.max(maxU - minU, maxV - minV) * meshMargin;
  return { x: u * cos - v * sin, y: u * sin + v * cos, side, turn };
}

/**
 * Turns points of a crop into points of the picture, in place.
 * @param points `stride` numbers a point: x, y in crop pixels (0..cropSide), and z on the same scale when stride is 3
 */
export function uncrop(points: Float32Array, stride: 2 | 3, box: CropBox, cropSide: number): void {
  const scale = box.side / cropSide;
  const cos = Math.cos(box.turn) * scale;
  const sin = Math.sin(box.turn) * scale;
  const half = cropSide / 2;
  for (let i = 0; i < points.length; i += stride) {
    const u = points[i]! - half;
    const v = points[i + 1]! - half;
    points[i] = box.x + u * cos - v * sin;
    points[i + 1] = box.y + u * sin + v * cos;
    if (stride === 3) points[i + 2] = points[i + 2]! * scale;
  }
}
