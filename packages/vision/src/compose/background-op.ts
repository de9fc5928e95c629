import type { ModelSession } from '@talkgraph/inference';
import {
  type Clip,
  type ClipInfo,
  type Frame,
  type FrameContext,
  type FrameOp,
  type FrameProcessor,
  type Json,
  makeClip,
  type VideoInfo,
} from '@talkgraph/media';
import { visionParams } from '../errors.js';
import { type BackgroundOptions, backgroundOptions } from './background-options.js';
import { openBackdrop } from './open-backdrop.js';
import { openCutter } from './open-cutter.js';
import { openScene } from './open-scene.js';

/** What the operation needs from its surroundings. */
export interface BackgroundServices {
  /** The model that finds people, loaded. */
  matte(): Promise<ModelSession>;
}

const opName = 'replace-background';

/**
 * Puts the person of a clip before another background. The background, if it is a clip, has to have the result's size and
 * the person's rate, and last as long.
 */
export function replaceBackground(person: Clip, options: BackgroundOptions, background?: Clip): Clip {
  const params = JSON.parse(JSON.stringify(options)) as { [key: string]: Json };
  return makeClip(opName, params, background ? [person, background] : [person]);
}

/** The operation of such clips: a frame of the person and one of the background in, one out. Sound is the person's. */
export function backgroundOp(services: BackgroundServices): FrameOp {
  return {
    name: opName,
    describe(clip, inputs): ClipInfo {
      const { width, height, backdrop } = backgroundOptions(clip);
      const person = inputs[0]?.video;
      if (!person) throw visionParams({ op: opName, what: 'the person has no picture' });
      if (backdrop.kind === 'clip') checkBackground(inputs[1]?.video, person, width, height);
      return { ...inputs[0], video: { ...person, width, height } };
    },
    needs: (clip, _inputs, n) => clip.inputs.map((_, input) => ({ input, frame: n })),
    open: (clip, context) => openProcessor(clip, context, services),
  };
}

function checkBackground(background: VideoInfo | undefined, person: VideoInfo, width: number, height: number): void {
  const fits = background?.width === width && background.height === height;
  if (!fits || background.frameCount < person.frameCount) {
    throw visionParams({ op: opName, what: 'the background has another size or is shorter' });
  }
}

async function openProcessor(clip: Clip, context: FrameContext, services: BackgroundServices): Promise<FrameProcessor> {
  const options = backgroundOptions(clip);
  const video = context.inputs[0] as VideoInfo;
  const cutter = await openCutter(options.mode, context, services);
  const backdrop = openBackdrop(clip, options, video, cutter);
  const scene = await openScene(options, video, context, cutter, backdrop);
  let last = -1;
  return {
    async process(n, inputs) {
      const person = inputs[0] as Frame;
      const cutout = await cutter.cut(person, n === last + 1);
      last = n;
      const output = context.allocate(options.width, options.height, person);
      backdrop.paint(
        output,
        inputs[1],
        context,
        options.place === 'as-filmed' && options.raise === 0 ? cutout : undefined,
      );
      scene.lay(cutout, output);
      return output;
    },
    [Symbol.asyncDispose]: async () => {},
  };
}
