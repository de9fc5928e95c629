import {
  type Clip,
  copyFrame,
  type Frame,
  type FrameContext,
  type FrameOp,
  type FrameProcessor,
  type Json,
  keptFile,
  makeClip,
  matchMatrix,
} from '@talkgraph/media';
import type { LipSyncRequest } from '../../contract.js';
import { defaultControls } from '../../controls.js';
import { lipSyncParams } from '../../errors.js';
import type { FaceFrame, FaceTrack } from '../../face-track.js';
import { type PlaylistFrame, playlistFrame } from '../../talk/loop/playlist-index.js';
import type { LipSyncDocuments } from '../embedded/lip-sync-op.js';
import { layLowerFace, type PicturePlace } from './lay-lower-face.js';
import { createLowerFaceMask, drawLowerFaces } from './lower-face-mask.js';
import { needsOf, pictureOf, playlists, shownFrame } from './playlist-frames.js';

/** Name of the operation in recipes. */
export const madeFacesOpName = 'made-faces';

/** A film that a service made of some of the output's frames. */
export interface MadeFilm {
  readonly clip: Clip;
  /** The output's frames that it was made for, and how many it has of its own, counted from the same one on. */
  readonly frames: number;
  readonly made: number;
}

export interface MadeFaces {
  readonly request: LipSyncRequest;
  /** One after another they make up the output. */
  readonly films: readonly MadeFilm[];
  /** Where the films' pictures lie in the frame. */
  readonly place: PicturePlace;
  /** The films did not follow the template: their pictures are shown as they are. */
  readonly whole: boolean;
}

/** The base's frames as the playlist shows them, with the lower face of the films laid over. */
export function madeFaces({ request, films, place, whole }: MadeFaces): Clip {
  const { base, faceTrack, mouthTrack, playlist, still, controls } = request;
  const { face, maskFeather, offsetMs } = controls;
  const params: Record<string, Json> = {
    faceTrack: { artifact: faceTrack },
    playlist: playlist.map((run) => ({ ...run })),
    films: films.map(({ frames, made }) => ({ frames, made })),
    place: { ...place },
    ...{ face, maskFeather, whole },
    // What it was made from, for whoever judges it. The service follows no other control.
    ...{ mouthTrack: { artifact: mouthTrack }, still },
    controls: { ...defaultControls, face, maskFeather, offsetMs, liveliness: false } as unknown as Json,
  };
  return makeClip(madeFacesOpName, params, [base, ...films.map(({ clip }) => clip)]);
}

interface MadeFacesParams {
  readonly faceTrack: { readonly artifact: string };
  readonly films: readonly { readonly frames: number; readonly made: number }[];
  readonly place: PicturePlace;
  readonly face: number;
  readonly maskFeather: number;
  readonly whole: boolean;
}

/** The op of such clips. */
export function madeFacesOp(documents: Pick<LipSyncDocuments, 'openFaceTrack'>): FrameOp {
  const playlistOf = playlists();
  const shownAt = (clip: Clip, video: FrameContext['inputs'][number] | undefined, n: number) =>
    playlistFrame(playlistOf(clip, pictureOf(video)), n);
  return {
    name: madeFacesOpName,
    describe(clip, inputs) {
      const video = pictureOf(inputs[0]?.video);
      return { video: { ...video, frameCount: playlistOf(clip, video).frameCount }, ...keptFile(inputs) };
    },
    needs(clip, inputs, n) {
      const made = filmFrame(paramsOf(clip), n);
      if (made && paramsOf(clip).whole) return [made];
      const own = needsOf(shownAt(clip, inputs[0]?.video, n));
      return made ? [...own, made] : own;
    },
    async open(clip, context): Promise<FrameProcessor> {
      const params = paramsOf(clip);
      const faces = await documents.openFaceTrack(params.faceTrack.artifact);
      const scale = pictureOf(context.inputs[0]).width / faces.header.width;
      const work = { params, faces, scale, context, mask: createLowerFaceMask() };
      return {
        process(n, inputs) {
          const hasMade = filmFrame(params, n) !== undefined;
          if (hasMade && params.whole) return inputs[0] as Frame;
          const shown = shownAt(clip, context.inputs[0], n);
          const own = hasMade ? inputs.slice(0, -1) : inputs;
          const frame = shownFrame(shown, own[0] as Frame, own[1], context);
          return hasMade ? animate(work, shown, frame, frame === own[0], inputs.at(-1) as Frame) : frame;
        },
        [Symbol.asyncDispose]: async () => faces[Symbol.dispose](),
      };
    },
  };
}

interface Work {
  readonly params: MadeFacesParams;
  readonly faces: FaceTrack;
  readonly scale: number;
  readonly context: FrameContext;
  readonly mask: ReturnType<typeof createLowerFaceMask>;
}

/** The frame with the made lower face, or the very frame where there is no face to animate. */
function animate(
  { params, faces, scale, context, mask }: Work,
  shown: PlaylistFrame,
  frame: Frame,
  isGiven: boolean,
  made: Frame,
): Frame {
  const seen = [shown.frame, ...(shown.blendWith === undefined ? [] : [shown.blendWith])]
    .map((number) => faces.frame(params.face, number))
    .filter((face): face is FaceFrame => face !== undefined && face.visibility > 0);
  const [face] = seen;
  if (face === undefined) return frame;
  drawLowerFaces(mask, seen, scale, params.maskFeather, frame);
  const target = isGiven ? copyFrame(frame, context) : frame;
  const matched = matchMatrix(made, frame, context);
  layLowerFace(target, matched, mask, params.place, Math.min(...seen.map(({ visibility }) => visibility)));
  if (matched !== made) matched[Symbol.dispose]();
  return target;
}

/** The film's frame for output frame n: the films follow frame for frame, whatever rate they say they have. */
function filmFrame(
  { films }: MadeFacesParams,
  n: number,
): { readonly input: number; readonly frame: number } | undefined {
  let first = 0;
  for (const [i, { frames, made }] of films.entries()) {
    if (n < first + frames) return n - first < made ? { input: i + 1, frame: n - first } : undefined;
    first += frames;
  }
  return undefined;
}

function paramsOf(clip: Clip): MadeFacesParams {
  const params = clip.params as unknown as Partial<MadeFacesParams>;
  if (typeof params.faceTrack?.artifact !== 'string') throw lipSyncParams({ what: 'faceTrack refers to no document' });
  if (!Array.isArray(params.films) || !params.place) throw lipSyncParams({ what: 'films are missing' });
  return params as MadeFacesParams;
}
