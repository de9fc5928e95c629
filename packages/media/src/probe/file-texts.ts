import { open, readFile } from 'node:fs/promises';
import { exifTexts } from '../images/exif-texts.js';
import { pngTexts } from '../images/png-texts.js';
import { openPicture, pictureFacts } from '../images/read-pictures.js';
import { pictureKind } from '../images/sniff-picture.js';
import { MediaInput } from '../run/media-input.js';

/**
 * The texts that a picture, a sound or a video carries, by their names in small letters: what `texts` of the writers put in,
 * and what ComfyUI's nodes write.
 * @throws MEDIA_FILE_NOT_FOUND, MEDIA_NOT_MEDIA and what else opening a file throws
 */
export async function fileTexts(path: string): Promise<Readonly<Record<string, string>>> {
  const kind = await kindOf(path);
  if (kind === 'png') return inSmallLetters(pngTexts(await readFile(path)));
  if (kind !== undefined) return pictureTexts(path);
  await using input = await MediaInput.open(path);
  const { context, audio, video } = input;
  // Ogg keeps them with the stream.
  const all = [audio?.metadata, video?.metadata, context.metadata].map((texts) => texts?.getAll() ?? {});
  return inSmallLetters(Object.assign({}, ...all));
}

/** ComfyUI writes `workflow:{…}` and `prompt:{…}` into the fields for the camera's maker and model. */
async function pictureTexts(path: string): Promise<Readonly<Record<string, string>>> {
  await pictureFacts(path);
  const { exif } = await openPicture(path, 0).metadata();
  const texts = (exif ? exifTexts(exif) : []).flatMap((text) => {
    const [, name, value] = /^(\w+):([\s\S]*)$/.exec(text) ?? [];
    return name === undefined || value === undefined ? [] : [[name, value] as const];
  });
  return inSmallLetters(Object.fromEntries(texts));
}

async function kindOf(path: string) {
  await using file = await open(path);
  const head = Buffer.alloc(64);
  const { bytesRead } = await file.read(head, 0, head.length, 0);
  return pictureKind(head.subarray(0, bytesRead));
}

/** Matroska writes names in capitals. */
function inSmallLetters(texts: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name.toLowerCase(), text]));
}
