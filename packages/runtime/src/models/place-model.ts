import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { lstat, mkdir, readdir, rename, rm, stat, symlink } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { LocalizedText } from '@talkgraph/errors';
import { fileNameRefused, modelExists, modelsNotSaved } from '../errors.js';
import { checkFileName } from '../files/check-file-name.js';
import { isModelName, type ModelKind } from './model-kinds.js';
import type { ModelWork } from './model-library.js';
import { filesBelow, filesBeside } from './model-parts.js';

/** How a model is put among the others. */
export interface PlaceOptions {
  readonly kind: ModelKind;
  /** What it is called there; as it is called where it comes from unless said. */
  readonly name?: string;
  /** Links to it where it lies instead of copying it. */
  readonly link?: boolean;
  /** Moves it instead of copying it; for files that are nobody's. */
  readonly move?: boolean;
  /** Takes the place of a model of the same name. */
  readonly replace?: boolean;
}

/** Where models are gathered before they get their names; on the same disk, so that a name is given at once. */
const incoming = '.incoming';

/**
 * Puts a file or folder below models/<kind>/, whole or not at all, and answers its name there.
 * @throws MODEL_EXISTS, FILE_NAME_REFUSED, MODELS_NOT_SAVED
 */
export async function placeModel(
  models: string,
  source: string,
  { kind, name = basename(resolve(source)), link, move, replace }: PlaceOptions,
  work: ModelWork,
): Promise<string> {
  // One part: a name cannot lead into another folder.
  checkFileName(name.replaceAll('/', '\\'));
  const from = await stat(source);
  if (!isModelName(kind, name, from.isDirectory())) throw fileNameRefused({ name, why: overlooked(kind) });
  const target = join(models, kind, name);
  const taken = await lstat(target).catch(() => undefined);
  if (taken && !replace) throw modelExists({ name, kind });
  const scratch = join(models, incoming, randomUUID());
  try {
    await mkdir(join(scratch, '.old'), { recursive: true });
    const beside = from.isFile() ? await filesBeside(source) : [];
    const wanted = [source, ...beside].map((from) => ({ from, to: name + from.slice(source.length) }));
    for (const { from, to } of wanted) {
      if (link) await symlink(resolve(from), join(scratch, to));
      else if (move) await moveOrCopy(from, join(scratch, to), work);
      else await copyAll(from, join(scratch, to), work);
    }
    await mkdir(join(models, kind), { recursive: true });
    // With all that is beside it: weights of the old model are none of the new one's.
    if (taken) await moveAway(target, join(scratch, '.old'));
    for (const { to } of wanted) await rename(join(scratch, to), join(models, kind, to));
    return name;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).syscall === undefined) throw error;
    throw modelsNotSaved({ path: `models/${kind}/${name}` }, error);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

function overlooked(kind: ModelKind): LocalizedText {
  return {
    en: `models/${kind} is searched for other names`,
    zh: `models/${kind} 不识别这样的名称`,
  };
}

/** Takes a model away; it is gone at once, however long its files take to be removed. Links are removed, not what they lead to. */
export async function removeModelFiles(models: string, kind: ModelKind, name: string): Promise<void> {
  const scratch = join(models, incoming, randomUUID());
  try {
    await mkdir(scratch, { recursive: true });
    await moveAway(join(models, kind, name), scratch);
  } catch (error) {
    throw modelsNotSaved({ path: `models/${kind}/${name}` }, error);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** Moves a model and what is beside it into a folder. What is gone already need not be moved. */
async function moveAway(path: string, folder: string): Promise<void> {
  for (const file of [path, ...(await filesBeside(path))]) {
    await rename(file, join(folder, basename(file))).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
    });
  }
}

/** What killed processes left behind is removed once it is this old. */
const abandonedMs = 24 * 60 * 60 * 1000;

/** Removes what was being added when a process was killed. */
export async function sweepIncomingModels(models: string): Promise<void> {
  const folder = join(models, incoming);
  for (const name of await readdir(folder).catch(() => [])) {
    const found = await stat(join(folder, name)).catch(() => undefined);
    if (found && Date.now() - found.mtimeMs > abandonedMs)
      await rm(join(folder, name), { recursive: true, force: true });
  }
}

async function moveOrCopy(from: string, to: string, work: ModelWork): Promise<void> {
  await rename(from, to).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EXDEV') throw error;
    await copyAll(from, to, work);
  });
}

async function copyAll(from: string, to: string, { signal, onProgress }: ModelWork): Promise<void> {
  const found = await stat(from);
  const files = found.isDirectory()
    ? (await filesBelow(from)).map(({ path, bytes }) => ({ from: join(from, path), to: join(to, path), bytes }))
    : [{ from, to, bytes: found.size }];
  const totalBytes = files.reduce((sum, { bytes }) => sum + bytes, 0);
  let doneBytes = 0;
  for (const file of files) {
    await mkdir(dirname(file.to), { recursive: true });
    const count = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        doneBytes += chunk.length;
        onProgress?.({ stage: 'copy', doneBytes, totalBytes });
        done(null, chunk);
      },
    });
    const reading = createReadStream(file.from, { highWaterMark: 1 << 20 });
    await pipeline(reading, count, createWriteStream(file.to, { flags: 'wx' }), { ...(signal && { signal }) });
  }
}
