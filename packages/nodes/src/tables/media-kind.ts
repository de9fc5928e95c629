/** What a file is, as far as its extension says. */
export type MediaKind = 'image' | 'audio' | 'video' | 'text' | 'other';

const kinds: Readonly<Record<Exclude<MediaKind, 'other'>, RegExp>> = {
  image: /^(png|jpe?g|webp|gif|bmp|tiff?|avif|heic)$/,
  audio: /^(wav|mp3|m4a|aac|flac|ogg|oga|opus|aiff?|amr)$/,
  video: /^(mp4|m4v|mov|mkv|webm|avi|flv|mpe?g|ogv|3gp|m?ts|m2ts)$/,
  text: /^(txt|md|srt|vtt|ass|csv|tsv|jsonl?|ndjson)$/,
};

export function mediaKindOf(extension: string): MediaKind {
  const found = Object.entries(kinds).find(([, pattern]) => pattern.test(extension.toLowerCase()));
  return (found?.[0] as MediaKind | undefined) ?? 'other';
}
