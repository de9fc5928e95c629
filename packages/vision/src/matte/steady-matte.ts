/** Share of a new matte taken where nothing moves: about three frames are averaged. */
const restShare = 0.3;
/** Change of a cell's brightness, of 255, that noise explains, and one that only motion does. */
const stillBelow = 1.5;
const movingAbove = 6;
/** Change of the matte itself that is taken for a change of opinion, and one that is believed at once. */
const doubtBelow = 0.35;
const believedAbove = 0.8;

/**
 * Averages mattes over time where the picture stands still, and takes them as they come where it moves. So edges at rest do
 * not flicker and those in motion leave no ghost.
 */
export class MatteSteadier {
  readonly #matte: Float32Array;
  readonly #luma: Float32Array;
  #known = false;

  constructor(cells: number) {
    this.#matte = new Float32Array(cells);
    this.#luma = new Float32Array(cells);
  }

  /** Forgets the past: what comes next does not continue it. */
  restart(): void {
    this.#known = false;
  }

  /** Whether the picture is the very one seen last. */
  isSame(luma: Float32Array): boolean {
    if (!this.#known) return false;
    const last = this.#luma;
    for (let i = 0; i < luma.length; i++) if (luma[i] !== last[i]) return false;
    return true;
  }

  /** The matte after this one was heard; the array is the same at each call. */
  add(matte: Float32Array, luma: Float32Array): Float32Array {
    const [kept, last] = [this.#matte, this.#luma];
    if (this.#known) {
      for (let i = 0; i < kept.length; i++) {
        const motion = (Math.abs(luma[i]! - last[i]!) - stillBelow) / (movingAbove - stillBelow);
        const change = matte[i]! - kept[i]!;
        const opinion = ((change < 0 ? -change : change) - doubtBelow) / (believedAbove - doubtBelow);
        const reason = motion > opinion ? motion : opinion;
        const share = restShare + (1 - restShare) * (reason < 0 ? 0 : reason > 1 ? 1 : reason);
        kept[i] = kept[i]! + share * change;
      }
    } else kept.set(matte);
    last.set(luma);
    this.#known = true;
    return kept;
  }
}
