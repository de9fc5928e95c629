import { type RefObject, useEffect } from 'react';
import { useBatch } from './batch-store.js';
import { headerHeight, numberWidth, type PlacedColumn, rowHeight, stateWidth } from './grid-layout.js';

/** Scrolls along with the corner of the selection that moves, so that it is seen beside what stays at the sides. */
export function useActiveInView(scroller: RefObject<HTMLDivElement | null>, layout: readonly PlacedColumn[]): void {
  const { head, stays } = useBatch(({ selection }) => selection);
  useEffect(() => {
    const placed = layout[head.column];
    const box = scroller.current;
    if (!stays && placed && box?.contains(document.activeElement)) bringIntoView(box, head.row, placed);
  }, [head, stays, layout, scroller]);
}

function bringIntoView(box: HTMLElement, row: number, { left, width }: PlacedColumn): void {
  const top = row * rowHeight;
  const below = top + headerHeight + rowHeight - box.clientHeight;
  if (box.scrollTop > top) box.scrollTop = top;
  else if (box.scrollTop < below) box.scrollTop = below;
  const start = left - numberWidth;
  const beyond = left + width + stateWidth - box.clientWidth;
  if (box.scrollLeft > start) box.scrollLeft = start;
  else if (box.scrollLeft < beyond) box.scrollLeft = Math.min(beyond, start);
}
