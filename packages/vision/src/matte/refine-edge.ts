import type { Frame } from '@talkgraph/media';
import type { Cutout } from '../compose/cutout.js';
import { cellKind, type EdgeModel } from './edge-model.js';
import { type LineMap, lineMap } from './line-map.js';
import type { MatteGrid } from './matte-grid.js';

/** How the edge of a person is cut. */
export interface EdgeStyle {
  /** Pixels (of a picture 720 high) that the edge is drawn in; below 0 it goes out. About -2 to 4. */
  readonly shrink: number;
}

/** Shares below and above which a pixel is all background or all person: what is left of noise is cut off. */
const [least, most] = [0.35, 0.95] as const;

/** Brings a matte from its grid to the pixels of frames of one size, with the colours of each frame. */
export class EdgeRefiner {
  readonly #model: EdgeModel;
  /** Where pixels lie on the grid, and where pairs of pixels lie on the edge model. */
  readonly #pixelColumns: LineMap;
  readonly #pixelRows: LineMap;
  readonly #pairColumns: LineMap;
  readonly #pairRows: LineMap;
  readonly #levels: Uint8Array;
  readonly #fields: readonly Float32Array[];
  /** The model's fields on the line that is being worked on. */
  readonly #lines: readonly Float32Array[];
  readonly #above: Float32Array;
  readonly #below: Float32Array;

