import sharp, { type Metadata, type Sharp } from 'sharp';
import { imageNotReadable, imageTooLarge, throwIfCancelled } from '../errors.js';
import type { BytePixels } from './pixels.js';
import { sniffPicture } from './sniff-picture.js';

/** A picture of more pixels than this is refused before it is decoded: a small file can ask for all memory. */
export const mostPixels = 100_000_000;
/** All pictures of one animated or paged file together. */
const mostPixelsInAll = 500_000_000;

export interface ReadPicturesOptions {
  readonly signal?: AbortSignal;
  /** Only the first picture of an animated or paged file. */
  readonly firstOnly?: boolean;
  /** Channels wanted; by default RGB, with alpha where the file has any. */
  readonly channels?: 1 | 3 | 4;
}

/**
 * The pictures of a file in 8 bits, turned upright, in sRGB, one after another.
 * @throws IMAGE_NOT_READABLE, IMAGE_TOO_LARGE, CANCELLED
 */
export async function* readPictures(path: string, options: ReadPicturesOptions = {}): AsyncGenerator<BytePixels> {
  const { pages, hasAlpha } = await pictureFacts(path);
  const { firstOnly, channels = hasAlpha ? 4 : 3 } = options;
  const count = firstOnly ? 1 : pages;
  for (let page = 0; page < count; page++) {
    throwIfCancelled(options.signal);
    const picture = openPicture(path, page)
      .autoOrient()
      .toColourspace(channels === 1 ? 'b-w' : 'srgb');
    yield await decode(path, channels === 4 ? picture.ensureAlpha() : picture.removeAlpha());
  }
}

/** What a picture file is, from its header. */
export interface PictureFacts {
  /** As shown: upright. */
  readonly width: number;
  readonly height: number;
  readonly pages: number;
  readonly hasAlpha: boolean;
}

/** Reads a picture file's header and checks its size. @throws IMAGE_NOT_READABLE, IMAGE_TOO_LARGE */
export async function pictureFacts(path: string): Promise<PictureFacts> {
  await sniffPicture(path);
  const facts = await openPicture(path, 0)
    .metadata()
    .catch((error: Error) => refuse(path, error));
  const { width, height } = facts.autoOrient;
  const pages = pagesOf(facts);
  if (width * height > mostPixels || width * height * pages > mostPixelsInAll) {
    throw imageTooLarge({ path, width, height, pages });
  }
  return { width, height, pages, hasAlpha: facts.hasAlpha };
}

/** A picture file handed to libvips, ready to be converted. Call `pictureFacts` first: it sniffs and checks the size. */
export function openPicture(path: string, page: number): Sharp {
  // libvips would remember files by their names, and answer the old picture when another one has been written there.
  sharp.cache(false);
  // Cameras write files with small flaws; what was lost is grey, and the rest is worth having.
  return sharp(path, { page, pages: 1, limitInputPixels: mostPixels, failOn: 'error', sequentialRead: true });
}

/** Only some kinds are a series of equal pictures; the pages of a TIFF are often the same one in other sizes. */
function pagesOf({ format, pages = 1 }: Metadata): number {
  return format === 'gif' || format === 'webp' ? pages : 1;
}

async function decode(path: string, picture: Sharp): Promise<BytePixels> {
  const { data, info } = await picture
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true })
    .catch((error: Error) => refuse(path, error));
  return { width: info.width, height: info.height, channels: info.channels as 1 | 3 | 4, data };
}

/** One sentence for whatever libvips says. */
export function refuse(path: string, error: Error): never {
  if (/pixel limit/.test(error.message)) throw imageTooLarge({ path, width: 0, height: 0, pages: 1 }, error);
  throw imageNotReadable({ path, reason: error.message.split('\n')[0] as string }, error);
}
