import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { createInference, type Inference } from '@talkgraph/inference';
import { type Clip, defaultOps, openSource, resolveFrom } from '@talkgraph/media';
import type { ArtifactStore } from '../../../artifact-store.js';
import type { WorkOptions } from '../../../contract.js';
import { defaultControls, type LipSyncControls } from '../../../controls.js';
import { withKeptFilms } from '../../../kept-film.js';
import { makeTalkingClip } from '../../../talk/make-talking-clip.js';
import type { TalkingClip, TalkingServices } from '../../../talk/talking-clip.js';
import { folderStore } from '../../../testing/folder-store.js';
import { type HeygemStandIn, type HeygemStandInOptions, startHeygemStandIn } from '../../../testing/heygem-stand-in.js';
import { lipSyncEngines } from '../../lip-sync-engines.js';
import type { ServicePace } from '../service-pace.js';

/** As the usual pace, but for people who wait for tests. */
export const quickPace: ServicePace = {
  pollMs: 20,
  busyMs: 10,
  longestBusyMs: 40,
  busyPatienceMs: 30_000,
  bootMs: 3000,
  stallMs: 20_000,
  requestMs: 5000,
};

/** Clips that people are made to speak in. */
export interface BenchMedia extends AsyncDisposable {
  readonly clips: Readonly<Record<string, Clip>>;
  readonly inference: Inference;
  readonly sources: ReadonlyMap<string, string>;
  /** What was seen and heard in the clips is kept here for all benches. */
  readonly memory: string;
}

/** Opens files as clips. */
export async function openBenchMedia(paths: Readonly<Record<string, string>>): Promise<BenchMedia> {
  const memory = await mkdtemp(join(tmpdir(), 'talkgraph-heygem-memory-'));
  const clips: Record<string, Clip> = {};
  const sources = new Map<string, string>();
  for (const [name, path] of Object.entries(paths)) {
    const opened = await openSource(path);
    clips[name] = opened.clip;
    for (const [sha256, file] of opened.sources) sources.set(sha256, file);
  }
  const inference = createInference();
  return {
    ...{ clips, sources, inference, memory },
    async [Symbol.asyncDispose]() {
      await inference.release();
      await rm(memory, { recursive: true, force: true });
    },
  };
}

/** A home, a stand-in that shares a folder with it, and a way to make people speak with it. */
export interface HeygemBench {
  readonly standIn: HeygemStandIn;
  /** The home's folder of notes and inputs. */
  readonly folder: string;
  /** The folder that the container has, with `temp` in it. */
  readonly dataFolder: string;
  readonly services: TalkingServices;
  speak(change?: Partial<SpeakChange>, options?: WorkOptions): Promise<TalkingClip>;
  /** A program that begins anew on the same home: nothing is known but what is on the disk. */
  restarted(): Pick<HeygemBench, 'speak' | 'services'>;
}

interface SpeakChange {
  readonly video: Clip;
  readonly audio: Clip;
  readonly controls: Partial<LipSyncControls>;
}

export interface BenchOptions {
  readonly standIn?: Partial<HeygemStandInOptions>;
  /** Changes the profile. */
  readonly fields?: (known: { readonly dataFolder: string; readonly address: string }) => Record<string, string>;
  readonly pace?: Partial<ServicePace>;
}

/** Starts a stand-in and a home beside it; both are gone when the test ends. */
export async function openHeygemBench(
  t: Pick<TestContext, 'after'>,
  media: BenchMedia,
  { standIn: options, fields, pace }: BenchOptions = {},
): Promise<HeygemBench> {
  const root = await mkdtemp(join(tmpdir(), 'talkgraph-heygem-'));
  const [dataFolder, folder, artifacts] = ['face2face', 'heygem', 'artifacts'].map((name) => join(root, name)) as [
    string,
    string,
    string,
  ];
  for (const each of [dataFolder, artifacts]) await mkdir(each);
  const standIn = await startHeygemStandIn({ folder: dataFolder, memory: media.memory, ...options });
  t.after(async () => {
    await standIn[Symbol.asyncDispose]();
    await rm(root, { recursive: true, force: true });
  });
  const { address } = standIn;
  const profile = { url: address, data_folder: dataFolder, ...fields?.({ dataFolder, address }) };
  const open = () => {
    const store = rememberingStore(folderStore(artifacts), folderStore(media.memory));
    const heygem = { folder, readProfile: async () => profile, pace: { ...quickPace, ...pace } };
    const { backends, ops } = lipSyncEngines({ store, heygem });
    const services: TalkingServices = {
      ...{ inference: media.inference, store, backends, ops: [...defaultOps, ...ops] },
      resolveSource: withKeptFilms(resolveFrom(media.sources), store),
    };
    const speak: HeygemBench['speak'] = ({ video, audio, controls } = {}, more) =>
      makeTalkingClip(
        {
          ...{ video: video ?? media.clips.video!, audio: audio ?? media.clips.voice!, engine: 'heygem' },
          ...{ resolution: 'source', shorter: 'trim', controls: { ...defaultControls, ...controls } },
        },
        services,
        more,
      );
    return { services, speak };
  };
  return { standIn, folder, dataFolder, ...open(), restarted: open };
}

/** A store whose films are its own, and whose tracks are those of all benches. */
function rememberingStore(own: ArtifactStore, memory: ArtifactStore): ArtifactStore {
  const isFilm = (key: string) => /\.(film|heygem\.json)$/.test(key);
  return {
    find: (key) => (isFilm(key) ? own : memory).find(key),
    put: (key, write) => (isFilm(key) ? own : memory).put(key, write),
  };
}
