import { readFile, writeFile } from 'node:fs/promises';
import type { ArtifactStore } from '@talkgraph/engine';
import {
  type Clip,
  concat,
  defaultOps,
  describeClip,
  type FrameOp,
  loudStretches,
  type OverlayPicture,
  openRgb,
  openSource,
  readPcm,
  renderAudio,
  still,
  trim,
} from '@talkgraph/media';
import type { FrameChoice, MediaService, OpenedFile, StillBatch, StillReference } from '@talkgraph/nodes';
import type { FinishFilm } from '../credentials/film-finisher.js';
import { stillMissing } from '../errors.js';
import { clipEdits } from './clip-edits.js';
import { keepFilm } from './kept-films.js';
import { keepSound } from './kept-sounds.js';
import { bytesOf, storeBytes } from './media-images.js';
import { MediaRenders } from './media-renders.js';
import { MediaSources } from './media-sources.js';

/** Raised when probing the same file would answer something else. */
const probeVersion = 2;

export interface MediaServiceOptions {
  readonly store: ArtifactStore;
  /** Operations of other packages, for recipes that use them. */
  readonly ops?: readonly FrameOp[];
  /** What is done to a finished film before it gets its name. */
  readonly finish?: FinishFilm;
}

/** Makes the service that opens, describes and renders clips. */
export function createMediaService({ store, ops: others = [], finish }: MediaServiceOptions): MediaService {
  const ops = [...defaultOps, ...others];
  const sources = new MediaSources(store);
  const resolveSource = (sha256: string) => sources.find(sha256);
  const renders = new MediaRenders({ store, ops, resolveSource, ...(finish && { finish }) });
  return {
    edit: clipEdits,
    ops,
    fingerprint: (path, call) => sources.hash(path, call),
    open: (path, call) => openFile(store, sources, path, call),
    describe: (clip) => describeClip(clip, ops),
    sourcePath: resolveSource,
    render: (clip, path, call = {}) => renders.renderTo(clip, path, call),
    renderAudio: async (clip, path, call = {}) => ({
      audio: await renderAudio(clip, path, { resolveSource, ops, ...call }),
    }),
    readSound: (clip, format, call = {}) =>
      readPcm(clip, { ...format, resolveSource, ops, ...(call.signal && { signal: call.signal }) }),
    keepSound: (sound, call) => keepSound(store, sources, sound, call),
    keepFilm: (path, call) => keepFilm(store, sources, path, call),
    picturesOf: ({ stills }) => Promise.all(stills.map((each) => pictureOf(store, sources, each))),
    loudStretches: (clip, call = {}) => loudStretches(clip, { resolveSource, ops, ...call }),
    async clipOfStills({ stills }, { fps, framesEach }) {
      const parts: Clip[] = [];
      for (const each of stills) {
        const { path, reference } = await pngOf(store, each);
        const { artifact, width, height } = reference;
        const size = { width: width - (width % 2), height: height - (height % 2) };
        parts.push(still({ sha256: await sources.hash(path), ...size, fps, frameCount: framesEach, artifact }));
      }
      const [only] = parts;
      return only && parts.length === 1 ? only : concat(parts);
    },
    stillsOf: (clip, choice = {}) => stillsOf(clip, choice, { store, ops, resolveSource }),
  };
}

/** Probing reads a file through, so what it found is kept. */
async function openFile(
  store: ArtifactStore,
  sources: MediaSources,
  path: string,
  call: Parameters<MediaService['open']>[1] = {},
): Promise<OpenedFile> {
  const sha256 = await sources.hash(path, call);
  const key = `${sha256}.probe-${probeVersion}${call.require ? `-${call.require}` : ''}.json`;
  const known = await store.find(key);
  if (known !== undefined) {
    const kept = await readFile(known, 'utf8').then(
      (text) => JSON.parse(text) as OpenedFile,
      () => undefined,
    );
    if (kept) return { ...kept, probe: { ...kept.probe, path } };
  }
  const { clip, probe } = await openSource(path, call);
  await store.put(key, (temporary) => writeFile(temporary, JSON.stringify({ clip, probe, sha256 })));
  return { clip, probe, sha256 };
}

/** A still as overlays name it. */
async function pictureOf(store: ArtifactStore, sources: MediaSources, each: StillReference): Promise<OverlayPicture> {
  const { path, reference } = await pngOf(store, each);
  const { artifact, width, height } = reference;
  return { sha256: await sources.hash(path), width, height, artifact };
}

/** A still as a PNG in the store. */
async function pngOf(
  store: ArtifactStore,
  reference: StillReference,
): Promise<{ readonly path: string; readonly reference: StillReference }> {
  const png = reference.format === 'png' ? reference : await storeBytes(store, await bytesOf(store, reference));
  const path = await store.find(png.artifact);
  if (path === undefined) throw stillMissing({ artifact: png.artifact });
  return { path, reference: png };
}

async function stillsOf(
  clip: Clip,
  { first = 0, count, step = 1, signal }: FrameChoice,
  {
    store,
    ...options
  }: { store: ArtifactStore; ops: readonly FrameOp[]; resolveSource: (sha256: string) => Promise<string> },
): Promise<StillBatch> {
  const total = describeClip(clip, options.ops).video?.frameCount ?? 0;
  const room = Math.max(1, Math.ceil((total - first) / step));
  const wanted = Math.min(count ?? room, room);
  const part = trim(clip, { first, count: (wanted - 1) * step + 1 });
  const stills: StillReference[] = [];
  for await (const { n, width, height, data } of openRgb(part, { ...options, ...(signal && { signal }) })) {
    if (n % step === 0) stills.push(await storeBytes(store, { width, height, channels: 3, data }));
  }
  return { stills };
}
