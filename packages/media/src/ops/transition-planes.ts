/** into = a + (b − a) · weight / 256, sample by sample. */
export function mixEvenly(a: Uint8Array, b: Uint8Array, into: Uint8Array, weight: number): void {
  for (let i = 0; i < into.length; i++) {
    const from = a[i] as number;
    into[i] = from + ((((b[i] as number) - from) * weight + 128) >> 8);
  }
}

/** The same towards one number. */
export function mixTowards(a: Uint8Array, number: number, into: Uint8Array, weight: number): void {
  for (let i = 0; i < into.length; i++) {
    const from = a[i] as number;
    into[i] = from + (((number - from) * weight + 128) >> 8);
  }
}

/** The same with a weight for each sample: that of its place in the order. */
export function mixInOrder(
  a: Uint8Array,
  b: Uint8Array,
  into: Uint8Array,
  map: Uint16Array,
  weights: Uint16Array,
): void {
  for (let i = 0; i < into.length; i++) {
    const from = a[i] as number;
    into[i] = from + ((((b[i] as number) - from) * (weights[map[i] as number] as number) + 128) >> 8);
  }
}

/**
 * The second plane pushes the first out: `moveX` and `moveY` say how far the first has moved; the second follows at its
 * edge.
 */
export function pushPlane(
  a: Uint8Array,
  b: Uint8Array,
  into: Uint8Array,
  size: { readonly width: number; readonly height: number },
  move: { readonly x: number; readonly y: number },
): void {
  const { width, height } = size;
  for (let row = 0; row < height; row++) {
    const fromRow = row - move.y;
    const inFirst = fromRow >= 0 && fromRow < height;
    const source = move.y === 0 || inFirst ? a : b;
    const at = (inFirst ? fromRow : fromRow + (move.y < 0 ? -height : height)) * width;
    if (move.x === 0) {
      into.set(source.subarray(at, at + width), row * width);
      continue;
    }
    const line = row * width;
    if (move.x < 0) {
      into.set(a.subarray(line - move.x, line + width), line);
      into.set(b.subarray(line, line - move.x), line + width + move.x);
    } else {
      into.set(a.subarray(line, line + width - move.x), line + move.x);
      into.set(b.subarray(line + width - move.x, line + width), line);
    }
  }
}
