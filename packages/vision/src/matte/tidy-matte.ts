import type { MatteGrid } from './matte-grid.js';

/** Parts smaller than this share of the largest one are no person of ours: posters, pictures in the picture, specks. */
const leastPart = 0.15;
/** Gaps inside a person up to this share of it are mistakes; larger ones lie between arm and body. */
const largestHole = 0.006;
/** Below this a cell that is enclosed by the person belongs to such a gap: one sees through it. */
const leastWhole = 0.75;

/** What a cell is before it is given the number of its part. */
const [unseen, other] = [-1, -2];

interface Part {
  readonly number: number;
  readonly cells: number;
  readonly touchesEdge: boolean;
}

/**
 * Takes islands away from a matte and closes holes in it, in place. Keeps arms that the edge of the picture cuts off from
 * the rest, if they are large enough. Every second cell of every second row is looked at.
 */
export class MatteTidier {
  readonly #grid: MatteGrid;
  readonly #width: number;
  readonly #height: number;
  readonly #labels: Int32Array;
  readonly #queue: Int32Array;

  constructor(grid: MatteGrid) {
    this.#grid = grid;
    [this.#width, this.#height] = [grid.width >> 1, grid.height >> 1];
    this.#labels = new Int32Array(this.#width * this.#height);
    this.#queue = new Int32Array(this.#width * this.#height);
  }

  tidy(matte: Float32Array): void {
    const parts = this.#parts(matte, true);
    const largest = parts.reduce((most, { cells }) => Math.max(most, cells), 0);
    for (const part of parts) if (part.cells < leastPart * largest) this.#repaint(matte, part, 0, 2);
    const gaps = this.#parts(matte, false);
    for (const gap of gaps) if (!gap.touchesEdge && gap.cells < largestHole * largest) this.#repaint(matte, gap, 1, 0);
  }

  /** Areas of cells that meet side to side, of the person or of what is not the person. */
  #parts(matte: Float32Array, ofPerson: boolean): Part[] {
    const width = this.#width;
    const labels = this.#labels;
    const least = ofPerson ? 0.5 : leastWhole;
    for (let i = 0; i < labels.length; i++) {
      const isPerson = matte[2 * (((i / width) | 0) * this.#grid.width + (i % width))]! > least;
      labels[i] = isPerson === ofPerson ? unseen : other;
    }
    const parts: Part[] = [];
    for (let start = 0; start < labels.length; start++) {
      if (labels[start] === unseen) parts.push(this.#flood(start, parts.length));
    }
    return parts;
  }

  #flood(start: number, number: number): Part {
    const [width, labels, queue] = [this.#width, this.#labels, this.#queue];
    const lastRow = width * (this.#height - 1);
    let tail = 0;
    const take = (at: number): void => {
      if (labels[at] !== unseen) return;
      labels[at] = number;
      queue[tail++] = at;
    };
    let touchesEdge = false;
    take(start);
    for (let head = 0; head < tail; head++) {
      const at = queue[head]!;
      const x = at % width;
      if (x > 0) take(at - 1);
      if (x < width - 1) take(at + 1);
      if (at >= width) take(at - width);
      if (at < lastRow) take(at + width);
      if (x === 0 || x === width - 1 || at < width || at >= lastRow) touchesEdge = true;
    }
    return { number, cells: tail, touchesEdge };
  }

  /** Gives a part one value, with what lies up to `reach` cells around it unless that is another part. */
  #repaint(matte: Float32Array, { number }: Part, value: number, reach: number): void {
    const [width, height, labels] = [this.#width, this.#height, this.#labels];
    for (let i = 0; i < labels.length; i++) {
      if (labels[i] !== number) continue;
      const [x, y] = [i % width, Math.floor(i / width)];
      for (let b = Math.max(0, y - reach); b <= Math.min(height - 1, y + reach); b++) {
        for (let a = Math.max(0, x - reach); a <= Math.min(width - 1, x + reach); a++) {
          const label = labels[b * width + a]!;
          if (label !== number && label !== other) continue;
          const at = 2 * (b * this.#grid.width + a);
          matte[at] = matte[at + 1] = matte[at + this.#grid.width] = matte[at + this.#grid.width + 1] = value;
        }
      }
    }
  }
}
