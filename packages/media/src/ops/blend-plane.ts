/** One plane of a layer: straight (not premultiplied) numbers, how much each covers, and where rows have anything at all. */
export interface LayerPlane {
  readonly width: number;
  readonly height: number;
  readonly values: Uint8Array;
  /** 0 lets everything through, 255 covers. */
  readonly alpha: Uint8Array;
  /** Stretches that are seen, row by row: the first column of each, and the one after its last. */
  readonly runs: Int32Array;
  /** Where the runs of each row begin; at the end, how many numbers there are. */
  readonly rowRuns: Int32Array;
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
  const { values, alpha, runs, rowRuns } = plane;
  const data = target.data;
  const lastRow = Math.min(plane.height, target.height - top);
  const room = target.width - left;
  for (let row = Math.max(0, -top); row < lastRow; row++) {
    const from = row * plane.width;
    const to = (top + row) * target.width + left;
    const lastRun = rowRuns[row + 1] as number;
    for (let run = rowRuns[row] as number; run < lastRun; run += 2) {
      const end = Math.min(runs[run + 1] as number, room);
      for (let column = Math.max(runs[run] as number, -left); column < end; column++) {
        const weight = (alpha[from + column] as number) * factor;
        const below = data[to + column] as number;
        data[to + column] = below + ((((values[from + column] as number) - below) * weight + 32768) >> 16);
      }
    }
  }
}

/** Gaps shorter than this are not worth a stretch of their own. */
const shortGap = 8;

/** Completes a plane with the stretches of its rows that are seen. */
export function layerPlane(width: number, height: number, values: Uint8Array, alpha: Uint8Array): LayerPlane {
  const runs: number[] = [];
  const rowRuns = new Int32Array(height + 1);
  for (let row = 0; row < height; row++) {
    const firstOfRow = runs.length;
    for (let column = 0; column < width; column++) {
      if (alpha[row * width + column] === 0) continue;
      const last = runs.length - 1;
      if (last > firstOfRow && column - (runs[last] as number) < shortGap) runs[last] = column + 1;
      else runs.push(column, column + 1);
    }
    rowRuns[row + 1] = runs.length;
  }
  return { width, height, values, alpha, runs: Int32Array.from(runs), rowRuns };
}
