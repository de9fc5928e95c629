import type { RatioMeasure } from './measurements.js';
import { borderGradients, borderScales } from './measures/border-gradient.js';
import { type FacePlace, mouthBox } from './measures/face-regions.js';
import type { LumaPlane } from './measures/luma-plane.js';
import { type OutsideChange, outsideChange } from './measures/outside-change.js';
import { laplacianVariance } from './measures/sharpness.js';

/** One picture of the result and where its face is, and the same of the template picture it was made from. */
export interface PicturePair {
  readonly out: LumaPlane;
  readonly outPlace: FacePlace;
  readonly in: LumaPlane;
  readonly inPlace: FacePlace;
  /** False where the whole picture moves on purpose (a lively still), so pixels cannot be compared one to one. */
  readonly sameGeometry: boolean;
}

/** What the pictures say together. */
export interface PictureMeasures {
  readonly sharpness: RatioMeasure | null;
  readonly seam: RatioMeasure | null;
  readonly outside: OutsideChange | null;
}

/** Collects pixel measures picture by picture; keeps sums only. */
export class PictureComparison {
  #pairs = 0;
  #sharpOut = 0;
  #sharpIn = 0;
  readonly #edgeOut = borderScales.map(() => 0);
  readonly #edgeIn = borderScales.map(() => 0);
  #outsidePairs = 0;
  #outsideMean = 0;
  #outsideP999 = 0;

  add(pair: PicturePair): void {
    this.#pairs++;
    this.#sharpOut += laplacianVariance(pair.out, mouthBox(pair.outPlace));
    this.#sharpIn += laplacianVariance(pair.in, mouthBox(pair.inPlace));
    const edgesOut = borderGradients(pair.out, pair.outPlace);
    const edgesIn = borderGradients(pair.in, pair.inPlace);
    for (let i = 0; i < borderScales.length; i++) {
      const [made, before] = [edgesOut[i] as number, edgesIn[i] as number];
      if (Number.isNaN(made) || Number.isNaN(before)) continue;
      this.#edgeOut[i] = (this.#edgeOut[i] as number) + made;
      this.#edgeIn[i] = (this.#edgeIn[i] as number) + before;
    }
    const outside = pair.sameGeometry ? outsideChange(pair.out, pair.in, pair.inPlace) : null;
    if (!outside) return;
    this.#outsidePairs++;
    this.#outsideMean += outside.mean;
    this.#outsideP999 = Math.max(this.#outsideP999, outside.p999);
  }

  finish(): PictureMeasures {
    const seams = borderScales.map((_, i) =>
      ratioOf(this.#edgeOut[i] as number, this.#edgeIn[i] as number, this.#pairs),
    );
    const worst = seams.reduce((most, seam) => (seam && seam.ratio > (most?.ratio ?? 0) ? seam : most), null);
    const outside = { mean: this.#outsideMean / this.#outsidePairs, p999: this.#outsideP999 };
    return {
      sharpness: ratioOf(this.#sharpOut, this.#sharpIn, this.#pairs),
      seam: worst,
      outside: this.#outsidePairs === 0 ? null : outside,
    };
  }
}

/** Means and their ratio; null where the template has nothing to compare with. */
function ratioOf(out: number, into: number, count: number): RatioMeasure | null {
  if (count === 0 || into < 1e-9) return null;
  return { out: out / count, in: into / count, ratio: out / into };
}
