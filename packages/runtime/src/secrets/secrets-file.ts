import { randomUUID } from 'node:crypto';
import { chmod, mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { secretsFileBroken, secretsFileOpen, secretsNotSaved } from '../errors.js';

/** A profile as the file has it. */
export interface FiledProfile {
  readonly kind: string;
  readonly fields: Readonly<Record<string, string>>;
}

export type FiledProfiles = ReadonlyMap<string, FiledProfile>;

/** Where the profiles of a home lie. */
export function secretsFilePath(homeRoot: string): string {
  return join(homeRoot, 'secrets', 'profiles.json');
}

/**
 * Reads the profiles; none where there is no file.
 * @throws SECRETS_FILE_OPEN where others may read or change it, SECRETS_FILE_BROKEN
 */
export async function readSecretsFile(path: string): Promise<FiledProfiles> {
  let text: string;
  try {
    const [folder, file] = await Promise.all([stat(dirname(path)), stat(path)]);
    // Windows has no such bits. Who may write the folder could put another file in its place.
    if (process.platform !== 'win32' && ((file.mode & 0o077) !== 0 || (folder.mode & 0o022) !== 0)) {
      throw secretsFileOpen({ path: (file.mode & 0o077) !== 0 ? path : dirname(path) });
    }
    text = await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return new Map();
    throw error;
  }
  return parse(text, path);
}

function parse(text: string, path: string): FiledProfiles {
  try {
    const { profiles } = JSON.parse(text) as { profiles: Record<string, FiledProfile> };
    const isWhole = ({ kind, fields }: FiledProfile) =>
      typeof kind === 'string' && Object.values(fields).every((value) => typeof value === 'string');
    const entries = Object.entries(profiles);
    if (entries.every(([, profile]) => isWhole(profile))) return new Map(entries);
  } catch {
    // What JSON.parse says repeats a part of the text, which may be a secret.
  }
  throw secretsFileBroken({ path });
}

/** Replaces the file, readable by its owner only; it is there whole or as before. @throws SECRETS_NOT_SAVED */
export async function writeSecretsFile(path: string, profiles: FiledProfiles): Promise<void> {
  const folder = dirname(path);
  const temporaryPath = join(folder, `.${randomUUID()}.partial`);
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await chmod(folder, 0o700);
    const file = await open(temporaryPath, 'wx', 0o600);
    try {
      await file.writeFile(`${JSON.stringify({ version: 1, profiles: Object.fromEntries(profiles) }, null, 2)}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporaryPath, path);
  } catch (error) {
    await rm(temporaryPath, { force: true });
    throw secretsNotSaved({ path }, error);
  }
}
