import { writeFile } from 'node:fs/promises';
import sharp, { type Sharp } from 'sharp';
import { diskFull, outputNotWritable } from '../errors.js';
import type { BytePixels } from './pixels.js';
import { withPngTexts } from './png-texts.js';

/** How a picture is written. */
export interface PictureEncoding {
  readonly format: 'png' | 'jpeg' | 'webp';
  /** 1 to 100, for jpeg and webp; 90 by default. */
  readonly quality?: number;
  /** Keep all, only the colours, or only alpha as a grey picture (white where there is none). */
  readonly channel?: 'rgba' | 'rgb' | 'a';
  /** Texts kept in a PNG. */
  readonly texts?: Readonly<Record<string, string>>;
}

/**
 * Writes pixels to a file. A PNG is 8-bit and never has a palette; 3 channels give one without alpha. JPEG has no alpha.
 * @throws OUTPUT_NOT_WRITABLE, DISK_FULL
 */
export async function writePicture(pixels: BytePixels, path: string, encoding: PictureEncoding): Promise<void> {
  const { width, height, channels, data } = pixels;
  const raw = sharp(data, { raw: { width, height, channels } });
  await writeEncoded(channels === 1 ? raw.toColourspace('b-w') : raw, path, encoding);
}

/** Encodes a picture that is upright and in its final size, and writes it. */
export async function writeEncoded(picture: Sharp, path: string, encoding: PictureEncoding): Promise<void> {
  const bytes = await encodePicture(withChannel(picture, encoding.channel), encoding);
  const texts = encoding.format === 'png' ? encoding.texts : undefined;
  await writeFile(path, texts ? withPngTexts(bytes, texts) : bytes).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOSPC') throw diskFull({ path }, error);
    throw outputNotWritable({ path, reason: error.code ?? error.message }, error);
  });
}

function withChannel(picture: Sharp, channel: PictureEncoding['channel']): Sharp {
  if (channel === 'rgb') return picture.removeAlpha();
  // sharp extracts before it converts, so alpha has to be there for sure.
  if (channel === 'a') return picture.ensureAlpha().extractChannel('alpha').toColourspace('b-w');
  return picture;
}

function encodePicture(picture: Sharp, { format, quality = 90 }: PictureEncoding): Promise<Buffer> {
  if (format === 'jpeg') return picture.flatten({ background: '#ffffff' }).jpeg({ quality }).toBuffer();
  if (format === 'webp') return picture.webp({ quality }).toBuffer();
  return picture.png({ compressionLevel: 4, palette: false }).toBuffer();
}
