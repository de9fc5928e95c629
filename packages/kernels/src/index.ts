export { type Affine, inverseOf } from './affine.js';
export { ChangeLayer, type ChangeLimits, type SquareChange } from './change-layer.js';
export { GridWarp, gridCell, type WarpGrid } from './grid-warp.js';
export { MapWarp, type ShiftMap } from './map-warp.js';
export type { Planes } from './picture-memory.js';
export { SoftMask, type SquarePart } from './soft-mask.js';
export { type ColourNumbers, SquareCut } from './square-cut.js';
