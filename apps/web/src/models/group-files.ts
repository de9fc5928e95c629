/** What is sent as one model: a file, or the files of a folder. */
export interface ModelUpload {
  readonly name: string;
  readonly bytes: number;
  /** Their paths begin with the folder's name; that of a single file is its name. */
  readonly files: readonly { readonly file: File; readonly path: string }[];
  readonly isFolder: boolean;
}

/** Puts dropped files together that lie in one folder. Hidden files, which systems leave in folders, are left out. */
export function groupFiles(dropped: readonly File[]): readonly ModelUpload[] {
  const groups = new Map<string, { file: File; path: string }[]>();
  for (const file of dropped) {
    const path = pathOf(file);
    if (path.split('/').some((part) => part.startsWith('.'))) continue;
    const [name = path] = path.split('/');
    groups.set(name, [...(groups.get(name) ?? []), { file, path }]);
  }
  return [...groups].map(([name, files]) => ({
    name,
    files,
    bytes: files.reduce((sum, { file }) => sum + file.size, 0),
    isFolder: files.some(({ path }) => path.includes('/')),
  }));
}

/** react-dropzone names files by where they lie in what was dropped: `./a.onnx`, `/kokoro/model.onnx`. */
function pathOf(file: File): string {
  const path = (file as { readonly path?: string }).path ?? file.name;
  return path.replace(/^\.?\//, '');
}
