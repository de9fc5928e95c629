import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInference, type Inference } from '@talkgraph/inference';
import {
  type Clip,
  defaultOps,
  type Frame,
  openClip,
  openSource,
  pad,
  pictureInPicture,
  type ResolveSource,
  resolveFrom,
  scaleToFit,
} from '@talkgraph/media';
import type { ArtifactStore } from '../artifact-store.js';
import type { LipSyncEngines } from '../contract.js';
import { defaultControls, type LipSyncControls } from '../controls.js';
import { openFaceTrack } from '../face/face-track-file.js';
import type { FaceTrack } from '../face-track.js';
import { withKeptFilms } from '../kept-film.js';
import { makeTalkingClip } from '../talk/make-talking-clip.js';
import type { TalkingClip, TalkingClipRequest, TalkingServices } from '../talk/talking-clip.js';
import { folderStore } from './folder-store.js';
import { presenterPicture, presenterVideo } from './presenter-video.js';
import { silentWav, spokenWav } from './spoken-wav.js';

/** Opens the engines, of which one is tested, over a store. What they open is theirs to close. */
export type OpenEngines = (places: {
  readonly store: ArtifactStore;
  readonly inference: Inference;
  /** An empty folder, for models, notes or what else an engine needs. */
  readonly folder: string;
}) => Promise<LipSyncEngines & Partial<AsyncDisposable>>;

/** The planes of a frame. */
export type Pixels = Pick<Frame, 'width' | 'height' | 'y' | 'u' | 'v'>;

/** Material and services for the tests of one backend. */
export interface BackendStage extends AsyncDisposable {
  readonly clips: Readonly<Record<'video' | 'pair' | 'photo' | 'voice' | 'silence', Clip>>;
  readonly services: TalkingServices;
  /** Where the store keeps its documents. */
  readonly storeFolder: string;
  /** Talks with the settings that are usual, but for what is changed. */
  talk(
    change?: Omit<Partial<TalkingClipRequest>, 'controls'> & { readonly controls?: Partial<LipSyncControls> },
  ): Promise<TalkingClip>;
  /** All frames of a recipe. */
  framesOf(clip: Clip): Promise<Pixels[]>;
  /** The face track of a talking clip. */
  facesOf(talking: TalkingClip): FaceTrack;
}

/** Frames of the video, and those of them in which nobody is there. */
export const stageFrames = 14;
export const emptyFrames = [9, 10, 11] as const;
export const spokenSeconds = 0.8;

/**
 * Sets the stage: a woman who keeps her mouth closed and is away for a moment; two of her, a large one on the left; her photo; a sentence
 * of {@link spokenSeconds}; silence as long.
 */
export async function openBackendStage(engine: string, open: OpenEngines): Promise<BackendStage> {
  const folder = await mkdtemp(join(tmpdir(), 'talkgraph-backend-'));
  const storeFolder = join(folder, 'store');
  await Promise.all([mkdir(storeFolder), mkdir(join(folder, 'engine'))]);
  const store = folderStore(storeFolder);
  const inference = createInference();
  const { clips, resolveSource: findFile } = await material(folder);
  const resolveSource = withKeptFilms(findFile, store);
  const engines = await open({ store, inference, folder: join(folder, 'engine') });
  const ops = [...defaultOps, ...engines.ops];
  const services: TalkingServices = { inference, store, resolveSource, ops, backends: engines.backends };
  return {
    clips,
    services,
    storeFolder,
    talk: ({ controls, ...change } = {}) =>
      makeTalkingClip(
        {
          ...{ video: clips.video, audio: clips.voice, engine, resolution: 'source', shorter: 'trim', ...change },
          controls: { ...defaultControls, ...controls },
        },
        services,
      ),
    async framesOf(clip) {
      await using opened = await openClip(clip, { ops, resolveSource });
      const frames: Pixels[] = [];
      for await (const frame of opened.frames()) {
        using owned = frame;
        const { width, height, y, u, v } = owned;
        frames.push({ width, height, y: y.slice(), u: u.slice(), v: v.slice() });
      }
      return frames;
    },
    facesOf: ({ faces }) => openFaceTrack(faces.path),
    async [Symbol.asyncDispose]() {
      await engines[Symbol.asyncDispose]?.();
      await inference.release();
      await rm(folder, { recursive: true });
    },
  };
}

async function material(folder: string): Promise<{ clips: BackendStage['clips']; resolveSource: ResolveSource }> {
  const paths = {
    video: await presenterVideo(join(folder, 'video.mp4'), { frameCount: stageFrames, emptyFrames: [...emptyFrames] }),
    photo: await presenterPicture(join(folder, 'photo.png')),
    voice: await spokenWav(join(folder, 'voice.wav'), 'Maybe Bob might open the map.', spokenSeconds),
    silence: await silentWav(join(folder, 'silence.wav'), spokenSeconds),
  };
  const opened = await Promise.all(Object.values(paths).map((path) => openSource(path)));
  const [video, photo, voice, silence] = opened.map(({ clip }) => clip) as [Clip, Clip, Clip, Clip];
  const pair = pictureInPicture(pad(video, { width: 480, height: 240, x: 0, y: 0 }), scaleToFit(video, 160), {
    ...{ x: 280, y: 40 },
  });
  return {
    clips: { video, photo, voice, silence, pair },
    resolveSource: resolveFrom(...opened.map(({ sources }) => sources)),
  };
}
