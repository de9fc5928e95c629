/** An affine camera: picture x = m0·a + m1·b + m2·c + m3, y = m4·a + m5·b + m6·c + m7. */
export type AffineCamera = Float64Array;

/** Fits a camera to points seen in a frame. The points' head coordinates are fixed, so the work is done once here. */
export interface CameraFit {
  /** Fills `camera` from a mesh of x y z per point (z is not used); least squares over the rigid points. */
  fit(mesh: Float32Array, camera: AffineCamera): void;
}

/**
 * Prepares the least-squares fit of an affine camera to known head points: the rows of the pseudo-inverse of [a b c 1].
 * @param head head coordinates, three per mesh point
 * @param points the mesh points to fit on
 */
export function createCameraFit(head: Float32Array, points: readonly number[]): CameraFit {
  const normal = new Float64Array(16);
  for (const p of points) {
    const row = [head[3 * p]!, head[3 * p + 1]!, head[3 * p + 2]!, 1];
    for (let i = 0; i < 4; i++) for (let j = 0; j < 4; j++) normal[4 * i + j]! += row[i]! * row[j]!;
  }
  // A whiff of regularisation keeps a flat (drawn) face, whose depth says nothing, from blowing up.
  for (let i = 0; i < 3; i++) normal[5 * i]! += 1e-4 * points.length;
  const inverse = invert4(normal);
  const weights = new Float64Array(4 * points.length);
  points.forEach((p, k) => {
    const row = [head[3 * p]!, head[3 * p + 1]!, head[3 * p + 2]!, 1];
    for (let i = 0; i < 4; i++) {
      let sum = 0;
      for (let j = 0; j < 4; j++) sum += inverse[4 * i + j]! * row[j]!;
      weights[4 * k + i] = sum;
    }
  });
  return {
    fit(mesh, camera) {
      camera.fill(0);
      for (let k = 0; k < points.length; k++) {
        const x = mesh[3 * points[k]!]!;
        const y = mesh[3 * points[k]! + 1]!;
        for (let i = 0; i < 4; i++) {
          camera[i]! += weights[4 * k + i]! * x;
          camera[4 + i]! += weights[4 * k + i]! * y;
        }
      }
    },
  };
}

/** Gauss–Jordan inverse of a symmetric positive 4×4 matrix. */
function invert4(matrix: Float64Array): Float64Array {
  const left = Float64Array.from(matrix);
  const right = new Float64Array(16);
  for (let i = 0; i < 4; i++) right[5 * i] = 1;
  for (let c = 0; c < 4; c++) {
    const pivot = 1 / left[5 * c]!;
    for (let j = 0; j < 4; j++) {
      left[4 * c + j]! *= pivot;
      right[4 * c + j]! *= pivot;
    }
    for (let r = 0; r < 4; r++) {
      if (r === c) continue;
      const factor = left[4 * r + c]!;
      for (let j = 0; j < 4; j++) {
        left[4 * r + j]! -= factor * left[4 * c + j]!;
        right[4 * r + j]! -= factor * right[4 * c + j]!;
      }
    }
  }
  return right;
}
