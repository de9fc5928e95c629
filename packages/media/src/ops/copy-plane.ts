/** A plane and its width; rows are tightly packed. */
export interface Plane {
  readonly data: Uint8Array;
  readonly width: number;
}

/** Copies a rectangle of one plane into another. */
export function copyRectangle(
  from: Plane,
  fromX: number,
  fromY: number,
  to: Plane,
  toX: number,
  toY: number,
  width: number,
  height: number,
): void {
  for (let row = 0; row < height; row++) {
    const start = (fromY + row) * from.width + fromX;
    to.data.set(from.data.subarray(start, start + width), (toY + row) * to.width + toX);
  }
}
