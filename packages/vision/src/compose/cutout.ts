/**
 * A person cut out of a frame, on the frame's own pixels: how much of each is the person, and the person's colours without
 * those of the background that shone through. Planes are laid out as in a `Frame`.
 */
export interface Cutout {
  readonly width: number;
  readonly height: number;
  /** 0 to 255 for each pixel, and for each pair of colours. */
  readonly alpha: Uint8Array;
  readonly chromaAlpha: Uint8Array;
  readonly y: Uint8Array;
  readonly u: Uint8Array;
  readonly v: Uint8Array;
  /** For each row of pairs, where the person begins and ends: elsewhere alpha is 0. Both 0 in rows without them. */
  readonly from: Uint16Array;
  readonly to: Uint16Array;
  /** Likewise, the longest stretch that is all person: alpha is 255 there. Both 0 in rows without one. */
  readonly solidFrom: Uint16Array;
  readonly solidTo: Uint16Array;
}

/** A cutout whose planes are empty. */
export function makeCutout(width: number, height: number): Cutout {
  const [pixels, pairs] = [width * height, (width >> 1) * (height >> 1)];
  return {
    width,
    height,
    alpha: new Uint8Array(pixels),
    chromaAlpha: new Uint8Array(pairs),
    y: new Uint8Array(pixels),
    u: new Uint8Array(pairs),
    v: new Uint8Array(pairs),
    from: new Uint16Array(height >> 1),
    to: new Uint16Array(height >> 1),
    solidFrom: new Uint16Array(height >> 1),
    solidTo: new Uint16Array(height >> 1),
  };
}
