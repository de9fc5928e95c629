export { GridWarp, gridCell, type Planes, type WarpGrid } from './grid-warp.js';
