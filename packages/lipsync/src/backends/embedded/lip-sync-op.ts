import {
  type Clip,
  copyFrame,
  type Frame,
  type FrameContext,
  type FrameOp,
  type FrameProcessor,
} from '@talkgraph/media';
import { faceNoSuch } from '../../errors.js';
import type { FaceTrack } from '../../face-track.js';
import { createFaceActionAmounts, type FaceActionAmounts } from '../../life/face-actions.js';
import type { Intonation } from '../../life/intonation.js';
import type { MouthTrack } from '../../mouth-track.js';
import { learnPerson } from '../../render/learn-person.js';
import { type Person, preparePerson } from '../../render/prepare-person.js';
import type { FaceRenderer } from '../../render/render-face.js';
import type { MovedHead } from '../../render/still/head-mover.js';
import { type PlaylistIndex, playlistFrame } from '../../talk/loop/playlist-index.js';
import { playlistOp } from '../playlist-op.js';
import { animateStill } from './animate-still.js';
import { blendFrames } from './blend-frames.js';
import { type KnownPeople, personKey } from './known-people.js';
import { embeddedOpName, fromParams, type LipSyncParams } from './lip-sync-params.js';
import { moveHeads } from './move-heads.js';
import { shapeAt } from './shape-at.js';
import { openSpeaker, type Speaker } from './speaker.js';

/** How the op gets at stored documents, by key. */
export interface LipSyncDocuments {
  openFaceTrack(key: string): Promise<FaceTrack>;
  openMouthTrack(key: string): Promise<MouthTrack>;
  openIntonation(key: string): Promise<Intonation>;
  /** What was learnt of people before; without it every render looks at the footage anew. */
  readonly people?: KnownPeople;
}

/** The op of clips that the embedded backend makes: the base's frames in the playlist's order, with the mouth drawn in. */
export function embeddedLipSyncOp(documents: LipSyncDocuments): FrameOp {
  const { describe, needs, playlistOf } = playlistOp();
  return {
    name: embeddedOpName,
    describe,
    needs,
    async open(clip, context): Promise<FrameProcessor> {
      const params = fromParams(clip);
      const faces = await documents.openFaceTrack(params.faceTrack);
      try {
        const speaker = await openSpeaker(params, documents);
        const person = await knownPerson(clip, context, faces, documents.people);
        const playlist = playlistOf(clip, context.inputs[0]!);
        return await openProcessor({ params, context, faces, person, speaker, playlist });
      } catch (error) {
        faces[Symbol.dispose]();
        throw error;
      }
    },
  };
}

/** The person of a clip: as known from an earlier render of the same footage, or looked at now. */
async function knownPerson(
  clip: Clip,
  context: FrameContext,
  faces: FaceTrack,
  people: KnownPeople | undefined,
): Promise<Person> {
  const params = fromParams(clip);
  const { face, maskFeather } = params.controls;
  const { header } = faces;
  if (!header.faces.some(({ id }) => id === face)) throw faceNoSuch({ face, count: header.faces.length });
  const base = context.inputs[0]!;
  const scale = base.width / header.width;
  const key = personKey(clip.inputs[0]!.hash, params);
  const known = await people?.find(key);
  if (known) return preparePerson(known, scale, maskFeather);
  const facts = await learnPerson({
    faces: { frameCount: Math.min(base.frameCount, header.frameCount), frame: (n) => faces.frame(face, n) },
    scale,
    maskFeather,
    readFrame: (n) => context.readFrame(0, n),
  });
  await people?.keep(key, facts);
  return preparePerson(facts, scale, maskFeather);
}

interface Opened {
  readonly params: LipSyncParams;
  readonly context: FrameContext;
  readonly faces: FaceTrack;
  readonly person: Person;
  readonly speaker: Speaker;
  readonly playlist: PlaylistIndex;
}

async function openProcessor(opened: Opened): Promise<FrameProcessor> {
  const { params, context, faces, person, speaker, playlist } = opened;
  const { controls } = params;
  const base = context.inputs[0]!;
  const scale = base.width / faces.header.width;
  const faceId = controls.face;
  const frameSeconds = base.fps.den / base.fps.num;
  const { renderer } = person;
  const close = async () => faces[Symbol.dispose]();
  const first = faces.frame(faceId, 0);
  if (params.still && controls.liveliness && first && first.visibility > 0) {
    const { frameCount } = playlist;
    const still = await animateStill({ params, context, person, face: first, scale, speaker, frameCount });
    return { ...still, [Symbol.asyncDispose]: close };
  }
  const durationSeconds = playlist.frameCount * frameSeconds;
  const { intonation } = speaker;
  const head = await moveHeads({ params, context, faces, person, scale, intonation, durationSeconds });
  const look = createFaceActionAmounts();
  return {
    process(n, inputs) {
      const shown = playlistFrame(playlist, n);
      const seconds = (n + 0.5) * frameSeconds - controls.offsetMs / 1000;
      const shape = shapeAt(speaker.mouth, seconds, frameSeconds);
      speaker.expression?.at(seconds, look);
      const expression = speaker.expression && look;
      // Both frames of a mixture are held alike.
      const held = head?.at(seconds, faces.frame(faceId, shown.frame)?.visibility ?? 0);
      const animate = (frame: Frame, number: number) => {
        const face = faces.frame(faceId, number);
        return animateFrame({ renderer, context, frame, face, scale, shape, expression, controls, head: held, n });
      };
      const made = animate(inputs[0]!, shown.frame);
      if (shown.blendWith === undefined || !inputs[1]) return made;
      const mixed = made === inputs[0] ? copyFrame(made, context) : made;
      const other = animate(inputs[1], shown.blendWith);
      blendFrames(mixed, other, shown.blendWeight);
      if (other !== inputs[1]) other[Symbol.dispose]();
      return mixed;
    },
    [Symbol.asyncDispose]: close,
  };
}

interface Animation {
  readonly renderer: FaceRenderer;
  readonly context: FrameContext;
  readonly frame: Frame;
  readonly face: ReturnType<FaceTrack['frame']>;
  readonly scale: number;
  readonly shape: ReturnType<typeof shapeAt>;
  readonly expression: FaceActionAmounts | undefined;
  readonly controls: LipSyncParams['controls'];
  readonly head: MovedHead | undefined;
  /** Number of the output frame. */
  readonly n: number;
}

/** The frame with the mouth drawn in; the very frame given where there is no face to animate. */
function animateFrame(animation: Animation): Frame {
  const { renderer, context, frame, face, scale, shape, expression, controls, head, n } = animation;
  if (!face || face.visibility <= 0) return frame;
  const target = copyFrame(frame, context);
  renderer.render(frame, target, face, shape, {
    scale,
    intensity: controls.intensity,
    grainSeed: n,
    ...(expression && { expression }),
    ...(head && { head }),
  });
  return target;
}
