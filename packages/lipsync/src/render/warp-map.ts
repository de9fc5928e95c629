import { MapWarp } from '@talkgraph/kernels';

/** A rectangle of pixels: x0, y0 inside, x1, y1 just outside. */
export interface Region {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
}

/**
 * Where each pixel of a region is taken from: `dx`, `dy` are added to the pixel's place; both 0 means it stays. The region's
 * corners are even, so that chroma pixels never straddle its border.
 */
export interface WarpMap {
  readonly region: Region;
  stride: number;
  dx: Float32Array;
  dy: Float32Array;
  /** Redraws pictures by this map. */
  readonly warp: MapWarp;
}

export function createWarpMap(): WarpMap {
  const region = { x0: 0, y0: 0, x1: 0, y1: 0 };
  return { region, stride: 0, dx: new Float32Array(0), dy: new Float32Array(0), warp: new MapWarp() };
}

/** Sets the region (cut to the frame, corners made even) and clears the map. Answers false when nothing is left of it. */
export function resetWarpMap(map: WarpMap, region: Region, width: number, height: number): boolean {
  const { region: to } = map;
  to.x0 = Math.max(0, Math.floor(region.x0 / 2) * 2);
  to.y0 = Math.max(0, Math.floor(region.y0 / 2) * 2);
  to.x1 = Math.min(width, Math.ceil(region.x1 / 2) * 2);
  to.y1 = Math.min(height, Math.ceil(region.y1 / 2) * 2);
  if (!(to.x1 > to.x0 && to.y1 > to.y0)) return false;
  map.stride = to.x1 - to.x0;
  const size = map.stride * (to.y1 - to.y0);
  if (map.dx.length < size) {
    map.dx = new Float32Array(size);
    map.dy = new Float32Array(size);
  } else {
    map.dx.fill(0, 0, size);
    map.dy.fill(0, 0, size);
  }
  return true;
}

/**
 * Writes a triangle into the map: its corners lie at `to` in the picture to be made and come from `from` in the given one.
 * A triangle that is turned over (in either) is left out.
 */
export function drawTriangle(
  map: WarpMap,
  to: Float32Array,
  from: Float32Array,
  p: number,
  q: number,
  r: number,
): void {
  // One by one: lists of numbers would be made in memory, for hundreds of triangles in every frame.
  const xp = to[2 * p]!;
  const xq = to[2 * q]!;
  const xr = to[2 * r]!;
  const yp = to[2 * p + 1]!;
  const yq = to[2 * q + 1]!;
  const yr = to[2 * r + 1]!;
  const area = (xq - xp) * (yr - yp) - (yq - yp) * (xr - xp);
  if (area >= -1e-3) return;
  const up = from[2 * p]! - xp;
  const vp = from[2 * p + 1]! - yp;
  const uq = from[2 * q]! - xq - up;
  const vq = from[2 * q + 1]! - yq - vp;
  const ur = from[2 * r]! - xr - up;
  const vr = from[2 * r + 1]! - yr - vp;
  // The shift is linear over the triangle: u = up + ux (x - xp) + uy (y - yp).
  const ux = (uq * (yr - yp) - ur * (yq - yp)) / area;
  const uy = (ur * (xq - xp) - uq * (xr - xp)) / area;
  const vx = (vq * (yr - yp) - vr * (yq - yp)) / area;
  const vy = (vr * (xq - xp) - vq * (xr - xp)) / area;
  const { region, stride, dx, dy } = map;
  const bottom = Math.min(region.y1 - 1, Math.floor(Math.max(yp, yq, yr)));
  for (let y = Math.max(region.y0, Math.ceil(Math.min(yp, yq, yr))); y <= bottom; y++) {
    let left = Infinity;
    let right = -Infinity;
    if (yp !== yq && (y - yp) * (y - yq) <= 0) {
      const x = xp + ((xq - xp) * (y - yp)) / (yq - yp);
      if (x < left) left = x;
      if (x > right) right = x;
    }
    if (yq !== yr && (y - yq) * (y - yr) <= 0) {
      const x = xq + ((xr - xq) * (y - yq)) / (yr - yq);
      if (x < left) left = x;
      if (x > right) right = x;
    }
    if (yr !== yp && (y - yr) * (y - yp) <= 0) {
      const x = xr + ((xp - xr) * (y - yr)) / (yp - yr);
      if (x < left) left = x;
      if (x > right) right = x;
    }
    const x0 = Math.max(region.x0, Math.ceil(left - 1e-3));
    const x1 = Math.min(region.x1 - 1, Math.floor(right + 1e-3));
    let u = up + ux * (x0 - xp) + uy * (y - yp);
    let v = vp + vx * (x0 - xp) + vy * (y - yp);
    for (let i = (y - region.y0) * stride + x0 - region.x0, end = i + x1 - x0; i <= end; i++) {
      dx[i] = u;
      dy[i] = v;
      u += ux;
      v += vx;
    }
  }
}
