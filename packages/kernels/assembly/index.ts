// AssemblyScript, not TypeScript: https://www.assemblyscript.org. Compiled to dist/kernels.wasm.
export { warpLuma } from './warp-luma';
export { warpChroma } from './warp-chroma';
