/** Below this a cell may belong to a hole; holes larger than this share of the grid lie between arm and body. */
const [leastWhole, largestHole] = [0.6, 0.008] as const;

/** Fills small holes of a matte that the person encloses, in place. */
export class HoleFiller {
  readonly #width: number;
  readonly #seen: Uint8Array;
  readonly #queue: Int32Array;

  constructor(width: number, height: number) {
    this.#width = width;
    this.#seen = new Uint8Array(width * height);
    this.#queue = new Int32Array(width * height);
  }

  fill(matte: Float32Array): void {
    const [seen, queue] = [this.#seen, this.#queue];
    for (let i = 0; i < seen.length; i++) seen[i] = matte[i]! < leastWhole ? 0 : 1;
    for (let start = 0; start < seen.length; start++) {
      if (seen[start] === 1) continue;
      const { count, isOpen } = this.#flood(start);
      if (isOpen || count > largestHole * seen.length) continue;
      for (let i = 0; i < count; i++) matte[queue[i]!] = 1;
    }
  }

  /** Lists the cells of a hole in `queue`. One that reaches the border is open. */
  #flood(start: number): { readonly count: number; readonly isOpen: boolean } {
    const [width, seen, queue] = [this.#width, this.#seen, this.#queue];
    const lastRow = seen.length - width;
    let [count, isOpen] = [0, false];
    const take = (at: number): void => {
      if (seen[at] === 1) return;
      seen[at] = 1;
      queue[count++] = at;
    };
    take(start);
    for (let head = 0; head < count; head++) {
      const at = queue[head]!;
      const x = at % width;
      if (x === 0 || x === width - 1 || at < width || at >= lastRow) {
        isOpen = true;
      }
      if (x > 0) take(at - 1);
      if (x < width - 1) take(at + 1);
      if (at >= width) take(at - width);
      if (at < lastRow) take(at + width);
    }
    return { count, isOpen };
  }
}
