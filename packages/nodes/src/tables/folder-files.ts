import type { NodeContext } from '@talkgraph/engine';
import { type MediaKind, mediaKindOf } from './media-kind.js';

/** A file of a folder below inputs/. */
export interface FolderFile {
  /** As loading nodes take it: relative to inputs/. */
  readonly file: string;
  /** Without folder and extension. */
  readonly name: string;
  /** In lower case, without its point. */
  readonly extension: string;
  readonly kind: MediaKind;
}

/** The choices of what kind of files are looked at. */
export const fileKinds = ['any', 'image', 'audio', 'video', 'text'] as const;

/** The input that chooses among them. */
export const fileKindLabels = {
  any: { en: 'any', zh: '不限' },
  image: { en: 'pictures', zh: '图片' },
  audio: { en: 'recordings', zh: '音频' },
  video: { en: 'videos', zh: '视频' },
  text: { en: 'texts', zh: '文本' },
} as const;

/** The files directly in a folder, as people sort them. @throws FILE_NAME_REFUSED, FOLDER_NOT_FOUND */
export async function folderFiles(
  folder: string,
  kind: (typeof fileKinds)[number],
  { files }: Pick<NodeContext, 'files'>,
): Promise<readonly FolderFile[]> {
  const all = (await files.list(folder)).map(fileOf);
  return kind === 'any' ? all : all.filter((file) => file.kind === kind);
}

function fileOf(file: string): FolderFile {
  const base = file.slice(file.lastIndexOf('/') + 1);
  const point = base.lastIndexOf('.');
  const extension = point > 0 ? base.slice(point + 1).toLowerCase() : '';
  return { file, name: point > 0 ? base.slice(0, point) : base, extension, kind: mediaKindOf(extension) };
}
