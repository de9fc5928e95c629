import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { lstat, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ModelKind } from './model-kinds.js';

/** A part of a model that is hashed as one: a file, or a folder within it (espeak-ng-data has hundreds of files). */
export interface ModelPart {
  /** Relative to models/, with slashes; a folder's ends in one. */
  readonly path: string;
  readonly absolute: string;
  readonly bytes: number;
  /** Differs once the part does, as far as sizes and times of change tell. */
  readonly stamp: string;
}

/** Weights that an ONNX file keeps beside itself, as exporters call them. */
const besides = ['.data', '_data'];

/** The parts of a model in alphabetical order; none where there is nothing of that name. */
export async function modelParts(models: string, kind: ModelKind, name: string): Promise<readonly ModelPart[]> {
  const path = `${kind}/${name}`;
  const found = await stat(join(models, path)).catch(() => undefined);
  if (!found) return [];
  if (found.isDirectory()) return folderParts(join(models, path), path);
  const beside = await Promise.all(besides.map((end) => filePart(join(models, path + end), path + end)));
  return [await filePart(join(models, path), path), ...beside].flatMap((part) => part ?? []);
}

/** Files that belong to a file without being in a folder with it, as absolute paths. */
export async function filesBeside(path: string): Promise<readonly string[]> {
  const found = await Promise.all(
    besides.map((end) =>
      stat(path + end).then(
        () => [path + end],
        () => [],
      ),
    ),
  );
  return found.flat();
}

/** SHA-256 in hex: of a file's bytes; of a folder's, the hash of its files' hashes and names, as `sha256sum` lists them. */
export async function hashPart(part: ModelPart, watch: HashWatch = {}): Promise<string> {
  if (!part.path.endsWith('/')) return hashFile(part.absolute, watch);
  const lines: string[] = [];
  for (const file of await filesBelow(part.absolute)) {
    lines.push(`${await hashFile(join(part.absolute, file.path), watch)}  ${file.path}\n`);
  }
  return createHash('sha256').update(lines.join('')).digest('hex');
}

/** Who hears how far it is, and may stop it. */
export interface HashWatch {
  readonly onBytes?: (bytes: number) => void;
  readonly signal?: AbortSignal;
}

async function hashFile(path: string, { onBytes, signal }: HashWatch): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
    signal?.throwIfAborted();
    hash.update(chunk as Buffer);
    onBytes?.((chunk as Buffer).length);
  }
  return hash.digest('hex');
}

async function folderParts(folder: string, path: string): Promise<readonly ModelPart[]> {
  const names = (await readdir(folder)).filter((name) => !name.startsWith('.')).sort();
  const parts = await Promise.all(
    names.map(async (name) => {
      const found = await stat(join(folder, name)).catch(() => undefined);
      if (!found?.isDirectory()) return filePart(join(folder, name), `${path}/${name}`);
      const files = await filesBelow(join(folder, name));
      const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
      const stamp = createHash('sha256').update(files.map((file) => `${file.path} ${file.stamp}`).join('\n'));
      return { path: `${path}/${name}/`, absolute: join(folder, name), bytes, stamp: stamp.digest('hex') };
    }),
  );
  return parts.flatMap((part) => part ?? []);
}

async function filePart(absolute: string, path: string): Promise<ModelPart | undefined> {
  const found = await stat(absolute).catch(() => undefined);
  if (!found?.isFile()) return undefined;
  return { path, absolute, bytes: found.size, stamp: stampOf(found) };
}

const stampOf = ({ size, mtimeMs }: { readonly size: number; readonly mtimeMs: number }) => `${size} ${mtimeMs}`;

interface FileBelow {
  /** Relative to the folder, with slashes. */
  readonly path: string;
  readonly bytes: number;
  readonly stamp: string;
}

/** Every file below a folder, by path. Links to folders are not followed, since they may lead in a circle. */
export async function filesBelow(folder: string): Promise<readonly FileBelow[]> {
  const entries = (await readdir(folder)).sort();
  const found = await Promise.all(
    entries.map(async (name): Promise<readonly FileBelow[]> => {
      const path = join(folder, name);
      const entry = await lstat(path);
      if (entry.isDirectory()) {
        return (await filesBelow(path)).map((file) => ({ ...file, path: `${name}/${file.path}` }));
      }
      const target = entry.isSymbolicLink() ? await stat(path).catch(() => undefined) : entry;
      return target?.isFile() ? [{ path: name, bytes: target.size, stamp: stampOf(target) }] : [];
    }),
  );
  return found.flat();
}
