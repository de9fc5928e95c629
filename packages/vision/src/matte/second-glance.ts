import type { ModelSession } from '@talkgraph/inference';
import { BoxMean } from './box-mean.js';
import { CoarseLook } from './coarse-look.js';
import { ColourOdds } from './colour-odds.js';
import { HoleFiller } from './fill-holes.js';
import { halveGrid } from './halve-grid.js';
import { type LineMap, lineMap } from './line-map.js';
import type { MatteGrid } from './matte-grid.js';
import type { SmallPicture } from './small-picture.js';

/** Each of them finds parts that the other loses. */
const lookStyles = [
  { scale: 0.5, mirrored: false },
  { scale: 0.65, mirrored: true },
] as const;
/** Shares above and below which every look is sure that a cell is the person, or is not. */
const [surely, surelyNot] = [0.9, 0.1];
/** Cells around the person that the coarse looks see too roughly to say anything. */
const rim = 2;
/** Logarithms of the odds at which colours decide for the person or for the background alone. */
const [decidedFor, decidedAgainst] = [0.75, 1.5];
/** Cells around one whose colours speak for it as well. */
const vote = 5;
/** Logarithm of the odds below which a cell is the background, whatever is around it. */
const surelyBehind = -3;
/** What the looks have to see at least for colours to make it whole; twice as much is believed altogether. */
const doubt = 0.25;

/**
 * Looks at a picture again on coarser grids, and adds to the matte what only these looks took for the person: long hair, and
 * clothes as dark as the wall. Colours confirm it. What has the person's colours is added up to its edge; what could be either
 * is added without its rim, so that edges stay where the finer look saw them; what has the background's is not.
 */
export class SecondGlance {
  readonly #grid: MatteGrid;
  readonly #looks: readonly CoarseLook[];
  readonly #odds = new ColourOdds();
  /** On half the grid: what the coarse looks saw, that without a rim and with one, what the fine one saw, and the sum. */
  readonly #seen: Float32Array;
  readonly #inner: Float32Array;
  readonly #outer: Float32Array;
  readonly #fine: Float32Array;
  readonly #added: Float32Array;
  readonly #scratch: Float32Array;
  readonly #own: Float32Array;
  readonly #holes: HoleFiller;
  readonly #box: BoxMean;
  readonly #whose: Int8Array;
  readonly #up: readonly [LineMap, LineMap];

  constructor(session: ModelSession, grid: MatteGrid) {
    this.#grid = grid;
    this.#looks = lookStyles.map((style) => new CoarseLook(session, grid, style));
    const [width, height] = [grid.width >> 1, grid.height >> 1];
    const field = () => new Float32Array(width * height);
    [this.#seen, this.#inner, this.#outer] = [field(), field(), field()];
    [this.#fine, this.#added, this.#scratch] = [field(), field(), field()];
    this.#own = field();
    this.#holes = new HoleFiller(width, height);
    this.#box = new BoxMean(width, height);
    this.#whose = new Int8Array(width * height);
    this.#up = [lineMap(grid.width, width), lineMap(grid.height, height)];
  }

  /** Looks at a picture whose RGB is made, and whose matte of the first look is known. */
  async look(picture: SmallPicture, matte: Float32Array): Promise<void> {
    const { width } = this.#grid;
    this.#seen.fill(0);
    for (const look of this.#looks) await look.look(picture.rgb, this.#seen);
    this.#holes.fill(this.#seen);
    this.#extreme(this.#seen, rim, this.#inner);
    this.#extreme(this.#seen, -1, this.#outer);
    halveGrid(matte, width, this.#fine);
    const [fine, outer, whose] = [this.#fine, this.#outer, this.#whose];
    for (let i = 0; i < whose.length; i++) {
      whose[i] = fine[i]! > surely ? 1 : fine[i]! < surelyNot && outer[i]! < surelyNot ? -1 : 0;
    }
    this.#odds.learn(...picture.half, whose);
  }

  /** The least around each cell, or the most if `reach` is below 0, in squares. */
  #extreme(from: Float32Array, reach: number, into: Float32Array): void {
    const [across, down] = [this.#grid.width >> 1, this.#grid.height >> 1];
    extremeAlong(from, this.#scratch, reach, { length: across, step: 1, lines: down, lineStep: across });
    extremeAlong(this.#scratch, into, reach, { length: down, step: across, lines: across, lineStep: 1 });
  }

  /** Adds what was seen last to the matte of the first look at a picture, which may be a little later one. */
  addTo(matte: Float32Array, picture: Pick<SmallPicture, 'half'>): void {
    const [inner, outer, added] = [this.#inner, this.#outer, this.#added];
    const [own, around] = [this.#own, this.#scratch];
    const [y, u, v] = picture.half;
    for (let i = 0; i < own.length; i++) own[i] = outer[i]! < surelyNot ? 0 : this.#odds.of(y[i]!, u[i]!, v[i]!);
    this.#box.mean(own, vote, around);
    for (let i = 0; i < added.length; i++) {
      const most = outer[i]!;
      if (most < surelyNot) {
        added[i] = 0;
        continue;
      }
      const odds = own[i]!;
      const least = inner[i]!;
      // Single cells of hair are as dark as something in the room; inside, those around them tell that it is hair.
      const voted = odds > surelyBehind && around[i]! > odds ? around[i]! : odds;
      const inside = voted < 0 ? least * Math.max(0, 1 + voted / decidedAgainst) : confirmed(least, least, voted);
      added[i] = odds > 0 ? Math.max(inside, confirmed(least, most, odds)) : inside;
    }
    this.#raise(matte);
  }

  #raise(matte: Float32Array): void {
    const [columns, rows] = this.#up;
    const { width, height } = this.#grid;
    const across = width >> 1;
    const added = this.#added;
    for (let y = 0, at = 0; y < height; y++) {
      const start = rows.first[y]! * across;
      const down = rows.share[y]!;
      for (let x = 0; x < width; x++, at++) {
        const i = start + columns.first[x]!;
        const t = columns.share[x]!;
        const above = added[i]! + t * (added[i + 1]! - added[i]!);
        const below = added[i + across]! + t * (added[i + across + 1]! - added[i + across]!);
        const value = above + down * (below - above);
        if (value > matte[at]!) matte[at] = value;
      }
    }
  }
}

/** What a cell with the person's colours is given: up to the edge, and whole where the looks only half believe it. */
function confirmed(least: number, most: number, odds: number): number {
  const sure = Math.min(1, odds / decidedFor);
  const share = least + sure * (most - least);
  const whole = (share - doubt) / doubt;
  return share + sure * ((whole < share ? share : whole > 1 ? 1 : whole) - share);
}

interface Lines {
  readonly length: number;
  readonly step: number;
  readonly lines: number;
  readonly lineStep: number;
}

/**
 * The least of each cell and those up to `reach` away along lines of a grid; the most, if `reach` is below 0. Beyond the
 * border there is nothing.
 */
function extremeAlong(
  from: Float32Array,
  into: Float32Array,
  reach: number,
  { length, step, lines, lineStep }: Lines,
): void {
  const far = Math.abs(reach);
  for (let line = 0; line < lines; line++) {
    const start = line * lineStep;
    for (let i = 0; i < length; i++) {
      let found = from[start + i * step]!;
      for (let k = Math.max(0, i - far); k <= Math.min(length - 1, i + far); k++) {
        const value = from[start + k * step]!;
        if (reach > 0 ? value < found : value > found) found = value;
      }
      into[start + i * step] = found;
    }
  }
}
