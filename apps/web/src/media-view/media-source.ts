import { type FileName, viewPath } from '../api/file-address.js';
import { serverUrl } from '../api/request.js';

/** What players and pictures show: a file of the home, or an address (a path on the server, or `blob:`). */
export type MediaSource = FileName | string;

/** The address that a player or a picture loads. */
export function mediaUrl(source: MediaSource): string {
  if (typeof source !== 'string') return serverUrl(viewPath(source));
  return /^(blob|data):/.test(source) ? source : serverUrl(source);
}

/** The file of the home that a source names, also where it is an address of `/view`; undefined for everything else. */
export function fileOf(source: MediaSource): FileName | undefined {
  if (typeof source !== 'string') return source;
  const query = /(?:^|\/)view\?(.+)$/.exec(source)?.[1];
  if (query === undefined) return undefined;
  const params = new URLSearchParams(query);
  const filename = params.get('filename');
  if (!filename) return undefined;
  return { filename, subfolder: params.get('subfolder') ?? '', type: params.get('type') ?? 'output' };
}
