/** One plane of a layer: straight (not premultiplied) numbers, how much each covers, and where rows have anything at all. */
export interface LayerPlane {
  readonly width: number;
  readonly height: number;
  readonly values: Uint8Array;
  /** 0 lets everything through, 255 covers. */
  readonly alpha: Uint8Array;
  /** For each row the first sample that is seen, and the one after the last; equal where the row is empty. */
  readonly firsts: Int32Array;
  readonly ends: Int32Array;
}

/** A plane of a frame, tightly packed. */
export interface TargetPlane {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** Alpha of 255 times this is 65535: opaque in 16 bits of fraction. */
const whole = 257;

/** An opacity from 0 to 1 as the factor that `blendPlane` multiplies alpha by; 0 where nothing would be seen. */
export function opacityFactor(opacity: number): number {
  return Math.round(Math.min(1, Math.max(0, opacity)) * whole);
}

/**
 * Lays a plane over another: t + (v − t) · alpha · opacity, rounded, in whole numbers. What lies outside the target is
 * left out.
 */
export function blendPlane(target: TargetPlane, plane: LayerPlane, left: number, top: number, factor: number): void {
  const { values, alpha, firsts, ends } = plane;
  const data = target.data;
  const lastRow = Math.min(plane.height, target.height - top);
  const room = target.width - left;
  for (let row = Math.max(0, -top); row < lastRow; row++) {
    const first = Math.max(firsts[row] as number, -left);
    const end = Math.min(ends[row] as number, room);
    const from = row * plane.width;
    const to = (top + row) * target.width + left;
    for (let column = first; column < end; column++) {
      const weight = (alpha[from + column] as number) * factor;
      const below = data[to + column] as number;
      data[to + column] = below + ((((values[from + column] as number) - below) * weight + 32768) >> 16);
    }
  }
}

/** Completes a plane with the parts of its rows that are seen. */
export function layerPlane(width: number, height: number, values: Uint8Array, alpha: Uint8Array): LayerPlane {
  const firsts = new Int32Array(height);
  const ends = new Int32Array(height);
  for (let row = 0; row < height; row++) {
    const start = row * width;
    let first = 0;
    let end = width;
    while (first < end && alpha[start + first] === 0) first++;
    while (end > first && alpha[start + end - 1] === 0) end--;
    firsts[row] = first;
    ends[row] = end;
  }
  return { width, height, values, alpha, firsts, ends };
}
