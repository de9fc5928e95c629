import {
  type Clip,
  type ClipInfo,
  copyFrame,
  type Frame,
  type FrameContext,
  type FrameOp,
  type FrameProcessor,
  keptFile,
  type VideoInfo,
} from '@talkgraph/media';
import { faceNoSuch, lipSyncParams } from '../../errors.js';
import type { FaceTrack } from '../../face-track.js';
import type { MouthTrack } from '../../mouth-track.js';
import { learnPerson } from '../../render/learn-person.js';
import { type Person, preparePerson } from '../../render/prepare-person.js';
import type { FaceRenderer } from '../../render/render-face.js';
import { indexPlaylist, type PlaylistIndex, playlistFrame } from '../../talk/loop/playlist-index.js';
import { smoothMouthTrack } from '../../viseme/smooth-mouth-track.js';
import { animateStill } from './animate-still.js';
import { blendFrames } from './blend-frames.js';
import { type KnownPeople, personKey } from './known-people.js';
import { fromParams, type LipSyncParams } from './lip-sync-params.js';
import { shapeAt } from './shape-at.js';

/** How the op gets at stored documents, by key. */
export interface LipSyncDocuments {
  openFaceTrack(key: string): Promise<FaceTrack>;
  openMouthTrack(key: string): Promise<MouthTrack>;
  /** What was learnt of people before; without it every render looks at the footage anew. */
  readonly people?: KnownPeople;
}

/** The op of clips that the embedded backend makes: the base's frames in the playlist's order, with the mouth drawn in. */
export function embeddedLipSyncOp(documents: LipSyncDocuments): FrameOp {
  const playlists = new WeakMap<Clip, PlaylistIndex>();
  const playlistOf = (clip: Clip, video: VideoInfo) => {
    let playlist = playlists.get(clip);
    if (!playlist || playlist.templateFrames !== video.frameCount) {
      playlist = indexPlaylist(fromParams(clip).playlist, video.frameCount);
      playlists.set(clip, playlist);
    }
    return playlist;
  };
  return {
    name: 'lip-sync',
    describe(clip, inputs): ClipInfo {
      const video = baseVideo(inputs);
      return { video: { ...video, frameCount: playlistOf(clip, video).frameCount }, ...keptFile(inputs) };
    },
    needs(clip, inputs, n) {
      const shown = playlistFrame(playlistOf(clip, baseVideo(inputs)), n);
      const needs = [{ input: 0, frame: shown.frame }];
      if (shown.blendWith !== undefined) needs.push({ input: 0, frame: shown.blendWith });
      return needs;
    },
    async open(clip, context): Promise<FrameProcessor> {
      const params = fromParams(clip);
      const faces = await documents.openFaceTrack(params.faceTrack);
      try {
        const mouth = smoothMouthTrack(await documents.openMouthTrack(params.mouthTrack), params.controls.smoothness);
        const person = await knownPerson(clip, context, faces, documents.people);
        const playlist = playlistOf(clip, context.inputs[0]!);
        return await openProcessor({ params, context, faces, person, mouth, playlist });
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
  readonly mouth: MouthTrack;
  readonly playlist: PlaylistIndex;
}

async function openProcessor(opened: Opened): Promise<FrameProcessor> {
  const { params, context, faces, person, mouth, playlist } = opened;
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
    const still = await animateStill({ params, context, person, face: first, scale, mouth, frameCount });
    return { ...still, [Symbol.asyncDispose]: close };
  }
  return {
    process(n, inputs) {
      const shown = playlistFrame(playlist, n);
      const shape = shapeAt(mouth, (n + 0.5) * frameSeconds - controls.offsetMs / 1000, frameSeconds);
      const animate = (frame: Frame, number: number) =>
        animateFrame({ renderer, context, frame, face: faces.frame(faceId, number), scale, shape, controls, n });
      const frame = animate(inputs[0]!, shown.frame);
      if (shown.blendWith === undefined || !inputs[1]) return frame;
      const mixed = frame === inputs[0] ? copyFrame(frame, context) : frame;
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
  readonly controls: LipSyncParams['controls'];
  /** Number of the output frame. */
  readonly n: number;
}

/** The frame with the mouth drawn in; the very frame given where there is no face to animate. */
function animateFrame({ renderer, context, frame, face, scale, shape, controls, n }: Animation): Frame {
  if (!face || face.visibility <= 0) return frame;
  const target = copyFrame(frame, context);
  renderer.render(frame, target, face, shape, { scale, intensity: controls.intensity, grainSeed: n });
  return target;
}

function baseVideo(inputs: readonly ClipInfo[]): VideoInfo {
  const video = inputs[0]?.video;
  if (!video) throw lipSyncParams({ what: 'the base clip has no picture' });
  return video;
}
