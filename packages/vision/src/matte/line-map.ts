/** Where the pixels of a line lie on a coarser line of cells. */
export interface LineMap {
  /** The cell each pixel lies in. */
  readonly cells: Uint16Array;
  /** The cell before each pixel's middle, and how far it is from there to the next; both are inside the line. */
  readonly first: Uint16Array;
  readonly share: Float32Array;
}

/** Maps a line of pixels onto cells that cover it evenly. There are at least two cells. */
export function lineMap(pixels: number, cells: number): LineMap {
  const map = { cells: new Uint16Array(pixels), first: new Uint16Array(pixels), share: new Float32Array(pixels) };
  for (let i = 0; i < pixels; i++) {
    const middle = ((i + 0.5) * cells) / pixels;
    const place = Math.min(cells - 1, Math.max(0, middle - 0.5));
    const first = Math.min(cells - 2, Math.floor(place));
    map.cells[i] = Math.floor(middle);
    map.first[i] = first;
    map.share[i] = place - first;
  }
  return map;
}

/** The same for a line that runs the other way. */
export function mirroredMap(pixels: number, cells: number): LineMap {
  const { cells: own, first, share } = lineMap(pixels, cells);
  return { cells: own.reverse(), first: first.reverse(), share: share.reverse() };
}
