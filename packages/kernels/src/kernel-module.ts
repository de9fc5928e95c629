import { readFileSync } from 'node:fs';

/** What the compiled file offers; every place is a byte of its memory. See `assembly/` for what each does. */
export interface Kernels {
  readonly memory: WebAssembly.Memory;
  warpLuma(
    source: number,
    target: number,
    width: number,
    height: number,
    nodeX: number,
    nodeY: number,
    columns: number,
    x0: number,
    y0: number,
    x1: number,
    from: number,
    to: number,
    down: number,
    across: number,
  ): void;
  warpChroma(
    sourceU: number,
    sourceV: number,
    targetU: number,
    targetV: number,
    width: number,
    height: number,
    nodeX: number,
    nodeY: number,
    columns: number,
    x0: number,
    y0: number,
    x1: number,
    from: number,
    to: number,
  ): void;
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
