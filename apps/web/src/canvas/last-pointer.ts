import type { Point } from './rect.js';
import { canvasElement } from './viewport.js';

let last: Point | undefined;

globalThis.addEventListener?.(
  'pointermove',
  ({ clientX, clientY }) => {
    last = { x: clientX, y: clientY };
  },
  { passive: true },
);

/** Where the pointer is on the canvas, as a point of the window; undefined where it is elsewhere. */
export function lastPointer(): Point | undefined {
  const bounds = canvasElement()?.getBoundingClientRect();
  if (!(last && bounds)) return undefined;
  const isInside = last.x >= bounds.left && last.x <= bounds.right && last.y >= bounds.top && last.y <= bounds.bottom;
  return isInside ? last : undefined;
}
