import { copyFrame, type Frame, type FrameContext } from '@talkgraph/media';
import type { FaceFrame } from '../../face-track.js';
import { type Affine, faceToSquare, inverseOf } from './face-square.js';
import { createMouthLayer } from './lay-mouth.js';
import type { ModelRunner } from './model-runner.js';
import { createMouthMask } from './mouth-mask.js';
import { melSize } from './mouth-network.js';
import { writePicture } from './picture-numbers.js';
import { createSquarePlanes, readSquare, type SquarePlanes } from './square-planes.js';

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
  readonly before: SquarePlanes;
  readonly mesh: Float32Array;
  toSquare: Affine;
}

export async function createMouthMaker(options: MouthMakerOptions): Promise<MouthMaker> {
  const { runner, context, scale, hear } = options;
  const { side } = await runner.network();
  const pictureSize = 6 * side * side;
  const layer = createMouthLayer(side);
  const mask = createMouthMask(side, options.maskFeather);
  const slots: Slot[] = [];
  let pictures = new Float32Array(0);
  let mel = new Float32Array(0);

  const grow = (count: number) => {
    for (let i = slots.length; i < count; i++) {
      slots.push({ before: createSquarePlanes(side), mesh: new Float32Array(3 * 468), toSquare: identity });
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
        readSquare(frame, inverseOf(slot.toSquare), slot.before);
        writePicture(slot.before, frame.colour, pictures, i * pictureSize);
        hear(n, mel, i * melSize);
      }
      const frames: Frame[] = [];
      const { remarks } = runner;
      await runner.run(pictures, mel, orders.length, (made, first, count) => {
        for (let k = 0; k < count; k++) {
          const { frame, face } = orders[first + k] as MouthOrder;
          const { before, mesh, toSquare } = slots[first + k] as Slot;
          const target = copyFrame(frame, context);
          layer.lay(target, {
            ...{ before, toSquare, made, at: k * 3 * side * side },
            mask: mask.draw(mesh, toSquare),
            strength: Math.min(1, Math.max(0, face.visibility)),
          });
          frames.push(target);
        }
      });
      // Memory may run out after it had been enough.
      for (const text of runner.remarks) if (!remarks.includes(text)) context.remark?.(text);
      return frames;
    },
  };
}

const identity: Affine = { a: 1, b: 0, c: 0, d: 1, e: 0, f: 0 };
