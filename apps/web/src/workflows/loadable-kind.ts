/** What a file is for nodes that load it, by its type or else its name; undefined for everything else. */
export function loadableKind({ type, name }: { readonly type: string; readonly name: string }) {
  const [kind] = type.split('/');
  if (kind === 'image' || kind === 'audio' || kind === 'video') return kind;
  const extension = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  return kindOfExtension.get(extension);
}

type LoadableKind = keyof typeof loaders;

/** Endings that browsers often have no type for. */
const kindOfExtension: ReadonlyMap<string, LoadableKind> = new Map([
  ...['mkv', 'mov', 'avi', 'm4v', 'ts', 'webm', 'mp4'].map((extension) => [extension, 'video'] as const),
  ...['flac', 'opus', 'm4a', 'aac', 'wma', 'mp3', 'wav', 'ogg'].map((extension) => [extension, 'audio'] as const),
  ...['heic', 'avif', 'tif', 'tiff', 'webp', 'png', 'jpg', 'jpeg'].map((extension) => [extension, 'image'] as const),
]);

/** The node type and its input that load a file of this kind. */
export const loaders = {
  image: { type: 'LoadImage', input: 'image' },
  audio: { type: 'LoadAudio', input: 'audio' },
  video: { type: 'LoadVideo', input: 'file' },
} as const;
