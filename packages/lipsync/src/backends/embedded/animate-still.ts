import { copyFrame, type Frame, type FrameContext, type FrameProcessor } from '@talkgraph/media';
import type { FaceFrame } from '../../face-track.js';
import type { MouthTrack } from '../../mouth-track.js';
import type { Person } from '../../render/prepare-person.js';
import { createStillLife } from '../../render/still/still-life.js';
import type { LipSyncParams } from './lip-sync-params.js';
import { shapeAt } from './shape-at.js';

/** A still picture about to be animated. */
export interface StillAnimation {
  readonly params: LipSyncParams;
  readonly context: FrameContext;
  readonly person: Person;
  readonly face: FaceFrame;
  /** Frame pixels per track pixel. */
  readonly scale: number;
  readonly mouth: MouthTrack;
  readonly frameCount: number;
}

/** Renders a still whose mouth speaks, whose eyes blink and whose head moves a little. */
export async function animateStill(animation: StillAnimation): Promise<Pick<FrameProcessor, 'process'>> {
  const { params, context, person, face, scale, mouth, frameCount } = animation;
  const { fps } = context.inputs[0]!;
  const frameSeconds = fps.den / fps.num;
  const mesh = face.mesh.map((x) => x * scale);
  const still = await context.readFrame(0, 0);
  const life = createStillLife({
    still,
    mesh,
    camera: person.cameraOf(mesh),
    unit: face.unit * scale,
    mouth,
    durationSeconds: frameCount * frameSeconds,
    seed: seedOf(params.faceTrack),
  });
  still[Symbol.dispose]();
  return {
    process(n, inputs) {
      const seconds = (n + 0.5) * frameSeconds - params.controls.offsetMs / 1000;
      const source = inputs[0]!;
      const spoken = copyFrame(source, context);
      const options = { scale, intensity: params.controls.intensity };
      person.renderer.render(source, spoken, face, shapeAt(mouth, seconds, frameSeconds), options);
      life.blink(spoken, n * frameSeconds);
      const moved: Frame = copyFrame(spoken, context);
      life.sway(spoken, moved, n * frameSeconds);
      spoken[Symbol.dispose]();
      return moved;
    },
  };
}

/** A number from a document's key, so that the same picture always blinks alike. */
function seedOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
