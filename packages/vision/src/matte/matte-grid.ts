/** Sides of the grid that a frame is looked at on, in cells. Both are multiples of 16, as the model needs. */
export interface MatteGrid {
  readonly width: number;
  readonly height: number;
}

/**
 * Cells the model sees at its best: as many as the 256x256 it was trained with. In the frame's own shape it finds people
 * better than stretched to a square, and with many more it loses sight of the whole.
 */
const cellCount = 256 * 256;

/** The grid for frames of a size: in their shape, and as fine for small ones, which the model wants to see large. */
export function matteGrid(width: number, height: number): MatteGrid {
  const scale = Math.sqrt(cellCount / (width * height));
  return { width: side(width * scale), height: side(height * scale) };
}

/** A grid with shorter sides, on which the same picture is looked at once more. */
export function glanceGrid({ width, height }: MatteGrid, scale: number): MatteGrid {
  return { width: side(scale * width), height: side(scale * height) };
}

function side(cells: number): number {
  return Math.max(16, 16 * Math.round(cells / 16));
}