  constructor(width: number, height: number, grid: MatteGrid, model: EdgeModel, { shrink }: EdgeStyle) {
    this.#model = model;
    this.#pixelColumns = lineMap(width, grid.width);
    this.#pixelRows = lineMap(height, grid.height);
    this.#pairColumns = lineMap(width >> 1, model.width);
    this.#pairRows = lineMap(height >> 1, model.height);
    this.#levels = levelTable(shrink);
    const { trust, gainY, gainU, gainV, offset } = model;
    const { personY, personU, personV, behindY, behindU, behindV } = model;
    this.#fields = [trust, gainY, gainU, gainV, offset, personY, personU, personV, behindY, behindU, behindV];
    this.#lines = this.#fields.map(() => new Float32Array(model.width));
    [this.#above, this.#below] = [new Float32Array(grid.width), new Float32Array(grid.width)];
  }

  /** Fills the cutout of a frame whose matte the edge model has learnt. */
  refine(frame: Frame, matte: Float32Array, into: Cutout): void {
    const [columns, rows, { kind }] = [this.#pairColumns, this.#pairRows, this.#model];
    const pairs = columns.cells.length;
    for (let row = 0; row < rows.cells.length; row++) {
      const kinds = rows.cells[row]! * this.#model.width;
      into.from[row] = into.to[row] = into.solidFrom[row] = into.solidTo[row] = 0;
      for (let from = 0; from < pairs; ) {
        const cell = columns.cells[from]!;
        const what = kind[kinds + cell]!;
        let to = from + 1;
        while (to < pairs && (columns.cells[to] === cell || kind[kinds + columns.cells[to]!] === what)) to++;
        if (what !== cellKind.outside) copyRow(frame, row, from, to, into);
        if (what === cellKind.edge) {
          this.#prepareRow(row, from, to, matte);
          this.#refineRow(frame, row, from, to, into);
        } else fillRow(into, row, from, to, what === cellKind.inside ? 255 : 0);
        if (what !== cellKind.outside) {
          if (into.to[row] === 0) into.from[row] = from;
          into.to[row] = to;
        }
        if (what === cellKind.inside && to - from > into.solidTo[row]! - into.solidFrom[row]!) {
          into.solidFrom[row] = from;
          into.solidTo[row] = to;
        }
        from = to;
      }
    }
  }

  /** Interpolates what some pairs of a row need, downwards; across is done for each pixel. */
  #prepareRow(row: number, from: number, to: number, matte: Float32Array): void {
    const pairs = this.#pairRows;
    const { first } = this.#pairColumns;
    const fields = this.#fields;
    for (let i = 0; i < fields.length; i++) {
      const line = this.#lines[i]!;
      blendRows(fields[i]!, pairs.first[row]!, pairs.share[row]!, line, first[from]!, first[to - 1]! + 2);
    }
    const pixels = this.#pixelRows;
    const cells = this.#pixelColumns.first;
    const [left, right] = [cells[2 * from]!, cells[2 * to - 1]! + 2];
    const y = 2 * row;
    blendRows(matte, pixels.first[y]!, pixels.share[y]!, this.#above, left, right);
    blendRows(matte, pixels.first[y + 1]!, pixels.share[y + 1]!, this.#below, left, right);
  }

  #refineRow(frame: Frame, row: number, from: number, to: number, into: Cutout): void {
    const { first, share } = this.#pairColumns;
    const { first: firstCell, share: cellShare } = this.#pixelColumns;
    const [trust, gainY, gainU, gainV, offset, personY, personU, personV, behindY, behindU, behindV] = this
      .#lines as readonly [
      Float32Array,
      Float32Array,
      Float32Array,
      Float32Array,
      Float32Array,
      Float32Array,
      Float32Array,
      Float32Array,
      Float32Array,
      Float32Array,
      Float32Array,
    ];
    const levels = this.#levels;
    const width = into.width;
    for (let pair = from; pair < to; pair++) {
      const i = first[pair]!;
      const t = share[pair]!;
      const at = row * (width >> 1) + pair;
      const u = frame.u[at]!;
      const v = frame.v[at]!;
      const own = lerp(offset, i, t) + lerp(gainU, i, t) * u + lerp(gainV, i, t) * v;
      const weight = lerp(trust, i, t);
      const gain = lerp(gainY, i, t);
      const py = lerp(personY, i, t);
      const by = lerp(behindY, i, t);
      let sum = 0;
      for (let k = 0; k < 4; k++) {
        const x = 2 * pair + (k & 1);
        const matte = lerp(k < 2 ? this.#above : this.#below, firstCell[x]!, cellShare[x]!);
        const place = (2 * row + (k >> 1)) * width + x;
        const y = frame.y[place]!;
        const likely = weight * matte + gain * y + own;
        const alpha = levels[likely <= 0 ? 0 : likely >= 1 ? 512 : (512 * likely + 0.5) | 0]!;
        into.alpha[place] = alpha;
        sum += alpha;
        if (alpha > 0 && alpha < 255) into.y[place] = personColour(y, py, by, alpha);
      }
      const alpha = (sum + 2) >> 2;
      into.chromaAlpha[at] = alpha;
      if (alpha > 0 && alpha < 255) {
        into.u[at] = personColour(u, lerp(personU, i, t), lerp(behindU, i, t), alpha);
        into.v[at] = personColour(v, lerp(personV, i, t), lerp(behindV, i, t), alpha);
      }
    }
  }
}

/**
 * The person's part of a mixed colour. What is left after taking the background away is divided by the share, which makes
 * noise of small shares loud; the smaller the share, the more the colour of the person nearby is taken instead.
 */
function personColour(colour: number, person: number, behind: number, alpha: number): number {
  const share = alpha / 255;
  const trust = share * share;
  const unmixed = behind + (colour - behind) / share;
  const mixed = person + trust * (unmixed - person);
  return mixed < 0 ? 0 : mixed > 255 ? 255 : mixed + 0.5;
}

/** Bytes for shares in steps of 1/512, cut off at both ends and moved by the shrinking. */
function levelTable(shrink: number): Uint8Array {
  // The matte rises over about five pixels of a picture 720 high.
  const shift = shrink / 5;
  return Uint8Array.from({ length: 513 }, (_, i) => {
    const share = i / 512 - shift;
    return 255 * Math.min(1, Math.max(0, (share - least) / (most - least))) + 0.5;
  });
}

function copyRow({ width, y, u, v }: Frame, row: number, from: number, to: number, into: Cutout): void {
  for (const start of [2 * row * width, (2 * row + 1) * width]) {
    into.y.set(y.subarray(start + 2 * from, start + 2 * to), start + 2 * from);
  }
  const start = row * (width >> 1);
  into.u.set(u.subarray(start + from, start + to), start + from);
  into.v.set(v.subarray(start + from, start + to), start + from);
}

function fillRow({ width, alpha, chromaAlpha }: Cutout, row: number, from: number, to: number, value: number): void {
  for (const y of [2 * row, 2 * row + 1]) alpha.fill(value, y * width + 2 * from, y * width + 2 * to);
  const start = row * (width >> 1);
  chromaAlpha.fill(value, start + from, start + to);
}

/** Fills cells `left` to `right` of a line with what lies between two rows of a field of lines of that length. */
function blendRows(
  field: Float32Array,
  row: number,
  share: number,
  into: Float32Array,
  left: number,
  right: number,
): void {
  const width = into.length;
  for (let x = left, at = row * width + left; x < right; x++, at++) {
    const above = field[at]!;
    into[x] = above + share * (field[at + width]! - above);
  }
}

function lerp(line: Float32Array, i: number, t: number): number {
  const left = line[i]!;
  return left + t * (line[i + 1]! - left);
}
