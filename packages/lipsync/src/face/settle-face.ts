import type { Inference } from '@talkgraph/inference';
import { cropOfDetection, cropOfMesh } from './crop-box.js';
import type { Detection } from './detect-faces.js';
import { doubtAbove, HumanCheck } from './is-human.js';
import { MeshReader, type MeshReading } from './read-mesh.js';
import type { RgbImage } from './rgb-image.js';

/** A face as first seen. */
export interface SettledFace extends MeshReading {
  /** See HumanCheck. */
  readonly doubt: number;
}

/** The model must be this sure of a face to begin with. */
const startPresence = 0.99;
/** Where it is less sure than this, looking again is in vain. */
const hopelessBelow = 0.3;

/** How much larger or smaller than the detector says a face may be; its box for a small one can be off by as much. */
const cropScales = [1, 1.3, 0.8];

/** Turns what the detector found into a mesh that lies on the face. */
export class FaceSettler {
  readonly #reader: MeshReader;
  readonly #check: HumanCheck;

  private constructor(reader: MeshReader, check: HumanCheck) {
    this.#reader = reader;
    this.#check = check;
  }

  static async open(inference: Inference): Promise<FaceSettler> {
    return new FaceSettler(await MeshReader.open(inference), await HumanCheck.open(inference));
  }

  /**
   * Reads the mesh in the detector's crop, then again in the mesh's own; a mesh that is doubtful may only have settled
   * beside the face, so other crops are tried and the least doubtful is answered. Undefined where there is no face.
   */
  async settle(image: RgbImage, detection: Detection): Promise<SettledFace | undefined> {
    const crop = cropOfDetection(detection);
    let best: SettledFace | undefined;
    for (const scale of cropScales) {
      let reading = await this.#reader.read(image, { ...crop, side: crop.side * scale });
      for (let i = 0; i < 2; i++) reading = await this.#reader.read(image, cropOfMesh(reading.mesh));
      if (reading.presence < hopelessBelow) break;
      if (reading.presence < startPresence) continue;
      const doubt = await this.#check.doubt(image, reading.mesh);
      if (!best || doubt < best.doubt) best = { ...reading, doubt };
      if (doubt < doubtAbove) break;
    }
    return best;
  }

  /** Looks again whether a followed face is a person's. */
  doubt(image: RgbImage, mesh: Float32Array): Promise<number> {
    return this.#check.doubt(image, mesh);
  }
}
