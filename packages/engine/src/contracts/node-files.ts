/** The folders of the home that a file of a workflow may lie in. */
export type FileFolder = 'input' | 'output' | 'temp';

/** A file as clients name it: folder kind, sub-folder below it (`''` for none, `/` between parts), name. */
export interface FileReference {
  readonly filename: string;
  readonly subfolder: string;
  readonly type: FileFolder;
}

/** A file a node has saved. */
export interface SavedFile extends FileReference {
  readonly path: string;
}

/** What a node wants saved. `prefix` may contain a sub-folder and placeholders such as `%date:yyyy-MM-dd%`. */
export interface SaveRequest {
  readonly folder: 'output' | 'temp';
  readonly prefix: string;
  /** With its point: `.mp4`. */
  readonly extension: string;
  /** For `%width%` and `%height%`. */
  readonly width?: number;
  readonly height?: number;
}

/** The files of one call of a node. Every name is resolved and checked in one place, below the home's folders. */
export interface NodeFiles {
  /**
   * The absolute path of an existing file that a user named, relative to inputs/ or with a trailing `[output]`,
   * `[temp]`, `[input]`. @throws FILE_NAME_REFUSED, FILE_NOT_FOUND
   */
  find(name: string): Promise<string>;
  /**
   * Names, as `find` takes them, of the files directly in a folder below inputs/ (empty: inputs/ itself), as people sort
   * them (2 before 10). Hidden files and links are left out. @throws FILE_NAME_REFUSED, FOLDER_NOT_FOUND
   */
  list(folder: string): Promise<readonly string[]>;
  /**
   * Saves a file under the next free counter: `{prefix}_00001_.ext`. `write` fills a path in the scratch folder, and the
   * file appears whole or not at all. The name belongs to this call: when the call is repeated after a crash, the same
   * name is given again, so that every result exists exactly once.
   */
  save(request: SaveRequest, write: (temporaryPath: string) => Promise<void>): Promise<SavedFile>;
  /** A folder of this call's own, removed when it ends, also when its process is killed. */
  scratch(): Promise<string>;
}
