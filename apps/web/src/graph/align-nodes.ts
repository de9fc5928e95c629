import { wholePixel } from './whole-pixel.js';

/** A box on the canvas. */
export interface Box {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** How boxes are brought into line; `columns` and `rows` make the spaces between them equal, across and down. */
export type Alignment = 'left' | 'centre' | 'right' | 'top' | 'middle' | 'bottom' | 'columns' | 'rows';

/** Where the boxes' corners go. */
export function alignNodes(boxes: readonly Box[], how: Alignment): ReadonlyMap<string, { x: number; y: number }> {
  const left = Math.min(...boxes.map(({ x }) => x));
  const top = Math.min(...boxes.map(({ y }) => y));
  const right = Math.max(...boxes.map(({ x, width }) => x + width));
  const bottom = Math.max(...boxes.map(({ y, height }) => y + height));
  const placed = (corner: (box: Box) => { x?: number; y?: number }) =>
    new Map(boxes.map((box) => [box.id, { x: box.x, y: box.y, ...corner(box) }]));
  switch (how) {
    case 'left':
      return placed(() => ({ x: left }));
    case 'centre':
      return placed(({ width }) => ({ x: wholePixel((left + right - width) / 2) }));
    case 'right':
      return placed(({ width }) => ({ x: right - width }));
    case 'top':
      return placed(() => ({ y: top }));
    case 'middle':
      return placed(({ height }) => ({ y: wholePixel((top + bottom - height) / 2) }));
    case 'bottom':
      return placed(({ height }) => ({ y: bottom - height }));
    case 'columns': {
      const starts = spread(boxes.map(({ id, x, width }) => ({ id, start: x, length: width })));
      return placed(({ id, x }) => ({ x: starts.get(id) ?? x }));
    }
    case 'rows': {
      const starts = spread(boxes.map(({ id, y, height }) => ({ id, start: y, length: height })));
      return placed(({ id, y }) => ({ y: starts.get(id) ?? y }));
    }
  }
}

/** The first and the last stay, the others get equal spaces; those that have no room get the least there is. */
function spread(spans: readonly { id: string; start: number; length: number }[]): ReadonlyMap<string, number> {
  const inOrder = spans.toSorted((a, b) => a.start + a.length / 2 - (b.start + b.length / 2));
  const first = inOrder[0];
  const last = inOrder.at(-1);
  if (!first || !last || inOrder.length < 2) return new Map();
  const total = inOrder.reduce((sum, { length }) => sum + length, 0);
  const gap = Math.max(leastGap, (last.start + last.length - first.start - total) / (inOrder.length - 1));
  const starts = new Map<string, number>();
  let at = first.start;
  for (const { id, length } of inOrder) {
    starts.set(id, wholePixel(at));
    at += length + gap;
  }
  return starts;
}

const leastGap = 20;
