import { readFile } from 'node:fs/promises';
import { type BytePixels, bytesOfPixels, pixelsOfBytes } from './pixels.js';
import { pngTexts } from './png-texts.js';
import { readPictures } from './read-pictures.js';
import { resamplePixels } from './resample-pixels.js';
import { sniffPicture } from './sniff-picture.js';
import { writePicture } from './write-picture.js';

/**
 * Writes a picture with the alpha of another one, as PNG: how editors hand in a mask. A mask of another size is scaled;
 * texts that the original carries are kept.
 * @throws IMAGE_NOT_READABLE, IMAGE_TOO_LARGE, OUTPUT_NOT_WRITABLE, DISK_FULL
 */
export async function pasteAlpha(originalPath: string, maskPath: string, outputPath: string): Promise<void> {
  const original = await firstPicture(originalPath);
  const mask = sized(await firstPicture(maskPath), original);
  const data = original.data;
  for (let i = 3; i < data.length; i += 4) data[i] = mask.data[i] as number;
  const isPng = (await sniffPicture(originalPath)) === 'png';
  const texts = isPng ? pngTexts(await readFile(originalPath)) : {};
  await writePicture(original, outputPath, { format: 'png', texts });
}

async function firstPicture(path: string): Promise<BytePixels> {
  const pictures = readPictures(path, { firstOnly: true, channels: 4 });
  return (await pictures.next()).value as BytePixels;
}

function sized(mask: BytePixels, { width, height }: BytePixels): BytePixels {
  if (mask.width === width && mask.height === height) return mask;
  return bytesOfPixels(resamplePixels(pixelsOfBytes(mask), { width, height }, 'bilinear'));
}
