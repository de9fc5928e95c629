import { copyFrame, type Frame, type FrameContext } from '@talkgraph/media';
import type { FaceTrack } from '../../face-track.js';
import { planHeadMotion } from '../../life/head-motion-plan.js';
import type { Intonation } from '../../life/intonation.js';
import type { Person } from '../../render/prepare-person.js';
import { createHeadMover, type MovedHead } from '../../render/still/head-mover.js';
import type { LipSyncParams } from './lip-sync-params.js';
import { seedOf } from './speaker.js';

/** Moves the head in a video, on top of the little that it moves by itself. */
export interface VideoHeadMover {
  /** The head as it is held at a moment, or undefined where it is not moved; the same object every time. */
  at(seconds: number, visibility: number): MovedHead | undefined;
  /** Answers the frame with the head moved, which is another frame, or the very one given where nothing moves. */
  move(frame: Frame, seconds: number, visibility: number): Frame;
}

export interface VideoHead {
  readonly params: LipSyncParams;
  readonly context: FrameContext;
  readonly faces: FaceTrack;
  readonly person: Pick<Person, 'cameraOf'>;
  readonly scale: number;
  readonly intonation: Intonation;
  readonly durationSeconds: number;
}

/** Even a calm head in a video moves a little by itself, so a little less is added than to a photo. */
const besideOwnMotion = 0.8;
/** At most this many frames tell where a calm head usually is. */
const framesLookedAt = 40;

/** Prepares a video's head for moving; undefined where it is not asked for, or the footage has no room for it. */
export async function moveHeads(head: VideoHead): Promise<VideoHeadMover | undefined> {
  const { params, context, faces, person, scale, intonation, durationSeconds } = head;
  const { headMotion, face: faceId } = params.controls;
  const amount = (headMotion?.amount ?? 0) * params.headFreedom;
  const usual = usualMesh(faces, faceId, scale);
  if (!headMotion || amount <= 0 || !usual) return undefined;
  const camera = person.cameraOf(usual.mesh);
  const picture = await context.readFrame(0, usual.frame);
  const mover = createHeadMover(picture, camera, usual.unit);
  picture[Symbol.dispose]();
  const swayAt = planHeadMotion(intonation, durationSeconds, headMotion, seedOf(params.faceTrack));
  const at = (seconds: number, visibility: number) => {
    const gain = besideOwnMotion * params.headFreedom * Math.min(1, Math.max(0, visibility));
    if (gain <= 0) return undefined;
    const sway = swayAt(seconds);
    for (const kind of ['yaw', 'pitch', 'roll', 'across', 'down'] as const) sway[kind] *= gain;
    return mover.to(sway);
  };
  return {
    at,
    move(frame, seconds, visibility) {
      const held = at(seconds, visibility);
      if (!held) return frame;
      const moved = copyFrame(frame, context);
      held.draw(frame, moved);
      return moved;
    },
  };
}

/** Where the head is on average, and a frame that shows it. */
function usualMesh(faces: FaceTrack, faceId: number, scale: number) {
  const { frameCount } = faces.header;
  const step = Math.max(1, Math.floor(frameCount / framesLookedAt));
  const mesh = new Float32Array(3 * 468);
  let [seen, unit, frame] = [0, 0, 0];
  for (let n = 0; n < frameCount; n += step) {
    const face = faces.frame(faceId, n);
    if (!face || face.visibility < 0.5) continue;
    for (let i = 0; i < mesh.length; i++) mesh[i]! += face.mesh[i]! * scale;
    unit += face.unit * scale;
    if (seen === 0) frame = n;
    seen++;
  }
  if (seen === 0) return undefined;
  return { mesh: mesh.map((sum) => sum / seen), unit: unit / seen, frame };
}
