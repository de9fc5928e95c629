/** Turn, size and place: maps a point p to scale · rotation · (p − origin) + place. */
export interface Similarity {
  /** Rows of a rotation matrix. */
  readonly rotation: readonly number[];
  readonly scale: number;
  readonly origin: readonly [number, number, number];
  readonly place: readonly [number, number, number];
}

/**
 * The similarity that takes some points of one mesh nearest to those of another (least squares).
 * B. K. P. Horn, "Closed-form solution of absolute orientation using unit quaternions", 1987.
 * @param points indices of the points to fit
 */
export function fitSimilarity(from: Float32Array, to: Float32Array, points: readonly number[]): Similarity {
  const origin = centroid(from, points);
  const place = centroid(to, points);
  const m = new Float64Array(9);
  let size = 0;
  for (const point of points) {
    for (let i = 0; i < 3; i++) {
      const a = from[3 * point + i]! - origin[i]!;
      size += a * a;
      for (let j = 0; j < 3; j++) m[3 * i + j]! += a * (to[3 * point + j]! - place[j]!);
    }
  }
  const rotation = rotationOf(largestEigenvector(hornMatrix(m)));
  let along = 0;
  for (let i = 0; i < 3; i++) for (let j = 0; j < 3; j++) along += rotation[3 * j + i]! * m[3 * i + j]!;
  return { rotation, scale: along / Math.max(size, 1e-12), origin, place };
}

/** Moves every point of a mesh. */
export function applySimilarity(s: Similarity, mesh: Float32Array, into = new Float32Array(mesh.length)): Float32Array {
  const r = s.rotation;
  for (let i = 0; i < mesh.length; i += 3) {
    const x = (mesh[i]! - s.origin[0]) * s.scale;
    const y = (mesh[i + 1]! - s.origin[1]) * s.scale;
    const z = (mesh[i + 2]! - s.origin[2]) * s.scale;
    into[i] = r[0]! * x + r[1]! * y + r[2]! * z + s.place[0];
    into[i + 1] = r[3]! * x + r[4]! * y + r[5]! * z + s.place[1];
    into[i + 2] = r[6]! * x + r[7]! * y + r[8]! * z + s.place[2];
  }
  return into;
}

/** Moves every point of a mesh back. */
export function undoSimilarity(s: Similarity, mesh: Float32Array, into = new Float32Array(mesh.length)): Float32Array {
  const r = s.rotation;
  for (let i = 0; i < mesh.length; i += 3) {
    const x = (mesh[i]! - s.place[0]) / s.scale;
    const y = (mesh[i + 1]! - s.place[1]) / s.scale;
    const z = (mesh[i + 2]! - s.place[2]) / s.scale;
    into[i] = r[0]! * x + r[3]! * y + r[6]! * z + s.origin[0];
    into[i + 1] = r[1]! * x + r[4]! * y + r[7]! * z + s.origin[1];
    into[i + 2] = r[2]! * x + r[5]! * y + r[8]! * z + s.origin[2];
  }
  return into;
}

/** A rotation as axis times angle in radians; near the identity its three numbers are as good as independent. */
export function rotationVector(r: readonly number[]): [number, number, number] {
  const cos = Math.min(1, Math.max(-1, (r[0]! + r[4]! + r[8]! - 1) / 2));
  const angle = Math.acos(cos);
  const factor = angle < 1e-5 ? 0.5 : angle / (2 * Math.sin(angle));
  return [(r[7]! - r[5]!) * factor, (r[2]! - r[6]!) * factor, (r[3]! - r[1]!) * factor];
}

/** The rotation matrix of an axis times an angle. (Rodrigues' formula.) */
export function rotationFromVector([x, y, z]: readonly [number, number, number]): number[] {
  const angle = Math.hypot(x, y, z);
  const a = angle < 1e-7 ? 1 : Math.sin(angle) / angle;
  const b = angle < 1e-7 ? 0.5 : (1 - Math.cos(angle)) / (angle * angle);
  return [
    1 - b * (y * y + z * z),
    b * x * y - a * z,
    b * x * z + a * y,
    b * x * y + a * z,
    1 - b * (x * x + z * z),
    b * y * z - a * x,
    b * x * z - a * y,
    b * y * z + a * x,
    1 - b * (x * x + y * y),
  ];
}

function centroid(mesh: Float32Array, points: readonly number[]): [number, number, number] {
  const sum: [number, number, number] = [0, 0, 0];
  for (const point of points) for (let k = 0; k < 3; k++) sum[k]! += mesh[3 * point + k]! / points.length;
  return sum;
}

/** Horn's symmetric 4×4 matrix of the correlations m[i,j] = Σ from_i · to_j. */
function hornMatrix(m: Float64Array): number[][] {
  const at = (i: number, j: number) => m[3 * i + j]!;
  const trace = at(0, 0) + at(1, 1) + at(2, 2);
  const yz = at(1, 2) - at(2, 1);
  const zx = at(2, 0) - at(0, 2);
  const xy = at(0, 1) - at(1, 0);
  const sum = (i: number, j: number) => at(i, j) + at(j, i);
  return [
    [trace, yz, zx, xy],
    [yz, 2 * at(0, 0) - trace, sum(0, 1), sum(2, 0)],
    [zx, sum(0, 1), 2 * at(1, 1) - trace, sum(1, 2)],
    [xy, sum(2, 0), sum(1, 2), 2 * at(2, 2) - trace],
  ];
}

/** The eigenvector of the largest eigenvalue of a symmetric matrix, by Jacobi rotations. */
function largestEigenvector(a: number[][]): number[] {
  const n = a.length;
  const v = a.map((_, i) => a.map((__, j) => (i === j ? 1 : 0)));
  for (let sweep = 0; sweep < 12; sweep++) {
    for (let p = 0; p < n; p++) for (let q = p + 1; q < n; q++) rotatePair(a, v, p, q);
  }
  let best = 0;
  for (let i = 1; i < n; i++) if (a[i]![i]! > a[best]![best]!) best = i;
  return v.map((row) => row[best]!);
}

function rotatePair(a: number[][], v: number[][], p: number, q: number): void {
  const off = a[p]![q]!;
  if (Math.abs(off) < 1e-15 * (Math.abs(a[p]![p]!) + Math.abs(a[q]![q]!))) return;
  const theta = (a[q]![q]! - a[p]![p]!) / (2 * off);
  const t = Math.sign(theta || 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const c = 1 / Math.sqrt(t * t + 1);
  const s = t * c;
  for (const row of a) [row[p], row[q]] = [c * row[p]! - s * row[q]!, s * row[p]! + c * row[q]!];
  for (let k = 0; k < a.length; k++) {
    [a[p]![k], a[q]![k]] = [c * a[p]![k]! - s * a[q]![k]!, s * a[p]![k]! + c * a[q]![k]!];
  }
  for (const row of v) [row[p], row[q]] = [c * row[p]! - s * row[q]!, s * row[p]! + c * row[q]!];
}

function rotationOf([w = 1, x = 0, y = 0, z = 0]: readonly number[]): number[] {
  return [
    w * w + x * x - y * y - z * z,
    2 * (x * y - w * z),
    2 * (x * z + w * y),
    2 * (x * y + w * z),
    w * w - x * x + y * y - z * z,
    2 * (y * z - w * x),
    2 * (x * z - w * y),
    2 * (y * z + w * x),
    w * w - x * x - y * y + z * z,
  ];
}
