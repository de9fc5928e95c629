import { BoxMean } from './box-mean.js';
import { halveGrid } from './halve-grid.js';
import type { MatteGrid } from './matte-grid.js';
import type { SmallPicture } from './small-picture.js';

/** What a cell of the edge model is: all background, all person, or where the two meet. */
export const cellKind = { outside: 0, inside: 1, edge: 2 } as const;

/** Matte values so far from 0 and 1 say nothing sure about whose a colour is. */
const unsure = 0.15;
/** How far from a cell its person's and background's colours are looked for, in cells of the model. */
const colourReach = 4;
/** Share of the cells around that has to show a side's colours for them to count. */
const leastWeight = 0.01;
/** Variance of a colour that noise and compression explain. */
const noise = 25;
/** Variance of the matte's error where it is least sure. */
const matteError = 0.25;
/** Colour differences tell more than brightness, which light and folds change too. */
const chromaWeight = 2;

/**
 * Says for the surroundings of each cell which colours the person and the background have there, and how the two decide
 * about a pixel. With a person's colour F, a background's B, D = F - B, and a pixel of colour C, the most likely share is
 *
 *   alpha = (s * matte + D.(C - B)) / (s + D.D),   s = variance of the colours / variance of the matte
 *
 * the maximum a posteriori estimate for normal errors: where colours differ clearly they decide (hair before a wall), and
 * where they do not the matte does. It is linear in C, so its factors are worked out on the grid and only applied to pixels.
 */
export class EdgeModel {
  readonly width: number;
  readonly height: number;
  readonly kind: Uint8Array;
  /** alpha = trust * matte + gainY * y + gainU * u + gainV * v + offset. */
  readonly trust: Float32Array;
  readonly gainY: Float32Array;
  readonly gainU: Float32Array;
  readonly gainV: Float32Array;
  readonly offset: Float32Array;
  /** Colours of person and background around each cell; the cell's own where none is near. */
  readonly personY: Float32Array;
  readonly personU: Float32Array;
  readonly personV: Float32Array;
  readonly behindY: Float32Array;
  readonly behindU: Float32Array;
  readonly behindV: Float32Array;

  readonly #grid: MatteGrid;
  readonly #box: BoxMean;
  readonly #matte: Float32Array;
  readonly #near: Float32Array;
  readonly #wide: Float32Array;
  #own: SmallPicture['half'];
  readonly #person: ColourSums;
  readonly #behind: ColourSums;

