// AssemblyScript, not TypeScript: https://www.assemblyscript.org. Compiled to dist/kernels.wasm.
export { changeLayers, changeOf } from './change-layers';
export { doubleLayer } from './double-layer';
export { furthest } from './furthest';
export { gridChroma } from './grid-chroma';
export { gridLuma } from './grid-luma';
export { layChroma, layLuma } from './lay-change';
export { mapChroma } from './map-chroma';
export { mapLuma } from './map-luma';
export { readSquare } from './read-square';
export { fadeAtEdges, filledPart, meanDown, transposeSquare } from './soft-mask';
export { squareFromColours, squareToColours } from './square-colours';
