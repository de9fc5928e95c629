import {
  copyFrame,
  type Frame,
  type FrameContext,
  type FrameOp,
  type FrameProcessor,
  type FrameRequest,
} from '@talkgraph/media';
import { faceNoSuch } from '../../errors.js';
import type { FaceFrame, FaceTrack } from '../../face-track.js';
import { type PlaylistFrame, type PlaylistIndex, playlistFrame } from '../../talk/loop/playlist-index.js';
import { blendFrames } from '../embedded/blend-frames.js';
import type { LipSyncDocuments } from '../embedded/lip-sync-op.js';
import { playlistOp } from '../playlist-op.js';
import { builtInInstead } from './built-in-instead.js';
import { type HeadOfSpeaker, openHeadOfSpeaker } from './head-of-speaker.js';
import { createHeardWindow } from './heard-window.js';
import { type ModelRunner, usualBatch } from './model-runner.js';
import { createMouthMaker, type MouthMaker, type MouthOrder } from './mouth-maker.js';
import type { MelSpectrogram } from './stored-mel.js';
import type { KnownModel } from './wav2lip-models.js';
import { asBuiltIn, fromWav2LipParams, type Wav2LipParams, wav2LipOpName } from './wav2lip-recipe.js';

/** How the op gets at what a recipe names. */
export interface Wav2LipDocuments extends LipSyncDocuments {
  openMel(key: string): Promise<MelSpectrogram>;
  /** A model of the user's, ready to run. */
  runner(model: KnownModel, useGpu: boolean): Promise<ModelRunner>;
}

/** The op of clips that the wav2lip backend makes: the base's frames in the playlist's order, with the network's mouth laid in. */
export function wav2LipOp(documents: Wav2LipDocuments): FrameOp {
  const { describe, needs, playlistOf } = playlistOp();
  return {
    name: wav2LipOpName,
    batch: usualBatch,
    describe,
    needs,
    otherwise(clip, error) {
      const { model, orBuiltIn } = fromWav2LipParams(clip);
      const remark = orBuiltIn ? builtInInstead(model, error) : undefined;
      return remark && { clip: asBuiltIn(clip), remark };
    },
    async open(clip, context): Promise<FrameProcessor> {
      const params = fromWav2LipParams(clip);
      const faces = await documents.openFaceTrack(params.faceTrack);
      let mel: MelSpectrogram | undefined;
      const close = () => {
        faces[Symbol.dispose]();
        mel?.[Symbol.dispose]();
      };
      try {
        mel = await documents.openMel(params.mel);
        const maker = await openMaker(params, { documents, context, faces, mel });
        const playlist = playlistOf(clip, context.inputs[0]!);
        const { frameCount } = playlist;
        const head = await openHeadOfSpeaker({ params, context, faces, documents, frameCount });
        const speaking = new SpeakingFrames({ params, context, faces, maker, head, playlist });
        return {
          process: async (n, inputs) => (await speaking.make([{ n, inputs }]))[0] as Frame,
          processMany: (requests) => speaking.make(requests),
          [Symbol.asyncDispose]: async () => close(),
        };
      } catch (error) {
        close();
        throw error;
      }
    },
  };
}

interface Surroundings {
  readonly documents: Wav2LipDocuments;
  readonly context: FrameContext;
  readonly faces: FaceTrack;
  readonly mel: MelSpectrogram;
}

async function openMaker(params: Wav2LipParams, { documents, context, faces, mel }: Surroundings): Promise<MouthMaker> {
  const { controls, mouthTrack, model, useGpu } = params;
  const { header } = faces;
  if (!header.faces.some(({ id }) => id === controls.face)) {
    throw faceNoSuch({ face: controls.face, count: header.faces.length });
  }
  const base = context.inputs[0]!;
  const mouth = await documents.openMouthTrack(mouthTrack);
  return createMouthMaker({
    runner: await documents.runner(model, useGpu),
    context,
    scale: base.width / header.width,
    maskFeather: controls.maskFeather,
    hear: createHeardWindow({ ...controls, mel, mouth, fps: base.fps }),
  });
}

interface Speaking {
  readonly params: Wav2LipParams;
  readonly context: FrameContext;
  readonly faces: FaceTrack;
  readonly maker: MouthMaker;
  readonly head: HeadOfSpeaker | undefined;
  readonly playlist: PlaylistIndex;
}

/** Joins what a playlist shows with what the network makes of it. */
class SpeakingFrames {
  readonly #speaking: Speaking;

  constructor(speaking: Speaking) {
    this.#speaking = speaking;
  }

  /** The frames asked for; the very frames given where no face can be animated. */
  async make(requests: readonly FrameRequest[]): Promise<readonly Frame[]> {
    const { playlist, maker } = this.#speaking;
    const orders: MouthOrder[] = [];
    /** Adds an order where there is a face, and answers its place among them. */
    const order = (frame: Frame | undefined, number: number | undefined, n: number): number | undefined => {
      const face = frame && number !== undefined ? this.#faceIn(number) : undefined;
      return frame && face ? orders.push({ frame, face, n }) - 1 : undefined;
    };
    const planned = requests.map(({ n, inputs }) => {
      const shown = playlistFrame(playlist, n);
      return { n, shown, inputs, own: order(inputs[0], shown.frame, n), other: order(inputs[1], shown.blendWith, n) };
    });
    const made = orders.length > 0 ? await maker.make(orders) : [];
    const at = (place: number | undefined) => (place === undefined ? undefined : made[place]);
    return planned.map(({ n, shown, inputs, own, other }) => {
      const frame = this.#joined(shown, inputs, at(own), at(other));
      return this.#moved(frame, n, shown, inputs);
    });
  }

  #moved(frame: Frame, n: number, shown: PlaylistFrame, inputs: readonly Frame[]): Frame {
    const { head, context } = this.#speaking;
    if (!head) return frame;
    const visibility = this.#faceIn(shown.frame)?.visibility ?? 0;
    return head.move(inputs.includes(frame) ? copyFrame(frame, context) : frame, n, visibility);
  }

  #faceIn(number: number): FaceFrame | undefined {
    const { params, faces } = this.#speaking;
    const face = faces.frame(params.controls.face, number);
    return face && face.visibility > 0 ? face : undefined;
  }

  /** Mixes the frames of a cross-fade, which have their mouths already. */
  #joined(
    { blendWith, blendWeight }: PlaylistFrame,
    inputs: readonly Frame[],
    own: Frame | undefined,
    other: Frame | undefined,
  ): Frame {
    const faded = other ?? inputs[1];
    if (blendWith === undefined || !faded) return own ?? (inputs[0] as Frame);
    const mixed = own ?? copyFrame(inputs[0] as Frame, this.#speaking.context);
    blendFrames(mixed, faded, blendWeight);
    other?.[Symbol.dispose]();
    return mixed;
  }
}
