import { type CropBox, cropOfMesh } from './crop-box.js';
import { doubtAbove } from './is-human.js';
import { type Bounds, boundsOf, unitOf } from './mesh-bounds.js';

/** A face being followed through the clip. */
export class LiveTrack {
  readonly id: number;
  /** Where to look for the face in the next frame. */
  crop: CropBox;
  bounds: Bounds;
  unit: number;
  lastFrame: number;
  readonly #meanLooks: Float32Array;
  readonly #checks: number[] = [];

  constructor(id: number, mesh: Float32Array, looks: Uint8Array, frame: number) {
    this.id = id;
    this.crop = cropOfMesh(mesh);
    this.bounds = boundsOf(mesh);
    this.unit = unitOf(mesh);
    this.#meanLooks = Float32Array.from(looks);
    this.lastFrame = frame;
  }

  /** Takes over where the face is now. */
  follow(mesh: Float32Array, looks: Uint8Array, frame: number): void {
    this.crop = glide(this.crop, cropOfMesh(mesh));
    this.bounds = boundsOf(mesh);
    this.unit = unitOf(mesh);
    for (let i = 0; i < looks.length; i++) this.#meanLooks[i]! += (looks[i]! - this.#meanLooks[i]!) * 0.05;
    this.lastFrame = frame;
  }

  /** How the lower face looks on the whole: to know it again after a loss. */
  get looks(): Uint8Array {
    return Uint8Array.from(this.#meanLooks);
  }

  /** Notes one look at whether this is a person. */
  addCheck(doubt: number): void {
    this.#checks.push(doubt);
  }

  get checkCount(): number {
    return this.#checks.length;
  }

  /** Whether a good part of the looks say that this is a person's face: one seen from the side at first is doubted then. */
  get isHuman(): boolean {
    const sorted = [...this.#checks].sort((a, b) => a - b);
    return (sorted[Math.floor((sorted.length - 1) / 4)] ?? Infinity) < doubtAbove;
  }
}

/**
 * Moves a crop towards where the face is. A crop that follows every flutter of the mesh makes the mesh flutter; one that
 * glides does not, and the model does not mind a face a little off centre.
 */
export function glide(from: CropBox, to: CropBox): CropBox {
  const away = Math.hypot(to.x - from.x, to.y - from.y) / from.side;
  const growth = Math.abs(Math.log(to.side / from.side));
  const turn = Math.atan2(Math.sin(to.turn - from.turn), Math.cos(to.turn - from.turn));
  const need = Math.max(away / 0.06, growth / 0.12, Math.abs(turn) / 0.15);
  const share = Math.min(1, Math.max(0.2, need * need));
  return {
    x: from.x + share * (to.x - from.x),
    y: from.y + share * (to.y - from.y),
    side: from.side * (to.side / from.side) ** share,
    turn: from.turn + share * turn,
  };
}
