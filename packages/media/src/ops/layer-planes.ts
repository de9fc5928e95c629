import type { FrameColour } from '../frame.js';
import { type LayerPlane, layerPlane } from './blend-plane.js';

/** Bytes of a layer, row by row: colours and alpha. */
export interface LayerPixels {
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3 | 4;
  readonly data: Uint8Array | Uint8ClampedArray;
  /** Colours are multiplied by alpha already, as drawing libraries hold them. */
  readonly premultiplied?: boolean;
}

/** The two colour planes of a layer; they share alpha and rows. */
export interface ChromaPlanes {
  readonly u: LayerPlane;
  readonly v: LayerPlane;
}

/** Shares of red and blue in luma: ITU-R BT.601-7, BT.709-6 and BT.2020-2, non-constant luminance. */
export const lumaShares = {
  bt601: { red: 0.299, blue: 0.114 },
  bt709: { red: 0.2126, blue: 0.0722 },
  bt2020: { red: 0.2627, blue: 0.0593 },
} as const;

/** How colours from 0 to 255 become the numbers of a frame: each plane is a weighted sum and an offset. */
export interface ColourWeights {
  readonly y: readonly [number, number, number];
  readonly u: readonly [number, number, number];
  readonly v: readonly [number, number, number];
  readonly black: number;
}

/** Weights of red, green and blue for a frame's numbers; limited range has luma 16 to 235 and colour 16 to 240. */
export function colourWeights({ matrix, fullRange }: FrameColour): ColourWeights {
  const { red, blue } = lumaShares[matrix];
  const green = 1 - red - blue;
  const luma = fullRange ? 1 : 219 / 255;
  const chroma = fullRange ? 1 : 224 / 255;
  const toU = chroma / (2 * (1 - blue));
  const toV = chroma / (2 * (1 - red));
  return {
    y: [luma * red, luma * green, luma * blue],
    u: [-red * toU, -green * toU, (1 - blue) * toU],
    v: [(1 - red) * toV, -green * toV, -blue * toV],
    black: fullRange ? 0 : 16,
  };
}

/** Straight red, green, blue and alpha from 0 to 255, whatever the pixels came as. */
export function straightPixels({ width, height, channels, data, premultiplied }: LayerPixels): Uint8Array {
  if (channels === 4 && !premultiplied) return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  const straight = new Uint8Array(width * height * 4);
  for (let from = 0, to = 0; to < straight.length; from += channels, to += 4) {
    const alpha = channels === 4 ? (data[from + 3] as number) : 255;
    const factor = premultiplied && alpha > 0 ? 255 / alpha : 1;
    straight[to] = Math.min(255, Math.round((data[from] as number) * factor));
    straight[to + 1] = Math.min(255, Math.round((data[channels === 1 ? from : from + 1] as number) * factor));
    straight[to + 2] = Math.min(255, Math.round((data[channels === 1 ? from : from + 2] as number) * factor));
    straight[to + 3] = alpha;
  }
  return straight;
}

/** The brightness of straight pixels. */
export function lumaPlane(pixels: Uint8Array, width: number, height: number, weights: ColourWeights): LayerPlane {
  const values = new Uint8Array(width * height);
  const alpha = new Uint8Array(width * height);
  const [red, green, blue] = weights.y;
  for (let i = 0, at = 0; i < values.length; i++, at += 4) {
    const sum = red * (pixels[at] as number) + green * (pixels[at + 1] as number) + blue * (pixels[at + 2] as number);
    values[i] = Math.round(weights.black + sum);
    alpha[i] = pixels[at + 3] as number;
  }
  return layerPlane(width, height, values, alpha);
}

/**
 * The colours of straight pixels, one sample for two by two of them, each counting as much as it covers.
 * @param oddX 1 when the first column of pixels falls on the second half of a sample
 * @param oddY the same for rows
 */
export function chromaPlanes(
  pixels: Uint8Array,
  size: { readonly width: number; readonly height: number },
  weights: ColourWeights,
  oddX: number,
  oddY: number,
): ChromaPlanes {
  const width = (size.width + oddX + 1) >> 1;
  const height = (size.height + oddY + 1) >> 1;
  const [u, v, alpha] = [0, 1, 2].map(() => new Uint8Array(width * height)) as [Uint8Array, Uint8Array, Uint8Array];
  for (let row = 0; row < height; row++) {
    const rows = { first: Math.max(0, 2 * row - oddY), end: Math.min(size.height, 2 * row - oddY + 2) };
    for (let column = 0; column < width; column++) {
      const [first, end] = [Math.max(0, 2 * column - oddX), Math.min(size.width, 2 * column - oddX + 2)];
      let [red, green, blue, covered] = [0, 0, 0, 0];
      for (let y = rows.first; y < rows.end; y++) {
        for (let x = first; x < end; x++) {
          const at = (y * size.width + x) * 4;
          const share = pixels[at + 3] as number;
          red += share * (pixels[at] as number);
          green += share * (pixels[at + 1] as number);
          blue += share * (pixels[at + 2] as number);
          covered += share;
        }
      }
      if (covered === 0) continue;
      const i = row * width + column;
      const sum = (w: readonly [number, number, number]) => (w[0] * red + w[1] * green + w[2] * blue) / covered;
      u[i] = Math.min(255, Math.round(128 + sum(weights.u)));
      v[i] = Math.min(255, Math.round(128 + sum(weights.v)));
      alpha[i] = Math.round(covered / 4);
    }
  }
  const first = layerPlane(width, height, u, alpha);
  return { u: first, v: { ...first, values: v } };
}