  constructor(grid: MatteGrid) {
    this.#grid = grid;
    [this.width, this.height] = [grid.width >> 1, grid.height >> 1];
    const cells = this.width * this.height;
    const field = () => new Float32Array(cells);
    this.kind = new Uint8Array(cells);
    [this.trust, this.gainY, this.gainU, this.gainV, this.offset] = [field(), field(), field(), field(), field()];
    [this.personY, this.personU, this.personV] = [field(), field(), field()];
    [this.behindY, this.behindU, this.behindV] = [field(), field(), field()];
    this.#box = new BoxMean(this.width, this.height);
    [this.#matte, this.#near, this.#wide] = [field(), field(), field()];
    this.#own = [field(), field(), field()];
    this.#person = new ColourSums(cells);
    this.#behind = new ColourSums(cells);
  }

  /** Learns from a picture and its matte, both on the grid that the model was made for. */
  learn(picture: SmallPicture, matte: Float32Array): void {
    const { width } = this.#grid;
    halveGrid(matte, width, this.#matte);
    this.#own = picture.half;
    this.#box.mean(this.#matte, 1, this.#near);
    this.#box.mean(this.#matte, 2, this.#wide);
    this.#gather();
    for (const sums of [this.#person, this.#behind]) sums.spreadOut(this.#box);
    const wide = this.#wide;
    for (let i = 0; i < wide.length; i++) {
      const share = wide[i]!;
      this.kind[i] = share < 0.004 ? cellKind.outside : share > 0.996 ? cellKind.inside : cellKind.edge;
      if (this.kind[i] === cellKind.edge) this.#decide(i, share);
      else this.#leave(i);
    }
  }

  /** Sorts colours by whose they surely are. */
  #gather(): void {
    const near = this.#near;
    const [y, u, v] = this.#own;
    const person = this.#person;
    const behind = this.#behind;
    for (let i = 0; i < near.length; i++) {
      const share = near[i]!;
      person.set(i, share > 1 - unsure ? (share - 1 + unsure) / unsure : 0, y[i]!, u[i]!, v[i]!);
      behind.set(i, share < unsure ? (unsure - share) / unsure : 0, y[i]!, u[i]!, v[i]!);
    }
  }

  /** A cell far from any edge, whose fields are only heard by its neighbours when they interpolate. */
  #leave(i: number): void {
    const [y, u, v] = this.#own;
    this.trust[i] = 1;
    this.gainY[i] = this.gainU[i] = this.gainV[i] = this.offset[i] = 0;
    this.personY[i] = this.behindY[i] = y[i]!;
    this.personU[i] = this.behindU[i] = u[i]!;
    this.personV[i] = this.behindV[i] = v[i]!;
  }

  #decide(i: number, wide: number): void {
    const person = this.#person;
    const behind = this.#behind;
    const [ownY, ownU, ownV] = this.#own;
    const hasPerson = person.weight[i]! > leastWeight;
    const hasBehind = behind.weight[i]! > leastWeight;
    const py = hasPerson ? person.y[i]! / person.weight[i]! : ownY[i]!;
    const pu = hasPerson ? person.u[i]! / person.weight[i]! : ownU[i]!;
    const pv = hasPerson ? person.v[i]! / person.weight[i]! : ownV[i]!;
    const by = hasBehind ? behind.y[i]! / behind.weight[i]! : ownY[i]!;
    const bu = hasBehind ? behind.u[i]! / behind.weight[i]! : ownU[i]!;
    const bv = hasBehind ? behind.v[i]! / behind.weight[i]! : ownV[i]!;
    const known = hasPerson && hasBehind;
    const spread = known ? person.spread(i, py) + behind.spread(i, by) : 0;
    // Near the band's borders the matte is sure of itself, so that the share does not jump there.
    const s = (noise + spread) / (matteError * 4 * wide * (1 - wide));
    const dy = py - by;
    const du = pu - bu;
    const dv = pv - bv;
    const sum = s + dy * dy + chromaWeight * (du * du + dv * dv);
    const gy = known ? dy / sum : 0;
    const gu = known ? (chromaWeight * du) / sum : 0;
    const gv = known ? (chromaWeight * dv) / sum : 0;
    this.trust[i] = known ? s / sum : 1;
    this.gainY[i] = gy;
    this.gainU[i] = gu;
    this.gainV[i] = gv;
    this.offset[i] = -(gy * by + gu * bu + gv * bv);
    this.personY[i] = py;
    this.personU[i] = pu;
    this.personV[i] = pv;
    this.behindY[i] = by;
    this.behindU[i] = bu;
    this.behindV[i] = bv;
  }
}

/** Weighted means of colours over squares. */
class ColourSums {
  readonly weight: Float32Array;
  readonly y: Float32Array;
  readonly u: Float32Array;
  readonly v: Float32Array;
  readonly #squares: Float32Array;

  constructor(cells: number) {
    const field = () => new Float32Array(cells);
    [this.weight, this.y, this.u, this.v, this.#squares] = [field(), field(), field(), field(), field()];
  }

  /** A cell's colours and how much they count. */
  set(i: number, weight: number, y: number, u: number, v: number): void {
    this.weight[i] = weight;
    this.y[i] = weight * y;
    this.u[i] = weight * u;
    this.v[i] = weight * v;
    this.#squares[i] = weight * y * y;
  }

  /** Turns what was set into means over squares. */
  spreadOut(box: BoxMean): void {
    for (const sums of [this.weight, this.y, this.u, this.v, this.#squares]) box.mean(sums, colourReach, sums);
  }

  /** Variance of brightness around a cell whose mean is known. */
  spread(i: number, mean: number): number {
    return Math.max(0, this.#squares[i]! / this.weight[i]! - mean * mean);
  }
}
