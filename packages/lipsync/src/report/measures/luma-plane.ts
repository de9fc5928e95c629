/** Brightness of a picture, 8 bits a pixel, rows from the top, tightly packed: the first plane of a frame. */
export interface LumaPlane {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** Pixels from `x0`, `y0` to `x1`, `y1`, both included. */
export interface PixelBox {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}
