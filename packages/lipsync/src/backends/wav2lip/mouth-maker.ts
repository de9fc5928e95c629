import { type Affine, ChangeLayer, inverseOf, SquareCut } from '@talkgraph/kernels';
import { copyFrame, type Frame, type FrameContext } from '@talkgraph/media';
import type { FaceFrame } from '../../face-track.js';
import { faceToSquare } from './face-square.js';
import type { ModelRunner } from './model-runner.js';
import { createMouthMask } from './mouth-mask.js';
import { melSize } from './mouth-network.js';
import { colourNumbers, writePicture } from './picture-numbers.js';

/** A face that shall say what is heard at an output frame. */
export interface MouthOrder {
  /** It stays the caller's. */
  readonly frame: Frame;
  readonly face: FaceFrame;
  /** Number of the output frame. */
  readonly n: number;
}

/** Makes mouths in batches. Holds the buffers it works in, so only one call at a time. */
export interface MouthMaker {
  /** A copy of each frame, in their order, with the mouth laid in. */
  make(orders: readonly MouthOrder[]): Promise<readonly Frame[]>;
}

export interface MouthMakerOptions {
  readonly runner: ModelRunner;
  readonly context: Pick<FrameContext, 'allocate' | 'remark'>;
  /** Frame pixels per track pixel. */
  readonly scale: number;
  readonly maskFeather: number;
  /** Writes what is heard at an output frame. */
  hear(n: number, into: Float32Array, at: number): void;
}

/** What is known of an order while the network works on it. */
interface Slot {
  /** The square as it was read from the frame. */
  readonly before: Float32Array;
  readonly mesh: Float32Array;
  toSquare: Affine;
}

/** In luma: lips and teeth replace the detail of the skin, a shade of the cheek does not. */
const limits = { detailStays: 5, detailGoes: 22, moved: 14 } as const;

export async function createMouthMaker(options: MouthMakerOptions): Promise<MouthMaker> {
  const { runner, context, scale, hear } = options;
  const { side } = await runner.network();
  const cells = side * side;
  const pictureSize = 6 * cells;
  const cut = new SquareCut(side);
  const layer = new ChangeLayer(side, limits);
  const mask = createMouthMask(side, options.maskFeather);
  const slots: Slot[] = [];
  let pictures = new Float32Array(0);
  let mel = new Float32Array(0);

  const grow = (count: number) => {
    for (let i = slots.length; i < count; i++) {
      slots.push({ before: new Float32Array(3 * cells), mesh: new Float32Array(3 * 468), toSquare: identity });
    }
    if (pictures.length >= count * pictureSize) return;
    pictures = new Float32Array(count * pictureSize);
    mel = new Float32Array(count * melSize);
  };

  return {
    async make(orders) {
      grow(orders.length);
      for (const [i, { frame, face, n }] of orders.entries()) {
        const slot = slots[i] as Slot;
        for (let k = 0; k < slot.mesh.length; k++) slot.mesh[k] = face.mesh[k]! * scale;
        slot.toSquare = faceToSquare(slot.mesh, side);
        slot.before.set(cut.read(frame, frame.width, frame.height, inverseOf(slot.toSquare)));
        writePicture(cut.colours(colourNumbers(frame.colour)), side, pictures, i * pictureSize);
        hear(n, mel, i * melSize);
      }
      const frames: Frame[] = [];
      const { remarks } = runner;
      await runner.run(pictures, mel, orders.length, (made, first, count) => {
        for (let k = 0; k < count; k++) {
          const { frame, face } = orders[first + k] as MouthOrder;
          const { before, mesh, toSquare } = slots[first + k] as Slot;
          const target = copyFrame(frame, context);
          frames.push(target);
          const drawn = mask.draw(mesh, toSquare);
          if (!drawn) continue;
          layer.lay(target, frame.width, frame.height, {
            ...{ ...drawn, before, toSquare },
            made: made.subarray(3 * cells * k, 3 * cells * (k + 1)),
            colours: colourNumbers(frame.colour),
            strength: Math.min(1, Math.max(0, face.visibility)),
          });
        }
      });
      // Memory may run out after it had been enough.
      for (const text of runner.remarks) if (!remarks.includes(text)) context.remark?.(text);
      return frames;
    },
  };
}

const identity: Affine = { a: 1, b: 0, c: 0, d: 1, e: 0, f: 0 };
