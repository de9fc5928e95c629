import { copyFrame, type FrameContext, type FrameProcessor } from '@talkgraph/media';
import type { FaceFrame } from '../../face-track.js';
import { createFaceActionAmounts } from '../../life/face-actions.js';
import { defaultHeadMotion } from '../../life/head-motion-controls.js';
import type { Person } from '../../render/prepare-person.js';
import { createStillLife } from '../../render/still/still-life.js';
import type { LipSyncParams } from './lip-sync-params.js';
import { shapeAt } from './shape-at.js';
import { type Speaker, seedOf } from './speaker.js';

/** A still picture about to be animated. */
export interface StillAnimation {
  readonly params: LipSyncParams;
  readonly context: FrameContext;
  readonly person: Person;
  readonly face: FaceFrame;
  /** Frame pixels per track pixel. */
  readonly scale: number;
  readonly speaker: Speaker;
  readonly frameCount: number;
}

/** Renders a still whose mouth speaks, whose eyes blink and whose head follows the speech. */
export async function animateStill(animation: StillAnimation): Promise<Pick<FrameProcessor, 'process'>> {
  const { params, context, person, face, scale, speaker, frameCount } = animation;
  const { controls, headFreedom } = params;
  const { fps } = context.inputs[0]!;
  const frameSeconds = fps.den / fps.num;
  const mesh = face.mesh.map((x) => x * scale);
  const motion = controls.headMotion ?? defaultHeadMotion;
  const still = await context.readFrame(0, 0);
  const life = createStillLife({
    still,
    mesh,
    camera: person.cameraOf(mesh),
    unit: face.unit * scale,
    intonation: speaker.intonation,
    motion: { ...motion, amount: motion.amount * headFreedom },
    durationSeconds: frameCount * frameSeconds,
    seed: seedOf(params.faceTrack),
  });
  still[Symbol.dispose]();
  const look = createFaceActionAmounts();
  return {
    process(n, inputs) {
      const shown = n * frameSeconds;
      const heard = (n + 0.5) * frameSeconds - controls.offsetMs / 1000;
      // Lids close in the picture itself, so that a look that moves brows and lids takes them along.
      const source = life.blinks(shown) ? copyFrame(inputs[0]!, context) : inputs[0]!;
      life.blink(source, shown);
      const spoken = copyFrame(source, context);
      if (speaker.expression) speaker.expression.at(heard, look);
      person.renderer.render(source, spoken, face, shapeAt(speaker.mouth, heard, frameSeconds), {
        scale,
        intensity: controls.intensity,
        ...(speaker.expression && { expression: look }),
        head: life.head(shown),
      });
      if (source !== inputs[0]) source[Symbol.dispose]();
      return spoken;
    },
  };
}
