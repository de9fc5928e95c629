import { faceModels, type Inference, type ModelSession } from '@talkgraph/inference';
import { containment, overlap } from './mesh-bounds.js';
import type { RgbImage } from './rgb-image.js';
import { sampleCrop } from './sample-crop.js';

/** A position in pixels. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A face that the detector found, in pixels of the picture. */
export interface Detection {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly leftEye: Point;
  readonly rightEye: Point;
  /** 0..1. */
  readonly score: number;
}

/** A square part of a picture. */
interface Square {
  readonly x: number;
  readonly y: number;
  readonly side: number;
}

const inputSide = 256;
const numbersPerBox = 16;
/** The detector's two grids: cells along a side, and anchors in each cell. (BlazeFace, 256×256.) */
const grids = [
  { cells: 16, anchors: 2, scores: 'scores16', boxes: 'boxes16' },
  { cells: 8, anchors: 6, scores: 'scores8', boxes: 'boxes8' },
] as const;

const minScore = 0.4;
/** Two finds that overlap this much are one face. */
const maxOverlap = 0.3;
/** So is one that lies mostly within another: eyes and mouths sometimes pass for faces. */
const maxContainment = 0.7;

/** Finds faces in single pictures. */
export class FaceDetector {
  readonly #session: ModelSession;
  readonly #input = new Float32Array(3 * inputSide * inputSide);

  private constructor(session: ModelSession) {
    this.#session = session;
  }

  static async open(inference: Inference): Promise<FaceDetector> {
    return new FaceDetector(await inference.load(faceModels.detector));
  }

  /** Faces in the picture as a whole, best first; one must be about a tenth of the picture's longer side to be seen. */
  async find(image: RgbImage): Promise<Detection[]> {
    const side = Math.max(image.width, image.height);
    return distinct(await this.#findIn(image, { x: (image.width - side) / 2, y: (image.height - side) / 2, side }));
  }

  /** Looks closer: also for faces half and a quarter that size, in overlapping parts of the picture. Slow. */
  async findSmall(image: RgbImage): Promise<Detection[]> {
    const found = await this.find(image);
    for (const square of parts(image)) found.push(...(await this.#findIn(image, square)));
    return distinct(found);
  }

  async #findIn(image: RgbImage, { x, y, side }: Square): Promise<Detection[]> {
    const box = { x: x + side / 2, y: y + side / 2, side, turn: 0 };
    sampleCrop(image, box, inputSide, this.#input, 1 / 127.5, -1);
    const outputs = await this.#session.run({ image: { data: this.#input, dims: [1, 3, inputSide, inputSide] } });
    const found: Detection[] = [];
    for (const grid of grids) {
      const scores = outputs[grid.scores]!.data as Float32Array;
      const boxes = outputs[grid.boxes]!.data as Float32Array;
      for (let i = 0; i < scores.length; i++) {
        const score = 1 / (1 + Math.exp(-scores[i]!));
        if (score < minScore) continue;
        const cell = Math.floor(i / grid.anchors);
        const centre = {
          x: ((cell % grid.cells) + 0.5) / grid.cells,
          y: (Math.floor(cell / grid.cells) + 0.5) / grid.cells,
        };
        found.push(decode(boxes.subarray(i * numbersPerBox, (i + 1) * numbersPerBox), centre, score, { x, y, side }));
      }
    }
    return found;
  }
}

/** One answer of the network: box centre, size and key points, in input pixels relative to the anchor. */
function decode(numbers: Float32Array, anchor: Point, score: number, square: Square): Detection {
  const place = (at: number): Point => ({
    x: square.x + (numbers[at]! / inputSide + anchor.x) * square.side,
    y: square.y + (numbers[at + 1]! / inputSide + anchor.y) * square.side,
  });
  const centre = place(0);
  const width = (numbers[2]! / inputSide) * square.side;
  const height = (numbers[3]! / inputSide) * square.side;
  const [leftEye, rightEye] = [place(4), place(6)];
  return { x: centre.x - width / 2, y: centre.y - height / 2, width, height, leftEye, rightEye, score };
}

/** Overlapping squares: the picture's shorter side, and half of it. */
function parts({ width, height }: RgbImage): Square[] {
  const squares: Square[] = [];
  const short = Math.min(width, height);
  for (const side of width === height ? [short / 2] : [short, short / 2]) {
    for (const y of starts(height, side)) for (const x of starts(width, side)) squares.push({ x, y, side });
  }
  return squares;
}

/** Where parts of a length begin along an edge so that neighbours overlap by a third or more. */
function starts(edge: number, part: number): number[] {
  const count = Math.max(1, Math.ceil((edge - part) / (part * 0.67)) + 1);
  return Array.from({ length: count }, (_, i) => (count === 1 ? 0 : ((edge - part) * i) / (count - 1)));
}

/** Keeps the best of finds that overlap, best first. */
function distinct(found: readonly Detection[]): Detection[] {
  const kept: Detection[] = [];
  for (const face of [...found].sort((a, b) => b.score - a.score)) {
    const isNew = (better: Detection) =>
      overlap(better, face) < maxOverlap && containment(better, face) < maxContainment;
    if (kept.every(isNew)) kept.push(face);
  }
  return kept;
}
