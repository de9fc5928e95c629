import { open } from 'node:fs/promises';
import { imageNotReadable } from '../errors.js';

/** Kinds of picture files that are read. Vector files and documents are not: they can name other files. */
export type PictureKind = 'png' | 'jpeg' | 'webp' | 'gif' | 'tiff' | 'avif';

/** The kind of a picture file by its first bytes, whatever its name; undefined for anything else. */
export function pictureKind(head: Uint8Array): PictureKind | undefined {
  const text = Buffer.from(head.buffer, head.byteOffset, Math.min(head.byteLength, 64)).toString('latin1');
  if (text.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  if (text.startsWith('\xff\xd8\xff')) return 'jpeg';
  if (text.startsWith('RIFF') && text.slice(8, 12) === 'WEBP') return 'webp';
  if (text.startsWith('GIF87a') || text.startsWith('GIF89a')) return 'gif';
  if (text.startsWith('II*\0') || text.startsWith('MM\0*')) return 'tiff';
  if (text.slice(4, 8) === 'ftyp' && /^avi[fs]/.test(text.slice(8, 12))) return 'avif';
  return undefined;
}

/** The kind of a picture file. @throws IMAGE_NOT_READABLE */
export async function sniffPicture(path: string): Promise<PictureKind> {
  const head = Buffer.alloc(64);
  try {
    await using file = await open(path);
    const { bytesRead } = await file.read(head, 0, head.length, 0);
    const kind = pictureKind(head.subarray(0, bytesRead));
    if (kind) return kind;
  } catch (error) {
    throw imageNotReadable({ path, reason: (error as NodeJS.ErrnoException).code ?? String(error) }, error);
  }
  const reason = {
    en: 'it is no PNG, JPEG, WebP, GIF, TIFF or AVIF file',
    zh: '它不是 PNG、JPEG、WebP、GIF、TIFF 或 AVIF 文件',
  };
  throw imageNotReadable({ path, reason });
}
