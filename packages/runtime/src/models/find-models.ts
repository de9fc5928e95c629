import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Home } from '../open-home.js';
import { isModelName, type ModelKind } from './model-kinds.js';

/** Where models of a kind lie. The folder need not be there. */
export function modelFolder(home: Pick<Home, 'models'>, kind: ModelKind): string {
  return join(home.models, kind);
}

/** Names of the models of a kind, files and folders, in alphabetical order; none where there is no folder. */
export async function modelNames(home: Pick<Home, 'models'>, kind: ModelKind): Promise<readonly string[]> {
  const folder = modelFolder(home, kind);
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const names = await Promise.all(
    entries.map(async (entry) => {
      // Models may be linked to from elsewhere; a link that leads nowhere is none.
      const isLink = entry.isSymbolicLink();
      const found = isLink ? await stat(join(folder, entry.name)).catch(() => undefined) : entry;
      const fits = found && (found.isFile() || found.isDirectory());
      return fits && isModelName(kind, entry.name, found.isDirectory()) ? [entry.name] : [];
    }),
  );
  return names.flat().sort();
}
