/** A file of the home folder, as the server's answers name it. */
export interface FileName {
  readonly filename: string;
  readonly subfolder?: string | undefined;
  readonly type?: string | undefined;
}

/** The path of a file's bytes, to be given to `serverUrl` or to a player's `src`. */
export function viewPath(file: FileName): string {
  return `view?${fileQuery(file)}`;
}

/** The path of a small picture of a picture or film, `width` pixels wide. */
export function thumbnailPath(file: FileName, width = 320): string {
  return `api/thumbnail?${fileQuery(file)}&width=${width}`;
}

/** The query that names a file in every route about files. */
export function fileQuery({ filename, subfolder = '', type = 'output' }: FileName): string {
  return new URLSearchParams({ filename, subfolder, type }).toString();
}
