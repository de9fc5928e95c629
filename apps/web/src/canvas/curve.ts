import type { Point } from './rect.js';

/** The four points of the curve a link is drawn along, from an output (to the right) to an input (from the left). */
export interface Curve {
  readonly from: Point;
  readonly bendFrom: Point;
  readonly bendTo: Point;
  readonly to: Point;
}

/** The curve between two ports: long and flat going forward, a loop going back. */
export function curveBetween(from: Point, to: Point): Curve {
  const forward = to.x - from.x;
  const bend = forward >= 0 ? forward / 2 : Math.min(260, 40 + Math.sqrt(-forward) * 9);
  const reach = Math.max(bend, Math.min(40, Math.abs(to.y - from.y) / 2));
  return { from, bendFrom: { x: from.x + reach, y: from.y }, bendTo: { x: to.x - reach, y: to.y }, to };
}

/** A curve as an SVG path. */
export function pathOf({ from, bendFrom, bendTo, to }: Curve): string {
  return `M${from.x},${from.y} C${bendFrom.x},${bendFrom.y} ${bendTo.x},${bendTo.y} ${to.x},${to.y}`;
}

/** The point of a curve at `share` of its parameter, 0 to 1. */
export function pointAlong({ from, bendFrom, bendTo, to }: Curve, share: number): Point {
  const rest = 1 - share;
  const a = rest * rest * rest;
  const b = 3 * rest * rest * share;
  const c = 3 * rest * share * share;
  const d = share * share * share;
  return {
    x: a * from.x + b * bendFrom.x + c * bendTo.x + d * to.x,
    y: a * from.y + b * bendFrom.y + c * bendTo.y + d * to.y,
  };
}

/** How far a point is from a curve, about. */
export function distanceTo(curve: Curve, point: Point): number {
  let nearest = Infinity;
  for (let step = 0; step <= 32; step++) {
    const { x, y } = pointAlong(curve, step / 32);
    nearest = Math.min(nearest, Math.hypot(x - point.x, y - point.y));
  }
  return nearest;
}
