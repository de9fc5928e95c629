// AssemblyScript, not TypeScript: https://www.assemblyscript.org. Compiled to dist/kernels.wasm.
export { furthest } from './furthest';
export { gridChroma } from './grid-chroma';
export { gridLuma } from './grid-luma';
export { mapChroma } from './map-chroma';
export { mapLuma } from './map-luma';
