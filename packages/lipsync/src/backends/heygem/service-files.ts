import { constants, createWriteStream } from 'node:fs';
import { access, copyFile, lstat, mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { messageOf } from '@talkgraph/errors';
import { throwIfCancelled } from '@talkgraph/media';
import { heygemFolder } from '../../errors.js';
import { pause } from './face2face-client.js';
import { type FileListener, listenForFiles } from './file-listener.js';
import type { HeygemSettings } from './heygem-settings.js';
import type { JobNote } from './job-notes.js';
import { removeTaskFiles } from './remove-task-files.js';

export interface ServiceFilesOptions {
  readonly settings: HeygemSettings;
  /** Folder of the home for inputs that are fetched from here. */
  readonly folder: string;
  readonly note: JobNote;
}

/** The files of one task: what goes in, and what comes back. */
export interface ServiceFiles extends AsyncDisposable {
  /** Where the inputs have to lie on this machine. */
  readonly audioPath: string;
  readonly videoPath: string;
  /** The same as the service is told. */
  readonly audioUrl: string;
  readonly videoUrl: string;
  readonly served: JobNote['served'];
  /** The folder outside the home in which files of the task lie, if there is one. */
  readonly shared: string | undefined;
  areThere(): Promise<boolean>;
  /** The usual name of the result. */
  readonly resultName: string;
  /** Copies the result to a path, if it is there and no longer grows. */
  fetchResult(name: string, path: string, watch: { pollMs: number; signal: AbortSignal | undefined }): Promise<boolean>;
  /** Takes away everything that the task left behind. */
  remove(): Promise<void>;
}

/** Finds the ways that the files of a task take, and opens them. @throws HEYGEM_FOLDER */
export async function openServiceFiles({ settings, folder, note }: ServiceFilesOptions): Promise<ServiceFiles> {
  const { dataFolder, ownHost, resultAddress } = settings;
  const shared = dataFolder === undefined ? undefined : await openTemp(dataFolder, !ownHost || !resultAddress);
  if (shared === undefined && !(ownHost && resultAddress)) {
    throw heygemFolder({ folder: dataFolder ?? '', reason: 'no such folder' });
  }
  const inputs = ownHost || shared === undefined ? folder : shared;
  const [audioPath, videoPath] = [join(inputs, `${note.code}.wav`), join(inputs, `${note.code}.mp4`)];
  const listener = ownHost
    ? await listenForFiles({ ownHost, paths: [audioPath, videoPath], ...(note.served && { earlier: note.served }) })
    : undefined;
  const urlOf = (path: string, extension: string) =>
    listener?.addressOf(path) ?? `${settings.containerFolder}/temp/${note.code}.${extension}`;
  return {
    audioPath,
    videoPath,
    audioUrl: urlOf(audioPath, 'wav'),
    videoUrl: urlOf(videoPath, 'mp4'),
    served: servedBy(listener),
    shared,
    areThere: async () => (await isFile(audioPath)) && (await isFile(videoPath)),
    resultName: `${note.code}-r.mp4`,
    fetchResult: async (name, path, watch) =>
      shared === undefined
        ? download(`${resultAddress}/${fileName(name, note)}`, path, watch.signal)
        : copyWhole(join(shared, fileName(name, note)), path, watch),
    async remove() {
      for (const place of new Set([inputs, ...(shared === undefined ? [] : [shared])]))
        await removeTaskFiles(note.code, place);
    },
    [Symbol.asyncDispose]: async () => listener?.[Symbol.asyncDispose](),
  };
}

function servedBy(listener: FileListener | undefined): JobNote['served'] {
  return listener && { port: listener.port, token: listener.token };
}

/** The folder in which the service has its inputs and its results. */
async function openTemp(dataFolder: string, isNeeded: boolean): Promise<string | undefined> {
  const temp = join(dataFolder, 'temp');
  try {
    await access(dataFolder);
    await mkdir(temp, { recursive: true });
    await access(temp, constants.W_OK);
    return temp;
  } catch (error) {
    if (!isNeeded) return undefined;
    throw heygemFolder({ folder: dataFolder, reason: messageOf(error) }, error);
  }
}

/** The service says `/{code}-r.mp4`; nothing that leads elsewhere is followed, and other people's films lie there too. */
function fileName(said: string, { code }: JobNote): string {
  const name = said.replace(/^.*[\\/]/, '');
  return name.startsWith(code) && /^[\w.-]+\.mp4$/.test(name) ? name : `${code}-r.mp4`;
}

/** Links are none: a container may make them, but not follow them where they lead here. */
async function isFile(path: string): Promise<boolean> {
  const facts = await lstat(path).catch(() => undefined);
  return facts?.isFile() === true && facts.size > 0;
}

async function copyWhole(
  from: string,
  to: string,
  { pollMs, signal }: { pollMs: number; signal: AbortSignal | undefined },
): Promise<boolean> {
  if (!(await isFile(from))) return false;
  for (let size = -1; ; ) {
    const now = (await stat(from).catch(() => undefined))?.size ?? 0;
    if (now === 0) return false;
    if (now === size) break;
    size = now;
    await pause(pollMs, signal);
  }
  await copyFile(from, to);
  return true;
}

/** An hour of film in the best quality, but not the whole disk. */
const mostResultBytes = 64e9;

async function download(url: string, path: string, signal: AbortSignal | undefined): Promise<boolean> {
  let bytes = 0;
  const counted = async function* (chunks: AsyncIterable<Uint8Array>) {
    for await (const chunk of chunks) {
      bytes += chunk.length;
      if (bytes > mostResultBytes) return;
      yield chunk;
    }
  };
  try {
    const response = await fetch(url, { redirect: 'error', ...(signal && { signal }) });
    if (!response.ok || response.body === null) return false;
    const body = Readable.fromWeb(response.body as import('node:stream/web').ReadableStream);
    await pipeline(body, counted, createWriteStream(path));
    return bytes <= mostResultBytes;
  } catch (error) {
    throwIfCancelled(signal);
    // A full disk is none of the service's.
    if ((error as NodeJS.ErrnoException).syscall === 'write') throw error;
    return false;
  }
}
