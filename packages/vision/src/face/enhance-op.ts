import type { ModelSession } from '@talkgraph/inference';
import type { FaceTrack } from '@talkgraph/lipsync';
import {
  type Clip,
  type ClipInfo,
  copyFrame,
  type Frame,
  type FrameContext,
  type FrameOp,
  type FrameProcessor,
  makeClip,
} from '@talkgraph/media';
import { visionParams } from '../errors.js';
import { alignFace } from './align-face.js';
import { faceMask } from './face-mask.js';
import { addToFace, fromSignedRgb, makeFacePlanes, readFace, toSignedRgb, writeFace } from './face-pixels.js';
import { restorationModel } from './restoration-model.js';
import { FaceSharpener } from './sharpen-face.js';

/** How a face is enhanced. */
export interface EnhanceOptions {
  /** Key of the clip's face track. */
  readonly faceTrack: string;
  /** Which of its faces; 0 is the largest. */
  readonly face: number;
  /** 0 to 1. */
  readonly strength: number;
  /** A model of the user's by name and SHA-256, so that another file of the same name is another recipe. */
  readonly model?: { readonly name: string; readonly sha256: string };
  readonly useGpu: boolean;
}

/** What the operation needs from its surroundings. */
export interface EnhanceServices {
  openFaceTrack(key: string): Promise<FaceTrack>;
  /** A model of the user's, loaded. */
  faceModel(model: NonNullable<EnhanceOptions['model']>, useGpu: boolean): Promise<ModelSession>;
}

const opName = 'enhance-face';
/** The built-in enhancement works on a smaller square: no model wants more. */
const plainSide = 384;

/** Makes the face of a clip look better. The track has to be that of this clip. */
export function enhanceFace(clip: Clip, { faceTrack, face, strength, model, useGpu }: EnhanceOptions): Clip {
  const chosen = model && { name: model.name, sha256: model.sha256 };
  return makeClip(opName, { faceTrack, face, strength, useGpu, ...(chosen && { model: chosen }) }, [clip]);
}

/** The operation of such clips: frame n in, frame n out; frames without the face pass untouched. */
export function enhanceOp(services: EnhanceServices): FrameOp {
  return {
    name: opName,
    describe(_clip, inputs): ClipInfo {
      if (!inputs[0]?.video) throw visionParams({ op: opName, what: 'the clip has no picture' });
      return inputs[0];
    },
    needs: (_clip, _inputs, n) => [{ input: 0, frame: n }],
    needRuns: (_clip, _inputs, run) => [{ ...run, input: 0 }],
    open: (clip, context) => openEnhancer(clip, context, services),
  };
}

async function openEnhancer(clip: Clip, context: FrameContext, services: EnhanceServices): Promise<FrameProcessor> {
  const { faceTrack, face: id, strength, model, useGpu } = clip.params as unknown as EnhanceOptions;
  const track = await services.openFaceTrack(faceTrack);
  try {
    const change = model ? await restoring(await services.faceModel(model, useGpu)) : sharpening();
    return {
      async process(n, inputs) {
        const frame = inputs[0] as Frame;
        const face = track.frame(id, n);
        if (!face || face.visibility <= 0) return frame;
        const output = copyFrame(frame, context);
        await change(output, face, strength * face.visibility);
        return output;
      },
      [Symbol.asyncDispose]: async () => track[Symbol.dispose](),
    };
  } catch (error) {
    track[Symbol.dispose]();
    throw error;
  }
}

/** Changes the face of a frame, in place. */
type FaceChange = (
  frame: Frame,
  face: NonNullable<ReturnType<FaceTrack['frame']>>,
  strength: number,
) => void | Promise<void>;

async function restoring(session: ModelSession): Promise<FaceChange> {
  const model = restorationModel(session);
  const { side } = model;
  const planes = makeFacePlanes(side);
  const mask = faceMask(side);
  const rgb = new Float32Array(3 * side * side);
  return async (frame, face, strength) => {
    const toFace = alignFace(face, side);
    readFace(frame, toFace, planes);
    toSignedRgb(planes, frame.colour, rgb);
    fromSignedRgb(await model.restore(rgb), frame.colour, planes);
    writeFace(planes, mask, toFace, strength, frame);
  };
}

function sharpening(): FaceChange {
  // Frames have half as many colours as pixels along a side, so more of them say nothing.
  const planes = makeFacePlanes(plainSide, plainSide / 2);
  const mask = faceMask(plainSide);
  const sharpener = new FaceSharpener(planes);
  return (frame, face, strength) => {
    const toFace = alignFace(face, plainSide);
    readFace(frame, toFace, planes);
    sharpener.toChanges(planes);
    addToFace(planes, mask, toFace, strength, frame);
  };
}
