import { readFileSync } from 'node:fs';

/** Places of a plane to be read and one to be drawn, and the size of both. */
type LumaPlanes = [source: number, target: number, width: number, height: number];
type ChromaPlanes = [sourceU: number, sourceV: number, targetU: number, targetV: number, width: number, height: number];
type Grid = [nodeX: number, nodeY: number, columns: number, x0: number, y0: number, x1: number];
type Rows = [from: number, to: number];
type ShiftMap = [dx: number, dy: number, x0: number, y0: number, x1: number, y1: number];
type Table = [down: number, across: number];

/** What the compiled file offers; every place is a byte of its memory. `assembly/` says what each does. */
export interface Kernels {
  readonly memory: WebAssembly.Memory;
  furthest(at: number, count: number): number;
  gridLuma(...places: [...LumaPlanes, ...Grid, ...Rows, ...Table]): void;
  gridChroma(...places: [...ChromaPlanes, ...Grid, ...Rows]): void;
  mapLuma(...places: [...LumaPlanes, ...ShiftMap, ...Table]): void;
  mapChroma(...places: [...LumaPlanes, ...ShiftMap]): void;
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
