import type { RgbImage } from './rgb-image.js';

const columns = 16;
const rows = 12;
/** Mean change of a coarse picture, in grey levels, that only a cut makes; camera and people move less between frames. */
const cutAbove = 32;

/** Notices hard cuts between the pictures it is shown in order. */
export class SceneCuts {
  #before: Float32Array | undefined;

  /** Whether this picture begins a new shot. */
  isCut(image: RgbImage): boolean {
    const now = coarse(image);
    const before = this.#before;
    this.#before = now;
    if (!before) return false;
    let change = 0;
    for (let i = 0; i < now.length; i++) change += Math.abs(now[i]! - before[i]!);
    return change / now.length > cutAbove;
  }
}

/** Means of a grid of cells, each over at most 16×16 of its pixels. */
function coarse({ width, height, data }: RgbImage): Float32Array {
  const cells = new Float32Array(columns * rows);
  for (let cell = 0; cell < cells.length; cell++) {
    const left = Math.floor(((cell % columns) * width) / columns);
    const top = Math.floor((Math.floor(cell / columns) * height) / rows);
    const stepX = Math.max(1, Math.floor(width / columns / 16));
    const stepY = Math.max(1, Math.floor(height / rows / 16));
    let sum = 0;
    let count = 0;
    for (let y = top; y < top + height / rows && y < height; y += stepY) {
      for (let x = left; x < left + width / columns && x < width; x += stepX, count++)
        sum += data[3 * (y * width + x) + 1]!;
    }
    cells[cell] = sum / Math.max(1, count);
  }
  return cells;
}
