/** What a file is shown as. */
export type MediaKind = 'video' | 'image' | 'audio' | 'file';

const endings: readonly (readonly [MediaKind, RegExp])[] = [
  ['video', /\.(mp4|webm|mov|mkv|m4v|avi)$/i],
  ['image', /\.(png|jpe?g|webp|gif|avif|bmp)$/i],
  ['audio', /\.(wav|mp3|flac|opus|ogg|m4a|aac)$/i],
];

/** What a file is shown as, by its ending. */
export function mediaKind(filename: string): MediaKind {
  return endings.find(([, ending]) => ending.test(filename))?.[0] ?? 'file';
}
