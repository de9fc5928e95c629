import { type Curve, pathOf, pointAlong } from './curve.js';
import type { Point } from './rect.js';

/** How links are drawn. */
export type LinkStyle = 'curved' | 'stepped' | 'straight';

/** A link as an SVG path, and the point in its middle. */
export function linkPath(style: LinkStyle, curve: Curve): { readonly path: string; readonly middle: Point } {
  if (style === 'curved') return { path: pathOf(curve), middle: pointAlong(curve, 0.5) };
  const { from, to } = curve;
  const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  if (style === 'straight') return { path: `M${from.x},${from.y} L${to.x},${to.y}`, middle };
  return {
    path: `M${corners(curve)
      .map(({ x, y }) => `${x},${y}`)
      .join(' L')}`,
    middle,
  };
}

/** Forward there are two corners in the middle; backward the link goes around both ends. */
function corners({ from, to }: Curve): readonly Point[] {
  const reach = 24;
  const halfX = (from.x + to.x) / 2;
  if (to.x - from.x >= 2 * reach) return [from, { x: halfX, y: from.y }, { x: halfX, y: to.y }, to];
  const halfY = (from.y + to.y) / 2;
  const right = from.x + reach;
  const left = to.x - reach;
  return [from, { x: right, y: from.y }, { x: right, y: halfY }, { x: left, y: halfY }, { x: left, y: to.y }, to];
}
