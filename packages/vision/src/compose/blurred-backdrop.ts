import type { Frame } from '@talkgraph/media';
import { BoxMean } from '../matte/box-mean.js';
import { halveGrid } from '../matte/halve-grid.js';
import { type LineMap, lineMap } from '../matte/line-map.js';
import type { MatteGrid } from '../matte/matte-grid.js';
import type { SmallPicture } from '../matte/small-picture.js';
import type { Cutout } from './cutout.js';

/** Blur radius at full strength, as a share of the shorter side; the box is applied twice. */
const radiusShare = 0.06;
/** Bits after the point of what is interpolated, and of the shares; and a half, so that it is rounded. */
const [fraction, shareBits] = [8, 12];
const half = 1 << (fraction + shareBits - 1);

/** Paints a frame's own background out of focus. The person is left out of the average, so that no glow surrounds them. */
export class BlurredBackdrop {
  readonly #box: BoxMean;
  readonly #radius: number;
  readonly #weight: Float32Array;
  readonly #isFine: boolean;
  /** On half the grid: how much each cell counts, and a plane times that. */
  readonly #clear: Float32Array;
  readonly #product: Float32Array;
  readonly #field: Float32Array;
  readonly #bytes: Int32Array;
  readonly #grid: MatteGrid;
  readonly #luma: Lines;
  readonly #chroma: Lines;
  readonly #line: Int32Array;

  /** @param strength 0 to 1 */
  constructor(width: number, height: number, grid: MatteGrid, strength: number) {
    // A quarter of the grid is fine enough for what is blurred more than a little.
    this.#isFine = radiusShare * strength * Math.min(grid.width, grid.height) < 6;
    const shift = this.#isFine ? 1 : 2;
    const [across, down] = [grid.width >> shift, grid.height >> shift];
    const cells = (grid.width * grid.height) >> 2;
    [this.#clear, this.#product] = [new Float32Array(cells), new Float32Array(cells)];
    this.#grid = grid;
    this.#box = new BoxMean(across, down);
    this.#radius = Math.max(1, Math.round(radiusShare * strength * Math.min(across, down)));
    const field = () => new Float32Array(across * down);
    [this.#weight, this.#field] = [field(), field()];
    this.#bytes = new Int32Array(across * down);
    this.#luma = linesOf(width, height, across, down);
    this.#chroma = linesOf(width >> 1, height >> 1, across, down);
    this.#line = new Int32Array(across);
  }

  /** @param covered the cutout that will be laid over the picture: what it hides is not painted */
  paint(picture: Pick<SmallPicture, 'half'>, matte: Float32Array, onto: Frame, covered?: Cutout): void {
    const clear = this.#clear;
    halveGrid(matte, this.#grid.width, clear);
    for (let i = 0; i < clear.length; i++) {
      const share = 1 - clear[i]!;
      // A little of everything, for places that nothing but the person is near.
      clear[i] = share * share + 0.001;
    }
    this.#blur(clear, this.#weight);
    const [y, u, v] = picture.half;
    this.#average(y);
    this.#enlarge(this.#luma, onto.y, covered, 2);
    this.#average(u);
    this.#enlarge(this.#chroma, onto.u, covered, 1);
    this.#average(v);
    this.#enlarge(this.#chroma, onto.v, covered, 1);
  }

  #blur(sharp: Float32Array, into: Float32Array): void {
    if (this.#isFine) into.set(sharp);
    else halveGrid(sharp, this.#grid.width >> 1, into);
    this.#box.mean(into, this.#radius, into);
    this.#box.mean(into, this.#radius, into);
  }

  /** Fills `bytes` with the blurred means of a plane. */
  #average(plane: Float32Array): void {
    const [product, clear] = [this.#product, this.#clear];
    for (let i = 0; i < product.length; i++) product[i] = clear[i]! * plane[i]!;
    const [field, weight, bytes] = [this.#field, this.#weight, this.#bytes];
    this.#blur(product, field);
    for (let i = 0; i < field.length; i++) bytes[i] = ((1 << fraction) * field[i]!) / weight[i]!;
  }

  /** @param scale values of this plane that a pair of pixels has along a side */
  #enlarge({ rows, runs, width }: Lines, plane: Uint8Array, covered: Cutout | undefined, scale: number): void {
    const [line, bytes] = [this.#line, this.#bytes];
    const across = line.length;
    for (let y = 0; y < rows.first.length; y++) {
      const start = rows.first[y]! * across;
      const down = rows.share[y]!;
      for (let x = 0, i = start; x < across; x++, i++) line[x] = bytes[i]! + down * (bytes[i + across]! - bytes[i]!);
      const pair = scale === 2 ? y >> 1 : y;
      const [hiddenFrom, hiddenTo] = covered ? [covered.solidFrom[pair]!, covered.solidTo[pair]!] : [0, 0];
      enlargeLine(line, runs, plane, y * width, 0, scale * hiddenFrom);
      enlargeLine(line, runs, plane, y * width, scale * hiddenTo, width);
    }
  }
}

/** Pixels between the middles of two cells, over which values change evenly. */
interface Run {
  readonly from: number;
  readonly to: number;
  /** The cell before them; how far the first one is from there to the next, and how much farther the others are each. */
  readonly first: number;
  readonly share: number;
  readonly step: number;
}

/** Where a plane's pixels lie on the grid. Shares are integers. */
interface Lines {
  readonly width: number;
  readonly rows: LineMap;
  readonly runs: readonly Run[];
}

function linesOf(width: number, height: number, across: number, down: number): Lines {
  const { first, share } = lineMap(width, across);
  const shares = Array.from(share, (t) => Math.round((1 << shareBits) * t));
  const runs: Run[] = [];
  for (let from = 0; from < width; ) {
    let to = from + 1;
    const step = to < width && first[to] === first[from] ? shares[to]! - shares[from]! : 0;
    // Rounding makes steps differ by one; at the borders, where places are held inside the line, they end.
    while (to < width && first[to] === first[from] && Math.abs(shares[to]! - shares[to - 1]! - step) <= 1) to++;
    const mean = to - from > 1 ? Math.round((shares[to - 1]! - shares[from]!) / (to - from - 1)) : 0;
    runs.push({ from, to, first: first[from]!, share: shares[from]!, step: mean });
    from = to;
  }
  return { width, rows: lineMap(height, down), runs };
}

/** Fills `from` to `to` of a row that starts at `at`. */
function enlargeLine(
  line: Int32Array,
  runs: readonly Run[],
  plane: Uint8Array,
  at: number,
  from: number,
  to: number,
): void {
  for (const run of runs) {
    const start = run.from < from ? from : run.from;
    const end = at + (run.to > to ? to : run.to);
    const left = line[run.first]!;
    const difference = line[run.first + 1]! - left;
    const step = difference * run.step;
    let value = (left << shareBits) + difference * (run.share + run.step * (start - run.from)) + half;
    for (let i = at + start; i < end; i++, value += step) plane[i] = value >> (fraction + shareBits);
  }
}
