/** Paths of workflows below workflows/: folders apart by `/`, without the ending `.json`. */

/** The last part of a path: what a workflow is called. */
export function titleOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The folder of a path; `''` for the outermost. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

export function joinPath(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}

/** What a name typed by hand becomes: no slashes and nothing that file systems refuse. `''` where nothing is left. */
export function cleanName(typed: string): string {
  const name = typed
    .replace(/[\\/:*?"<>|\p{Cc}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return name
    .replace(/\.json$/i, '')
    .replace(/^\.+|\.+$/g, '')
    .trim()
    .slice(0, 120);
}

/** A folder typed by hand: each of its parts cleaned. */
export function cleanFolder(typed: string): string {
  return typed.split(/[\\/]/).map(cleanName).filter(Boolean).join('/');
}

/** Every folder there is, with those that only hold others, in order. */
export function allFolders(files: readonly { readonly path: string }[], made: readonly string[]): readonly string[] {
  const found = new Set<string>();
  for (const folder of [...made, ...files.map(({ path }) => folderOf(path))]) {
    for (let at = folder; at !== ''; at = folderOf(at)) found.add(at);
  }
  return [...found].sort();
}

/** A path in this folder that no other workflow has: the name itself, or with a number. */
export function freePath(folder: string, name: string, taken: Iterable<string>): string {
  // Some file systems do not tell large letters from small ones.
  const used = new Set([...taken].map((path) => path.toLowerCase()));
  for (let count = 1; ; count += 1) {
    const path = joinPath(folder, count === 1 ? name : `${name} (${count})`);
    if (!used.has(path.toLowerCase())) return path;
  }
}

/** What one level of folders shows. */
export interface FolderContent<T> {
  readonly folders: readonly string[];
  readonly files: readonly T[];
}

/** The folders (by name) and files that lie in a folder, each in the order of a reader of this language. */
export function contentOf<T extends { readonly path: string }>(
  all: readonly T[],
  folder: string,
  allFolders: Iterable<string>,
  language: string,
): FolderContent<T> {
  const order = new Intl.Collator(language, { numeric: true }).compare;
  const prefix = folder === '' ? '' : `${folder}/`;
  const folders = new Set<string>();
  for (const path of [...allFolders, ...all.map((file) => folderOf(file.path))]) {
    const below = path.startsWith(prefix) && path !== folder ? path.slice(prefix.length).split('/')[0] : '';
    if (below) folders.add(below);
  }
  return {
    folders: [...folders].sort(order),
    files: all.filter((file) => folderOf(file.path) === folder).sort((a, b) => order(a.path, b.path)),
  };
}
