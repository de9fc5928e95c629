import { isTalkgraphError } from '@talkgraph/errors';
import { firstUsablePicture } from '../run/first-usable-picture.js';
import { convertPicture } from './convert-picture.js';
import { sniffPicture } from './sniff-picture.js';
import { writePicture } from './write-picture.js';

export interface ThumbnailOptions {
  /** Longest side in pixels. */
  readonly maxSide: number;
  readonly format: 'png' | 'jpeg' | 'webp';
  /** 1 to 100; 80 by default. */
  readonly quality?: number;
  readonly signal?: AbortSignal;
}

/**
 * Writes a small picture of a picture file or of a film: of a film the first that is not blank.
 * @throws IMAGE_TOO_LARGE, MEDIA_NO_VIDEO, MEDIA_NOTHING_DECODES, what opening a file throws, OUTPUT_NOT_WRITABLE,
 *   DISK_FULL, CANCELLED
 */
export async function writeThumbnail(path: string, outputPath: string, options: ThumbnailOptions): Promise<void> {
  const { maxSide, format, quality = 80, signal } = options;
  if (await isPicture(path)) {
    await convertPicture(path, outputPath, { maxSide, format, quality });
    return;
  }
  const picture = await firstUsablePicture(path, { maxSide, ...(signal && { signal }) });
  await writePicture(picture, outputPath, { format, quality });
}

async function isPicture(path: string): Promise<boolean> {
  try {
    await sniffPicture(path);
    return true;
  } catch (error) {
    // What is no picture may be a film; opening it says what is wrong if it is none either.
    if (isTalkgraphError(error) && error.code === 'IMAGE_NOT_READABLE') return false;
    throw error;
  }
}
