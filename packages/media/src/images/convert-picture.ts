import { openPicture, pictureFacts, refuse } from './read-pictures.js';
import { type PictureEncoding, writeEncoded } from './write-picture.js';

export interface ConvertPictureOptions extends PictureEncoding {
  /** Longest side of the result; larger pictures are scaled down, smaller ones stay. */
  readonly maxSide?: number;
}

/**
 * Writes a picture file in another format, upright, whole or one channel of it, smaller where asked for. Of an animated
 * file the first picture.
 * @throws IMAGE_NOT_READABLE, IMAGE_TOO_LARGE, OUTPUT_NOT_WRITABLE, DISK_FULL
 */
export async function convertPicture(path: string, outputPath: string, options: ConvertPictureOptions): Promise<void> {
  await pictureFacts(path);
  const picture = openPicture(path, 0).autoOrient().toColourspace('srgb');
  const { maxSide } = options;
  const sized = maxSide
    ? picture.resize({ width: maxSide, height: maxSide, fit: 'inside', withoutEnlargement: true })
    : picture;
  await writeEncoded(sized, outputPath, options).catch((error: Error) => {
    if ('code' in error) throw error;
    refuse(path, error);
  });
}
