/** Bins of a colour: brightness in steps of 16, the two colour differences in steps of 4 around grey. */
const [lumaBins, chromaBins] = [16, 32];
const chromaFrom = 64;
const [chromaStep, lumaStep] = [4, 16];
/**
 * Share of all colours that each side is taken to have in every bin. What neither side shows is likelier the person's: of the
 * background nearly all is seen, of the person only what was found.
 */
const [personFloor, behindFloor] = [4e-4, 2e-4] as const;

/**
 * Learns which colours a person and the background have, as two histograms, and says how much likelier a colour is the
 * person's.
 */
export class ColourOdds {
  readonly #person = new Float32Array(lumaBins * chromaBins * chromaBins);
  readonly #behind = new Float32Array(lumaBins * chromaBins * chromaBins);
  readonly #odds = new Float32Array(lumaBins * chromaBins * chromaBins);

  /**
   * Learns from cells of a picture.
   * @param y, u, v the cells' colours
   * @param whose of each cell: 1 the person, -1 the background, 0 not known
   */
  learn(y: Float32Array, u: Float32Array, v: Float32Array, whose: Int8Array): void {
    const [person, behind] = [this.#person, this.#behind];
    person.fill(0);
    behind.fill(0);
    let [persons, behinds] = [1, 1];
    for (let i = 0; i < whose.length; i++) {
      if (whose[i] === 0) continue;
      const isPerson = whose[i] === 1;
      if (isPerson) persons++;
      else behinds++;
      spread(isPerson ? person : behind, y[i]!, u[i]!, v[i]!);
    }
    for (let bin = 0; bin < this.#odds.length; bin++) {
      this.#odds[bin] = Math.log((person[bin]! / persons + personFloor) / (behind[bin]! / behinds + behindFloor));
    }
  }

  /** Logarithm of how many times likelier the colour is for the person than for the background. */
  of(y: number, u: number, v: number): number {
    return this.#odds[(lumaBin(y) * chromaBins + chromaBin(u)) * chromaBins + chromaBin(v)]!;
  }
}

/** Counts a colour in its bin and those around it, so that noise and light do not make it unknown. */
function spread(into: Float32Array, y: number, u: number, v: number): void {
  const [a, b, c] = [lumaBin(y), chromaBin(u), chromaBin(v)];
  for (let i = Math.max(0, a - 1); i <= Math.min(lumaBins - 1, a + 1); i++) {
    for (let j = Math.max(0, b - 1); j <= Math.min(chromaBins - 1, b + 1); j++) {
      const row = (i * chromaBins + j) * chromaBins;
      for (let k = Math.max(0, c - 1); k <= Math.min(chromaBins - 1, c + 1); k++) {
        into[row + k] = into[row + k]! + (i === a ? 1 : 0.5) * (j === b ? 1 : 0.5) * (k === c ? 1 : 0.5);
      }
    }
  }
}

function lumaBin(y: number): number {
  return Math.min(lumaBins - 1, (y / lumaStep) | 0);
}

function chromaBin(value: number): number {
  const bin = ((value - chromaFrom) / chromaStep) | 0;
  return bin < 0 ? 0 : bin < chromaBins ? bin : chromaBins - 1;
}
