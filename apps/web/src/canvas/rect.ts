/** A point of the canvas, in its own coordinates (CSS pixels at 100 %). */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** An upright rectangle. */
export interface Rect extends Point {
  readonly width: number;
  readonly height: number;
}

/** How the canvas is looked at: a point of it is shown at `point * zoom + (x, y)`. */
export interface Viewport extends Point {
  readonly zoom: number;
}

/** Whether two rectangles have a point in common. */
export function overlap(a: Rect, b: Rect): boolean {
  return a.x <= b.x + b.width && b.x <= a.x + a.width && a.y <= b.y + b.height && b.y <= a.y + a.height;
}

/** Whether `outer` holds all of `inner`. */
export function contains(outer: Rect, inner: Rect): boolean {
  return (
    outer.x <= inner.x &&
    outer.y <= inner.y &&
    outer.x + outer.width >= inner.x + inner.width &&
    outer.y + outer.height >= inner.y + inner.height
  );
}

/** Whether a point lies in a rectangle. */
export function holds(rect: Rect, point: Point): boolean {
  return point.x >= rect.x && point.y >= rect.y && point.x <= rect.x + rect.width && point.y <= rect.y + rect.height;
}

/** A rectangle with `margin` more on every side. */
export function grown(rect: Rect, margin: number): Rect {
  return {
    x: rect.x - margin,
    y: rect.y - margin,
    width: rect.width + 2 * margin,
    height: rect.height + 2 * margin,
  };
}

/** The smallest rectangle around all of them; undefined where there are none. */
export function around(rects: Iterable<Rect>): Rect | undefined {
  let left = Infinity;
  let top = Infinity;
  let right = -Infinity;
  let bottom = -Infinity;
  for (const { x, y, width, height } of rects) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x + width);
    bottom = Math.max(bottom, y + height);
  }
  return left === Infinity ? undefined : { x: left, y: top, width: right - left, height: bottom - top };
}

/** The rectangle between two corners, whichever they are. */
export function between(a: Point, b: Point): Rect {
  return {
    x: Math.min(a.x, b.x),
    y: Math.min(a.y, b.y),
    width: Math.abs(a.x - b.x),
    height: Math.abs(a.y - b.y),
  };
}

/** What of the canvas is seen through a window of this size. */
export function seenThrough({ x, y, zoom }: Viewport, size: { width: number; height: number }): Rect {
  return { x: -x / zoom, y: -y / zoom, width: size.width / zoom, height: size.height / zoom };
}

/** How to look at the canvas so that a rectangle is seen whole, with a border around it (pixels of the screen). */
export function viewportFor(
  rect: Rect,
  size: { width: number; height: number },
  { border = 48, minZoom = 0.03, maxZoom = 1 } = {},
): Viewport {
  const wide = (size.width - 2 * border) / Math.max(1, rect.width);
  const high = (size.height - 2 * border) / Math.max(1, rect.height);
  const zoom = Math.min(maxZoom, Math.max(minZoom, Math.min(wide, high)));
  return {
    x: size.width / 2 - (rect.x + rect.width / 2) * zoom,
    y: size.height / 2 - (rect.y + rect.height / 2) * zoom,
    zoom,
  };
}
