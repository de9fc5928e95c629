/** Fills a grid of half the width and height with the means of two by two cells. */
export function halveGrid(from: Float32Array, width: number, into: Float32Array): void {
  const across = width >> 1;
  for (let at = 0, x = 0, i = 0; at < into.length; at++, i += 2) {
    into[at] = (from[i]! + from[i + 1]! + from[i + width]! + from[i + width + 1]!) / 4;
    if (++x < across) continue;
    x = 0;
    i += width;
  }
}
