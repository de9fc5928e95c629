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
 * no signature: a file is taken for one by its name, if it can be decoded and begins neither as markup nor as a script.
 */
export async function sniffUpload(path: string, name: string): Promise<readonly UploadKind[]> {
  const found = await fileTypeFromFile(path);
  // The mark of UTF-16 looks like the beginning of an MPEG sound.
  const mayBeText = mediaTypeOf(name)?.kind === 'text' && (found === undefined || found.mime === 'audio/mpeg');
  if (mayBeText && (await isPlainText(path))) return ['text'];
  if (found === undefined) return [];
  // Workbooks of before 2007 lie in a container that other old documents use too.
  const kind = mediaTypeOf(found.ext === 'cfb' ? 'x.xls' : `x.${found.ext}`)?.kind;
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
    return charsetsOf(bytes).some((charset) => isPlain(bytes, charset));
  } finally {
    await file.close();
  }
}

/** Text is UTF-8, UTF-16 with a mark, or what Excel and WPS write on Chinese Windows. */
function charsetsOf([first, second]: Uint8Array): readonly string[] {
  if (first === 0xff && second === 0xfe) return ['utf-16le'];
  if (first === 0xfe && second === 0xff) return ['utf-16be'];
  return ['utf-8', 'gb18030'];
}

function isPlain(bytes: Uint8Array, charset: string): boolean {
  try {
    // `stream` lets a letter be cut in two at the end of what was read.
    const text = new TextDecoder(charset, { fatal: true }).decode(bytes, { stream: bytes.length === looked });
    return !text.includes('\0') && !/^\s*(<|#!)/.test(text);
  } catch {
    return false;
  }
}
