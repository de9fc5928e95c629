import type { FolderFile } from './folder-files.js';
import { nameKey } from './name-key.js';

/** What was found for a name. `others` are files that fit as well; the first one in the order of people was taken. */
export interface NameMatch {
  readonly file: FolderFile | undefined;
  readonly others: readonly FolderFile[];
}

/**
 * Finds files by name. In this order: the very name with its extension, the very name without, then both whatever their
 * case and width. A folder before the name does not count: tables often carry paths of another computer.
 */
export function createNameMatcher(files: readonly FolderFile[]): (name: string) => NameMatch {
  const full = ({ name, extension, file }: FolderFile) => (extension ? file.slice(file.lastIndexOf('/') + 1) : name);
  const plain = (file: FolderFile) => nameKey(full(file));
  const indexes = [by(files, full), by(files, ({ name }) => name), by(files, plain), by(files, (f) => nameKey(f.name))];
  return (given) => {
    const name = given.trim().replace(/^.*[/\\]/, '');
    if (name === '') return { file: undefined, others: [] };
    const keys = [name, name, nameKey(name), nameKey(name)];
    for (const [at, index] of indexes.entries()) {
      const [file, ...others] = index.get(keys[at] ?? '') ?? [];
      if (file) return { file, others };
    }
    return { file: undefined, others: [] };
  };
}

function by(
  files: readonly FolderFile[],
  key: (file: FolderFile) => string,
): ReadonlyMap<string, readonly FolderFile[]> {
  const index = new Map<string, FolderFile[]>();
  for (const file of files) {
    const listed = index.get(key(file));
    if (listed) listed.push(file);
    else index.set(key(file), [file]);
  }
  return index;
}
