export { GridWarp, gridCell, type WarpGrid } from './grid-warp.js';
export { MapWarp, type ShiftMap } from './map-warp.js';
export type { Planes } from './picture-memory.js';
