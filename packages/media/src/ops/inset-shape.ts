import type { LayerPixels } from './layer-planes.js';

/** A line around an inset. */
export interface InsetBorder {
  readonly width: number;
  /** Red, green and blue, 0 to 255. */
  readonly colour: readonly [number, number, number];
}

/** How an inset looks besides its picture. Lengths in pixels. */
export interface InsetLook {
  /** Radius of the corners; half of the shorter side makes a circle or a pill. */
  readonly radius: number;
  readonly border?: InsetBorder;
  /** A soft shadow that falls downwards. */
  readonly shadow?: { readonly blur: number; readonly opacity: number };
}

/** What lies under an inset: its border and its shadow, as one picture. */
export interface InsetBase {
  readonly pixels: LayerPixels;
  /** How far it reaches beyond the inset to the left and upwards. */
  readonly reach: number;
}

/**
 * Distance of a point from the edge of a rectangle with round corners, negative inside: the usual signed distance, with
 * the point counted from the rectangle's middle.
 */
export function edgeDistance(x: number, y: number, width: number, height: number, radius: number): number {
  const cornerX = Math.abs(x) - width / 2 + radius;
  const cornerY = Math.abs(y) - height / 2 + radius;
  const outside = Math.hypot(Math.max(0, cornerX), Math.max(0, cornerY));
  return outside + Math.min(0, Math.max(cornerX, cornerY)) - radius;
}

/** How much of each pixel of a picture lies inside its round corners, 0 to 255. */
export function cornerAlpha(width: number, height: number, radius: number): Uint8Array {
  const alpha = new Uint8Array(width * height);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const distance = edgeDistance(column + 0.5 - width / 2, row + 0.5 - height / 2, width, height, radius);
      alpha[row * width + column] = Math.round(255 * clamp(0.5 - distance));
    }
  }
  return alpha;
}

/** Border and shadow of an inset of this size; undefined where it has neither. */
export function insetBase(width: number, height: number, { radius, border, shadow }: InsetLook): InsetBase | undefined {
  const line = border?.width ?? 0;
  if (line === 0 && !shadow) return undefined;
  const blur = shadow?.blur ?? 0;
  const drop = blur / 3;
  const reach = Math.ceil(line + blur + drop) + 1;
  const size = { width: width + 2 * reach, height: height + 2 * reach };
  const data = new Uint8Array(size.width * size.height * 4);
  const [red, green, blue] = border?.colour ?? [0, 0, 0];
  for (let row = 0; row < size.height; row++) {
    for (let column = 0; column < size.width; column++) {
      const x = column + 0.5 - size.width / 2;
      const y = row + 0.5 - size.height / 2;
      const inBorder = line > 0 ? clamp(0.5 + line - edgeDistance(x, y, width, height, radius)) : 0;
      const inShadow = shadow
        ? shadow.opacity * shade(edgeDistance(x, y - drop, width, height, radius) - line, blur)
        : 0;
      const alpha = inBorder + inShadow * (1 - inBorder);
      if (alpha === 0) continue;
      const share = inBorder / alpha;
      data.set([red * share, green * share, blue * share, Math.round(255 * alpha)], (row * size.width + column) * 4);
    }
  }
  return { pixels: { ...size, channels: 4, data }, reach };
}

/** How dark a shadow is at a distance from its edge: a smooth step over the blur's width to both sides. */
function shade(distance: number, blur: number): number {
  const t = clamp(0.5 - distance / (2 * Math.max(1, blur)));
  return t * t * (3 - 2 * t);
}

function clamp(value: number): number {
  return Math.min(1, Math.max(0, value));
}
