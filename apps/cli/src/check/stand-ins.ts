import { copyFile, mkdir, stat } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type JsonObject, type NodeRegistry, namedInputs, withValue } from '@talkgraph/engine';
import { openSource, render, renderAudio, resolveFrom, trim } from '@talkgraph/media';

/** The small media that come with the page. */
const samples = fileURLToPath(new URL('../../../web/public/samples/', import.meta.url));

/** Long enough for a few words, short enough to be made in a moment. */
const standInSeconds = 1.4;

/** Small files that stand in for those a workflow loads. */
export interface StandIns {
  readonly video: string;
  readonly audio: string;
  readonly image: string;
}

/** Makes a short clip of a person, a few words and a photo in a folder of inputs; answers their names there. */
export async function makeStandIns(inputs: string): Promise<StandIns> {
  const folder = join(inputs, 'stand-ins');
  await mkdir(folder, { recursive: true });
  const person = await openSource(join(samples, 'presenter.mp4'));
  await render(trim(person.clip, { first: 0, count: Math.round(25 * standInSeconds) }), join(folder, 'person.mp4'), {
    resolveSource: resolveFrom(person.sources),
  });
  const voice = await openSource(join(samples, 'voice-en.mp3'));
  const { sampleRate = 44_100 } = voice.probe.audio ?? {};
  const words = trim(voice.clip, { first: 0, count: Math.round(sampleRate * standInSeconds) });
  await renderAudio(words, join(folder, 'voice.wav'), { resolveSource: resolveFrom(voice.sources) });
  await copyFile(join(samples, 'photo.jpg'), join(folder, 'photo.jpg'));
  return { video: 'stand-ins/person.mp4', audio: 'stand-ins/voice.wav', image: 'stand-ins/photo.jpg' };
}

/** Where the files of a workflow are looked for before something stands in for them. */
export interface OwnFiles {
  /** Below them names are read, as below inputs/: the folder of the workflow, and the one the user names. */
  readonly folders: readonly string[];
  /** The inputs folder that the workflow is run with. */
  readonly inputs: string;
}

/**
 * The workflow with every file that it loads replaced by a small one, but for files that lie beside the workflow: those
 * are its own, and are copied.
 */
export async function withStandIns(
  prompt: JsonObject,
  registry: NodeRegistry,
  standIns: StandIns,
  own: OwnFiles,
): Promise<JsonObject> {
  let made = prompt;
  // Without names of its own, a workflow's named inputs are all the files it loads.
  for (const named of namedInputs(prompt, undefined, (type) => registry.find(type))) {
    const { upload } = named.facts;
    if (upload === undefined || typeof named.value !== 'string') continue;
    if (await copyOwn(named.value, own)) continue;
    const standIn = upload === 'file' ? undefined : standIns[personFirst(upload, named.value)];
    if (standIn !== undefined) made = withValue(made, named, standIn);
  }
  return made;
}

/** A photo may be given where a video is expected; a photo then stands in for it. */
function personFirst(upload: 'video' | 'audio' | 'image', name: string): keyof StandIns {
  return upload === 'video' && /^\.(jpe?g|png|webp)$/i.test(extname(name)) ? 'image' : upload;
}

async function copyOwn(name: string, { folders, inputs }: OwnFiles): Promise<boolean> {
  if (name === '' || name.includes('..') || name.startsWith('/')) return false;
  const source = await firstFile(folders.map((folder) => join(folder, name)));
  if (source === undefined) return false;
  await mkdir(dirname(join(inputs, name)), { recursive: true });
  await copyFile(source, join(inputs, name));
  return true;
}

async function firstFile(paths: readonly string[]): Promise<string | undefined> {
  for (const path of paths) {
    const facts = await stat(path).catch(() => undefined);
    if (facts?.isFile()) return path;
  }
  return undefined;
}
