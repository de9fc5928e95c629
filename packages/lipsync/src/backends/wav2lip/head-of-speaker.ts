import { copyFrame, type Frame, type FrameContext } from '@talkgraph/media';
import type { FaceTrack } from '../../face-track.js';
import { defaultHeadMotion } from '../../life/head-motion-controls.js';
import { type AffineCamera, createCameraFit } from '../../render/affine-camera.js';
import { rigidPoints } from '../../render/face-landmarks.js';
import { toHeadCoordinates } from '../../render/head-coordinates.js';
import { createStillLife } from '../../render/still/still-life.js';
import type { LipSyncDocuments } from '../embedded/lip-sync-op.js';
import type { LipSyncParams } from '../embedded/lip-sync-params.js';
import { moveHeads } from '../embedded/move-heads.js';
import { openSpeaker, seedOf } from '../embedded/speaker.js';

/** What the head does beside the mouth: blinks and motion of a still, motion that was asked for of a video. */
export interface HeadOfSpeaker {
  /**
   * Output frame n, of which the mouth is made, with the head moved. It takes over the frame given and answers one to own.
   * @param visibility of the face in it
   */
  move(frame: Frame, n: number, visibility: number): Frame;
}

export interface SpeakerHead {
  readonly params: LipSyncParams;
  readonly context: FrameContext;
  readonly faces: FaceTrack;
  readonly documents: LipSyncDocuments;
  readonly frameCount: number;
}

/** Prepares the head of a clip; undefined where it stays as it is. */
export async function openHeadOfSpeaker(head: SpeakerHead): Promise<HeadOfSpeaker | undefined> {
  const { params, context, faces, documents, frameCount } = head;
  const { controls, still, headFreedom } = params;
  const base = context.inputs[0]!;
  const scale = base.width / faces.header.width;
  const frameSeconds = base.fps.den / base.fps.num;
  const { intonation } = await openSpeaker(params, documents);
  const face = still && controls.liveliness ? faces.frame(controls.face, 0) : undefined;
  if (!face || face.visibility <= 0) {
    const durationSeconds = frameCount * frameSeconds;
    const mover = await moveHeads({ params, context, faces, person: { cameraOf }, scale, intonation, durationSeconds });
    return (
      mover && {
        move: (frame, n, visibility) =>
          replaced(frame, mover.move(frame, (n + 0.5) * frameSeconds - controls.offsetMs / 1000, visibility)),
      }
    );
  }
  const mesh = face.mesh.map((x) => x * scale);
  const motion = controls.headMotion ?? defaultHeadMotion;
  const picture = await context.readFrame(0, 0);
  const life = createStillLife({
    ...{ still: picture, mesh, camera: cameraOf(mesh), unit: face.unit * scale, intonation },
    motion: { ...motion, amount: motion.amount * headFreedom },
    durationSeconds: frameCount * frameSeconds,
    seed: seedOf(params.faceTrack),
  });
  picture[Symbol.dispose]();
  return {
    move(frame, n) {
      life.blink(frame, n * frameSeconds);
      const moved = copyFrame(frame, context);
      life.head(n * frameSeconds).draw(frame, moved);
      return replaced(frame, moved);
    },
  };
}

function replaced(old: Frame, frame: Frame): Frame {
  if (old !== frame) old[Symbol.dispose]();
  return frame;
}

/** The camera that sees a mesh as its own head. */
function cameraOf(mesh: Float32Array): AffineCamera {
  const camera: AffineCamera = new Float64Array(8);
  createCameraFit(toHeadCoordinates(mesh, 468), rigidPoints).fit(mesh, camera);
  return camera;
}
