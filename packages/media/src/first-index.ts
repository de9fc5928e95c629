/**
 * Index of the first of so many things in order for which something holds, found by bisection: once it holds it has to hold for all
 * that follow. The count itself where it holds for none.
 */
export function firstIndex(count: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
