import { createHash } from 'node:crypto';
import { access, copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isTalkgraphError } from '@talkgraph/errors';
import { createInference } from '@talkgraph/inference';
import {
  type Clip,
  copyFrame,
  defaultOps,
  describeClip,
  type FrameOp,
  makeClip,
  openSource,
  readPcm,
  render,
  replaceAudio,
  resolveFrom,
  trim,
  type VideoInfo,
  writeWav,
} from '@talkgraph/media';
import { playFrames } from '../backends/heygem/playlist-frames.js';
import { lipSyncEngines } from '../backends/lip-sync-engines.js';
import { defaultControls } from '../controls.js';
import { makeTalkingClip } from '../talk/make-talking-clip.js';
import { folderStore } from './folder-store.js';

/** A task as the service goes about it. */
export interface FaceWork {
  readonly folder: string;
  readonly containerFolder: string;
  readonly code: string;
  readonly audioUrl: string;
  readonly videoUrl: string;
  readonly pingPong: boolean;
  readonly templateSeconds: number | undefined;
  readonly missingFrames: number;
  /** A folder in which what was seen of templates is kept, so that the next task with the same one is done sooner. */
  readonly memory: string | undefined;
  readonly signal: AbortSignal;
  readonly onStep: (progress: number, text: string) => Promise<void>;
}

/** How much brighter every pixel comes back: the filter that nobody asked for. */
export const beautifiedBy = 9;

/** Makes the mouth and leaves the files that the service leaves; answers the result as the service names it. */
export async function makeFaceFilm(work: FaceWork): Promise<string> {
  const temp = join(work.folder, 'temp');
  await mkdir(temp, { recursive: true });
  const pathOf = (ending: string) => join(temp, `${work.code}${ending}`);
  const audioPath = await inputPath(work, work.audioUrl, pathOf('.wav'));
  const videoPath = await inputPath(work, work.videoUrl, pathOf('.mp4'));
  await work.onStep(5, '文件下载完成');
  const store = work.memory ?? (await mkdtemp(join(tmpdir(), 'talkgraph-stand-in-')));
  await using inference = createInference();
  try {
    const known = await knownFilm(work, audioPath, videoPath);
    const sound = await formatSound(audioPath, pathOf('_format.wav'));
    await formatVideo(videoPath, pathOf('_format.mp4'), work);
    await work.onStep(20, '音频特征提取完成');
    work.signal.throwIfAborted();
    if (known !== undefined && (await isThere(known))) {
      await copyFile(known, pathOf('-r.mp4'));
      return `/${work.code}-r.mp4`;
    }
    const opened = [await openSource(pathOf('_format.mp4')), await openSource(sound)] as const;
    const engines = lipSyncEngines({ store: folderStore(store) });
    const ops = [...defaultOps, ...engines.ops, beautifyOp];
    const services = { inference, store: folderStore(store), backends: engines.backends, ops };
    const resolveSource = resolveFrom(opened[0].sources, opened[1].sources);
    const controls = { ...defaultControls, loop: work.pingPong ? 'ping-pong' : 'loop', liveliness: false } as const;
    const { clip, faces } = await makeTalkingClip(
      {
        ...{ video: opened[0].clip, audio: opened[1].clip, engine: 'embedded', resolution: 'source', shorter: 'trim' },
        controls,
      },
      { ...services, resolveSource },
      { signal: work.signal },
    );
    if (faces.header.faces.length > 1) throw new TypeError('存在多人脸');
    await work.onStep(60, '视频合成中');
    const picture = makeClip('beautify', {}, [clip.inputs[0] as Clip]);
    await render(picture, pathOf('-t.mp4'), { ops, resolveSource, signal: work.signal });
    await work.onStep(90, '音视频合并中');
    await merge(pathOf('-t.mp4'), opened[1].clip, pathOf('-r.mp4'), { work, ops, resolveSource });
    if (known !== undefined) await copyFile(pathOf('-r.mp4'), known);
    return `/${work.code}-r.mp4`;
  } catch (error) {
    throw isTalkgraphError(error) && error.code === 'FACE_NOT_FOUND' ? new TypeError('未检测到人脸') : error;
  } finally {
    if (work.memory === undefined) await rm(store, { recursive: true, force: true });
  }
}

