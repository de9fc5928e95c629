import { open } from 'node:fs/promises';
import { fileTypeFromFile } from 'file-type';
import { extensionOf, type MediaType, mediaTypeOf } from '../media/media-types.js';

/** What an upload route takes. */
export type UploadKind = MediaType['kind'];

/** Bytes of a text that are looked at. */
const looked = 64 * 1024;

/** Containers of moving pictures that often hold sound only: `.m4a` in MP4, what browsers record in WebM. */
const soundContainers: readonly string[] = ['mp4', 'm4v', 'mov', 'webm', 'mkv'];

/**
 * What the bytes of a file are, as far as routes accept it; undefined for anything else, whatever the name says. Texts have
 * no signature: a file is taken for one by its name, if it is UTF-8 and begins neither as markup nor as a script.
 */
export async function sniffUpload(path: string, name: string): Promise<readonly UploadKind[]> {
  const found = await fileTypeFromFile(path);
  if (found === undefined) return mediaTypeOf(name)?.kind === 'text' && (await isPlainText(path)) ? ['text'] : [];
  const kind = mediaTypeOf(`x.${found.ext}`)?.kind;
  if (kind === undefined) return [];
  return kind === 'video' && soundContainers.includes(found.ext) ? ['video', 'audio'] : [kind];
}

/** Whether a name may go with content of these kinds: its extension says one of them, or it has none. */
export function isNameFor(name: string, kinds: readonly UploadKind[]): boolean {
  if (extensionOf(name) === '') return true;
  const kind = mediaTypeOf(name)?.kind;
  return kind !== undefined && kinds.includes(kind);
}

async function isPlainText(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(looked), 0, looked, 0);
    const bytes = buffer.subarray(0, bytesRead);
    // `stream` lets a letter be cut in two at the end of what was read.
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: bytesRead === looked });
    return !text.includes('\0') && !/^\s*(<|#!)/.test(text);
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  } finally {
    await file.close();
  }
}
