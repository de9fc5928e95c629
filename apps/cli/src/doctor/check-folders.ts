import { existsSync } from 'node:fs';
import { mkdtemp, rm, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isTalkgraphError } from '@talkgraph/errors';
import { homeFolder, openHome } from '@talkgraph/runtime';
import type { Check } from './finding.js';
import { folderSize } from './folder-size.js';

const comfortableDiskBytes = 2e9;
const leastDiskBytes = 200e6;

export const checkDisk: Check = async ({ messages, env, currentFolder }) => {
  const home = homeFolder(env, currentFolder);
  const { bavail, bsize } = await statfs(nearestExisting(home));
  const freeBytes = bavail * bsize;
  const found = messages.doctor.gigabytesAt((freeBytes / 1e9).toFixed(1), home);
  const data = { folder: home, freeBytes };
  if (freeBytes >= comfortableDiskBytes) return { check: 'disk', state: 'ok', found, data };
  const state = freeBytes >= leastDiskBytes ? 'note' : 'problem';
  return { check: 'disk', state, found, advice: messages.doctor.lowDisk, data };
};

export const checkHome: Check = async ({ messages, env, currentFolder, locale }) => {
  const folder = homeFolder(env, currentFolder);
  const data = { folder };
  try {
    const { temp } = await openHome(folder);
    // Permissions alone do not tell: a read-only disk or a quota shows only when something is written.
    await rm(await mkdtemp(join(temp, 'doctor-')), { recursive: true });
    return { check: 'home', state: 'ok', found: messages.doctor.writable(folder), data };
  } catch (error) {
    const advice = isTalkgraphError(error) ? error.text[locale] : String(error);
    return { check: 'home', state: 'problem', found: folder, advice, data };
  }
};

export const checkSize: Check = async ({ messages }) => {
  const modules = installedModules(dirname(fileURLToPath(import.meta.url)));
  const bytes = modules ? await folderSize(modules) : 0;
  return { check: 'size', state: 'ok', found: messages.doctor.gigabytes((bytes / 1e9).toFixed(2)), data: { bytes } };
};

/** The node_modules folder this program runs from. */
function installedModules(folder: string): string | undefined {
  const candidate = join(folder, 'node_modules');
  if (existsSync(join(candidate, '.package-lock.json'))) return candidate;
  return dirname(folder) === folder ? undefined : installedModules(dirname(folder));
}

function nearestExisting(folder: string): string {
  return existsSync(folder) ? folder : nearestExisting(dirname(folder));
}
