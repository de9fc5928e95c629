import { readFileSync } from 'node:fs';

/** Places of a plane to be read and one to be drawn, and the size of both. */
type LumaPlanes = [source: number, target: number, width: number, height: number];
type ChromaPlanes = [sourceU: number, sourceV: number, targetU: number, targetV: number, width: number, height: number];
type Grid = [nodeX: number, nodeY: number, columns: number, x0: number, y0: number, x1: number];
type Rows = [from: number, to: number];
type ShiftMap = [dx: number, dy: number, x0: number, y0: number, x1: number, y1: number];
type Table = [down: number, across: number];
/** Numbers of an `Affine`. */
type Transform = [a: number, b: number, c: number, d: number, e: number, f: number];
type Part = [left: number, right: number, top: number, bottom: number];
type Change = [before: number, after: number, mask: number];
type Layer = [layer: number, side: number];
type Colours = [red: number, blue: number, black: number, range: number, chromaRange: number];

/** What the compiled file offers; every place is a byte of its memory. `assembly/` says what each does. */
export interface Kernels {
  readonly memory: WebAssembly.Memory;
  furthest(at: number, count: number): number;
  gridLuma(...places: [...LumaPlanes, ...Grid, ...Rows, ...Table]): void;
  gridChroma(...places: [...ChromaPlanes, ...Grid, ...Rows]): void;
  mapLuma(...places: [...LumaPlanes, ...ShiftMap, ...Table]): void;
  mapChroma(...places: [...LumaPlanes, ...ShiftMap]): void;
  readSquare(
    ...places: [
      ...[plane: number, width: number, height: number],
      ...Transform,
      ...[side: number, across: number, down: number, into: number],
    ]
  ): void;
  squareToColours(...places: [planes: number, cells: number, into: number, ...Colours]): void;
  squareFromColours(...places: [colours: number, cells: number, into: number, ...Colours]): void;
  meanDown(from: number, into: number, side: number, radius: number): void;
  transposeSquare(from: number, into: number, side: number): void;
  fadeAtEdges(mask: number, edge: number, side: number): void;
  filledPart(mask: number, side: number, into: number): void;
  changeOf(...places: [...Change, cells: number, moved: number, change: number, tone: number]): void;
  changeLayers(
    ...places: [
      ...Change,
      ...[change: number, tone: number, side: number, strength: number, reach: number, stays: number, goes: number],
      ...[luma: number, chroma: number],
    ]
  ): void;
  doubleLayer(...places: [from: number, side: number, ...Part, wide: number, into: number]): void;
  layLuma(...places: [plane: number, width: number, ...Layer, ...Transform, ...Part]): void;
  layChroma(...places: [planeU: number, planeV: number, width: number, ...Layer, ...Transform, ...Part]): void;
}

let compiled: WebAssembly.Module | undefined;

/** Bytes of a page of WebAssembly memory. */
const page = 65_536;

/** The kernels with a memory of their own, of at least so many bytes. */
export function openKernels(bytes: number): Kernels {
  // A kilobyte or two: compiled in less than a millisecond, once for a process.
  compiled ??= new WebAssembly.Module(readFileSync(new URL('kernels.wasm', import.meta.url)));
  const kernels = new WebAssembly.Instance(compiled).exports as Kernels;
  const missing = bytes - kernels.memory.buffer.byteLength;
  if (missing > 0) kernels.memory.grow(Math.ceil(missing / page));
  return kernels;
}
