/** What a file is, by the extension of its name. */
export interface MediaType {
  readonly kind: 'image' | 'audio' | 'video' | 'text' | 'table';
  readonly contentType: string;
}

/**
 * The files that are taken in and shown. Everything that a browser could run as a program of this site (HTML, SVG, XML,
 * scripts, style sheets) is left out on purpose.
 */
const mediaTypes: Readonly<Record<string, MediaType>> = {
  png: { kind: 'image', contentType: 'image/png' },
  apng: { kind: 'image', contentType: 'image/apng' },
  jpg: { kind: 'image', contentType: 'image/jpeg' },
  jpeg: { kind: 'image', contentType: 'image/jpeg' },
  webp: { kind: 'image', contentType: 'image/webp' },
  gif: { kind: 'image', contentType: 'image/gif' },
  tif: { kind: 'image', contentType: 'image/tiff' },
  tiff: { kind: 'image', contentType: 'image/tiff' },
  avif: { kind: 'image', contentType: 'image/avif' },
  wav: { kind: 'audio', contentType: 'audio/wav' },
  mp3: { kind: 'audio', contentType: 'audio/mpeg' },
  m4a: { kind: 'audio', contentType: 'audio/mp4' },
  aac: { kind: 'audio', contentType: 'audio/aac' },
  flac: { kind: 'audio', contentType: 'audio/flac' },
  ogg: { kind: 'audio', contentType: 'audio/ogg' },
  oga: { kind: 'audio', contentType: 'audio/ogg' },
  opus: { kind: 'audio', contentType: 'audio/ogg' },
  aif: { kind: 'audio', contentType: 'audio/aiff' },
  aiff: { kind: 'audio', contentType: 'audio/aiff' },
  amr: { kind: 'audio', contentType: 'audio/amr' },
  mp4: { kind: 'video', contentType: 'video/mp4' },
  m4v: { kind: 'video', contentType: 'video/mp4' },
  mov: { kind: 'video', contentType: 'video/quicktime' },
  mkv: { kind: 'video', contentType: 'video/x-matroska' },
  webm: { kind: 'video', contentType: 'video/webm' },
  avi: { kind: 'video', contentType: 'video/x-msvideo' },
  flv: { kind: 'video', contentType: 'video/x-flv' },
  mpg: { kind: 'video', contentType: 'video/mpeg' },
  mpeg: { kind: 'video', contentType: 'video/mpeg' },
  ogv: { kind: 'video', contentType: 'video/ogg' },
  '3gp': { kind: 'video', contentType: 'video/3gpp' },
  ts: { kind: 'video', contentType: 'video/mp2t' },
  mts: { kind: 'video', contentType: 'video/mp2t' },
  m2ts: { kind: 'video', contentType: 'video/mp2t' },
  json: { kind: 'text', contentType: 'application/json; charset=utf-8' },
  txt: { kind: 'text', contentType: 'text/plain; charset=utf-8' },
  log: { kind: 'text', contentType: 'text/plain; charset=utf-8' },
  srt: { kind: 'text', contentType: 'text/plain; charset=utf-8' },
  vtt: { kind: 'text', contentType: 'text/vtt; charset=utf-8' },
  ass: { kind: 'text', contentType: 'text/plain; charset=utf-8' },
  ssa: { kind: 'text', contentType: 'text/plain; charset=utf-8' },
  csv: { kind: 'text', contentType: 'text/csv; charset=utf-8' },
  tsv: { kind: 'text', contentType: 'text/tab-separated-values; charset=utf-8' },
  jsonl: { kind: 'text', contentType: 'text/plain; charset=utf-8' },
  ndjson: { kind: 'text', contentType: 'text/plain; charset=utf-8' },
  xlsx: { kind: 'table', contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  xls: { kind: 'table', contentType: 'application/vnd.ms-excel' },
  ods: { kind: 'table', contentType: 'application/vnd.oasis.opendocument.spreadsheet' },
};

/** The extension of a file name without its point, in lower case; empty where there is none. */
export function extensionOf(name: string): string {
  return /[^/]\.([^./]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
}

/** What a file of this name is, or undefined where it is nothing that we show. */
export function mediaTypeOf(name: string): MediaType | undefined {
  const extension = extensionOf(name);
  return Object.hasOwn(mediaTypes, extension) ? mediaTypes[extension] : undefined;
}
