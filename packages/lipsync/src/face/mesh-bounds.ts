import { meshPoint } from './mesh-points.js';

/** An upright rectangle in pixels. */
export interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The bounds of some points of a mesh, or of all. */
export function boundsOf(mesh: Float32Array, points?: readonly number[]): Bounds {
  let left = Infinity;
  let right = -Infinity;
  let top = Infinity;
  let bottom = -Infinity;
  const count = points ? points.length : mesh.length / 3;
  for (let k = 0; k < count; k++) {
    const i = 3 * (points ? points[k]! : k);
    left = Math.min(left, mesh[i]!);
    right = Math.max(right, mesh[i]!);
    top = Math.min(top, mesh[i + 1]!);
    bottom = Math.max(bottom, mesh[i + 1]!);
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** Shared area over joint area of two rectangles: 0 apart, 1 the same. */
export function overlap(a: Bounds, b: Bounds): number {
  const shared = sharedArea(a, b);
  return shared === 0 ? 0 : shared / (a.width * a.height + b.width * b.height - shared);
}

/** Shared area over the smaller one's area: 1 when one lies within the other. */
export function containment(a: Bounds, b: Bounds): number {
  const shared = sharedArea(a, b);
  return shared === 0 ? 0 : shared / Math.min(a.width * a.height, b.width * b.height);
}

function sharedArea(a: Bounds, b: Bounds): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return width > 0 && height > 0 ? width * height : 0;
}

/** Distance between two points of a mesh in three dimensions. */
export function pointDistance(mesh: Float32Array, a: number, b: number): number {
  const dx = mesh[3 * a]! - mesh[3 * b]!;
  const dy = mesh[3 * a + 1]! - mesh[3 * b + 1]!;
  const dz = mesh[3 * a + 2]! - mesh[3 * b + 2]!;
  return Math.sqrt(dx * dx + dy * dy + dz * dz);
}

/** The unit of a face: the distance between the outer eye corners. */
export function unitOf(mesh: Float32Array): number {
  return pointDistance(mesh, meshPoint.leftEyeOuter, meshPoint.rightEyeOuter);
}
