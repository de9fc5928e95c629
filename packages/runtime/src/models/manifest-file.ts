import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { modelsManifestBroken, modelsNotSaved } from '../errors.js';
import { isModelKind, type ModelKind } from './model-kinds.js';

/** A file of a model as the manifest has it. */
export interface ListedFile {
  /** Relative to models/, with slashes; a folder that was hashed as one ends in a slash. */
  readonly path: string;
  readonly bytes: number;
  /** Lower-case hex. */
  readonly sha256: string;
}

/** A model as the manifest has it. */
export interface ListedModel {
  readonly kind: ModelKind;
  /** Name of its file or folder below models/<kind>/. */
  readonly name: string;
  readonly files: readonly ListedFile[];
  readonly licence?: string;
  /** Where it is from. */
  readonly source?: string;
  readonly note?: string;
}

/** Where the list of models lies. */
export function manifestPath(models: string): string {
  return join(models, 'manifest.json');
}

/** Reads the list; empty where there is none. @throws MODELS_MANIFEST_BROKEN */
export async function readManifest(models: string): Promise<readonly ListedModel[]> {
  const path = manifestPath(models);
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (text === undefined) return [];
  try {
    const { models: listed } = JSON.parse(text) as { readonly models: readonly ListedModel[] };
    if (listed.every(isListedModel)) return listed;
  } catch (cause) {
    throw modelsManifestBroken({ problem: (cause as Error).message }, cause);
  }
  throw modelsManifestBroken({ problem: 'models: kind, name, files (path, bytes, sha256)' });
}

/** Lists travel with models. What a name leads to can be removed, so none may lead out of the folder of its kind. */
const isOnePart = /^[^./\\][^/\\]*$/;

function isListedModel({ kind, name, files, licence, source, note }: ListedModel): boolean {
  const texts = [licence, source, note].every((text) => text === undefined || typeof text === 'string');
  const whole = files.every(
    ({ path, bytes, sha256 }) => typeof path === 'string' && Number.isFinite(bytes) && typeof sha256 === 'string',
  );
  return isModelKind(kind) && typeof name === 'string' && isOnePart.test(name) && texts && whole;
}

/** How long another process may hold the list before it is taken for dead. */
const staleLockMs = 10_000;

/**
 * Changes the list: read, changed and put in its place as a whole, while no other process does. Its order is stable, so that
 * it can be kept in version control. @throws MODELS_MANIFEST_BROKEN, MODELS_NOT_SAVED
 */
export async function changeManifest(
  models: string,
  change: (listed: readonly ListedModel[]) => readonly ListedModel[],
): Promise<void> {
  const unlock = await lock(join(models, '.manifest.lock'));
  const partial = join(models, `.${randomUUID()}.partial`);
  try {
    const changed = [...change(await readManifest(models))].sort(byKindAndName).map(inOrder);
    const file = await open(partial, 'wx');
    try {
      await file.writeFile(`${JSON.stringify({ version: 1, models: changed }, null, 2)}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(partial, manifestPath(models));
  } catch (error) {
    await rm(partial, { force: true });
    if ((error as NodeJS.ErrnoException).syscall === undefined) throw error;
    throw modelsNotSaved({ path: 'models/manifest.json' }, error);
  } finally {
    await unlock();
  }
}

function byKindAndName(a: ListedModel, b: ListedModel): number {
  const [one, other] = [`${a.kind}/${a.name}`, `${b.kind}/${b.name}`];
  return one < other ? -1 : one > other ? 1 : 0;
}

/** What a person added beside our own fields stays, at the end. */
function inOrder({ kind, name, files, licence, source, note, ...rest }: ListedModel): ListedModel {
  return {
    ...{ kind, name },
    ...(licence !== undefined && { licence }),
    ...(source !== undefined && { source }),
    ...(note !== undefined && { note }),
    files,
    ...rest,
  };
}

async function lock(path: string): Promise<() => Promise<void>> {
  await mkdir(join(path, '..'), { recursive: true });
  for (;;) {
    try {
      await (await open(path, 'wx')).close();
      return () => rm(path, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') {
        throw modelsNotSaved({ path: 'models/manifest.json' }, error);
      }
      const held = await stat(path).catch(() => undefined);
      if (held && Date.now() - held.mtimeMs > staleLockMs) await rm(path, { force: true });
      else await wait(25);
    }
  }
}
