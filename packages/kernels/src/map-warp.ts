import { CubicTable } from './cubic-table.js';
import { type Kernels, openKernels } from './kernel-module.js';
import { PictureMemory, type Planes } from './picture-memory.js';

/** Where each pixel of a part of a picture is taken from: `dx`, `dy` are added to its place. The corners are even. */
export interface ShiftMap {
  readonly region: { readonly x0: number; readonly y0: number; readonly x1: number; readonly y1: number };
  /** Shifts of one row of the region after those of the row before; as wide as the region. */
  readonly stride: number;
  readonly dx: Float32Array;
  readonly dy: Float32Array;
}

/** Where a map is laid for pictures of a size. */
interface Bench {
  readonly kernels: Kernels;
  readonly table: CubicTable;
  readonly pictures: PictureMemory;
  readonly dx: Float32Array;
  readonly dy: Float32Array;
}

/** Redraws parts of pictures, each pixel from where a map says it comes from. Its memory grows with what it is given. */
export class MapWarp {
  #bench: Bench | undefined;

  /**
   * Draws the map's region of `source` into `target`: luma by a cubic kernel, chroma bilinear. Pixels whose shift is 0 stay
   * what they are in `target`, or become those of `source`.
   * @param width, height of both pictures, even
   * @param kernel four weights, whole numbers out of 512, for each of 64 places between two pixels
   */
  draw(map: ShiftMap, source: Planes, target: Planes, width: number, height: number, kernel: Int32Array): void {
    const { x0, y0, x1, y1 } = map.region;
    const count = map.stride * (y1 - y0);
    const { kernels, table, pictures, dx, dy } = this.#benchFor(count, width, height);
    table.use(kernel);
    dx.set(map.dx.subarray(0, count));
    dy.set(map.dy.subarray(0, count));
    const reach = 2 * Math.ceil((kernels.furthest(dy.byteOffset, count) + 3) / 2);
    pictures.take(source, Math.max(0, y0 - reach), Math.min(height, y1 + reach));
    pictures.begin(target, y0, y1);
    const { source: from, target: onto } = pictures;
    const shifts = [dx.byteOffset, dy.byteOffset, x0, y0, x1, y1] as const;
    kernels.mapLuma(from.y.byteOffset, onto.y.byteOffset, width, height, ...shifts, ...table.places);
    const [halfWidth, halfHeight] = [width >> 1, height >> 1];
    for (const plane of ['u', 'v'] as const) {
      kernels.mapChroma(from[plane].byteOffset, onto[plane].byteOffset, halfWidth, halfHeight, ...shifts);
    }
    pictures.give(target, y0, y1);
  }

  #benchFor(count: number, width: number, height: number): Bench {
    const bench = this.#bench;
    if (bench && bench.dx.length >= count && bench.pictures.width === width && bench.pictures.height === height)
      return bench;
    // A face that comes nearer needs a little more with every frame.
    const shifts = 4 * Math.ceil((1.25 * count) / 4);
    const start = CubicTable.bytes + 8 * shifts;
    const kernels = openKernels(start + PictureMemory.bytes(width, height));
    const { buffer } = kernels.memory;
    this.#bench = {
      kernels,
      table: new CubicTable(buffer, 0),
      pictures: new PictureMemory(buffer, start, width, height),
      dx: new Float32Array(buffer, CubicTable.bytes, shifts),
      dy: new Float32Array(buffer, CubicTable.bytes + 4 * shifts, shifts),
    };
    return this.#bench;
  }
}