/** Where the film of the same inputs is remembered. */
async function knownFilm(work: FaceWork, audioPath: string, videoPath: string): Promise<string | undefined> {
  const { memory, templateSeconds, missingFrames, pingPong } = work;
  if (memory === undefined) return undefined;
  const inputs = await Promise.all([audioPath, videoPath].map((path) => readFile(path)));
  const hash = createHash('sha256').update(JSON.stringify({ templateSeconds, missingFrames, pingPong }));
  for (const bytes of inputs) hash.update(bytes);
  return join(memory, `${hash.digest('hex')}.mp4`);
}

const isThere = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );

interface Merging {
  readonly work: FaceWork;
  readonly ops: readonly FrameOp[];
  readonly resolveSource: ReturnType<typeof resolveFrom>;
}

/** Encodes once more, now with the sound. */
async function merge(from: string, sound: Clip, to: string, { work, ops, resolveSource }: Merging): Promise<void> {
  const silent = await openSource(from);
  const frames = describeClip(silent.clip, defaultOps).video?.frameCount ?? 1;
  const kept =
    work.missingFrames > 0 ? trim(silent.clip, { first: 0, count: frames - work.missingFrames }) : silent.clip;
  await render(replaceAudio(kept, sound), to, {
    ops,
    resolveSource: (sha256) => silent.sources.get(sha256) ?? resolveSource(sha256),
    encode: { crf: 15 },
    signal: work.signal,
  });
}

/** A file of the container, or one that is fetched. */
async function inputPath({ folder, containerFolder, signal }: FaceWork, url: string, fetched: string): Promise<string> {
  if (!/^https?:/.test(url)) {
    const path = url.startsWith(`${containerFolder}/`) ? url.slice(containerFolder.length + 1) : join('temp', url);
    const local = join(folder, path);
    await readFile(local).catch(() => {
      throw new TypeError(`[Errno 2] No such file or directory: '${url}'`);
    });
    return local;
  }
  const response = await fetch(url, { signal }).catch(() => undefined);
  if (!response?.ok) throw new TypeError(`文件下载失败 ${url}`);
  await writeFile(fetched, Buffer.from(await response.arrayBuffer()));
  return fetched;
}

/** 16 kHz, mono. Of anything but PCM it takes the wrong length: half of what there is. */
async function formatSound(path: string, formatted: string): Promise<string> {
  const isWav = (await readFile(path)).subarray(0, 4).toString('latin1') === 'RIFF';
  const chunks: Float32Array[] = [];
  for await (const chunk of readPcm(path, { sampleRate: 16_000 })) chunks.push(chunk);
  const length = chunks.reduce((sum, chunk) => sum + chunk.length, 0);
  const samples = new Float32Array(length);
  let at = 0;
  for (const chunk of chunks) {
    samples.set(chunk, at);
    at += chunk.length;
  }
  const kept = isWav ? samples : samples.subarray(0, length >> 1);
  await writeWav(formatted, { sampleRate: 16_000, channels: 1, samples: kept });
  return formatted;
}

/** The same frames at a whole number of frames a second. */
async function formatVideo(path: string, formatted: string, { templateSeconds, signal }: FaceWork): Promise<void> {
  const { clip, sources } = await openSource(path, { require: 'video' });
  const { fps, frameCount } = describeClip(clip, defaultOps).video as VideoInfo;
  const rate = Math.round(fps.num / fps.den);
  const count = Math.min(frameCount, Math.round((templateSeconds ?? Infinity) * rate));
  const shown = playFrames(clip, [{ first: 0, step: 1, count, blend: 0 }], { num: rate, den: 1 });
  const ops = [...defaultOps, ...lipSyncEngines({ store: folderStore('') }).ops];
  await render(shown, formatted, { ops, resolveSource: resolveFrom(sources), encode: { crf: 10 }, signal });
}

/** Makes the whole picture brighter. */
const beautifyOp: FrameOp = {
  name: 'beautify',
  describe: (_clip, [input]) => (input?.video ? { video: input.video } : {}),
  needs: (_clip, _inputs, n) => [{ input: 0, frame: n }],
  open: async (_clip, context) => ({
    process(_n, [frame]) {
      const brighter = copyFrame(frame!, context);
      for (let i = 0; i < brighter.y.length; i++)
        brighter.y[i] = Math.min(235, (brighter.y[i] as number) + beautifiedBy);
      return brighter;
    },
    [Symbol.asyncDispose]: async () => {},
  }),
};
