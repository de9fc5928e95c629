/** Pixels as numbers from 0 to 1: height × width × channels, row by row, channels together. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  /** 1 grey, 3 RGB, 4 RGB and alpha that is not multiplied in. */
  readonly channels: 1 | 3 | 4;
  readonly data: Float32Array;
}

/** Pixels as bytes, in the same order. */
export interface BytePixels {
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3 | 4;
  readonly data: Uint8Array;
}

/**
 * Numbers as bytes: trunc(clamp(255 x, 0, 255)), with 255 x rounded to 32 bits, as ComfyUI does it; NaN becomes 0. Bytes
 * that came from `pixelsOfBytes` come back unchanged.
 */
export function bytesOfPixels({ width, height, channels, data }: Pixels): BytePixels {
  const bytes = new Uint8Array(data.length);
  for (let i = 0; i < data.length; i++) {
    const scaled = Math.fround(255 * (data[i] as number));
    bytes[i] = scaled >= 255 ? 255 : scaled > 0 ? scaled : 0;
  }
  return { width, height, channels, data: bytes };
}

/** Bytes as numbers: b / 255. */
export function pixelsOfBytes({ width, height, channels, data }: BytePixels): Pixels {
  const numbers = new Float32Array(data.length);
  for (let i = 0; i < data.length; i++) numbers[i] = (data[i] as number) / 255;
  return { width, height, channels, data: numbers };
}

/** True when bytes can hold these pixels without loss. */
export function fitsBytes({ data }: Pixels): boolean {
  for (let i = 0; i < data.length; i++) {
    const value = data[i] as number;
    if (value < 0 || value > 1 || Math.fround(Math.round(value * 255) / 255) !== value) return false;
  }
  return true;
}
