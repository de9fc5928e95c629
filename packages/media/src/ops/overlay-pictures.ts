import sharp from 'sharp';
import type { Json } from '../clip.js';
import { imageNotReadable } from '../errors.js';
import type { FrameContext } from '../frame-op.js';
import type { BytePixels } from '../images/pixels.js';

/** A picture file that is laid over frames. */
export interface OverlayPicture {
  readonly sha256: string;
  readonly width: number;
  readonly height: number;
  /** Its key, for a picture in an artifact store: whoever keeps the recipe has to keep it too. */
  readonly artifact?: string;
  readonly [key: string]: Json | undefined;
}

/** How a picture becomes a layer. */
export interface LayerShape {
  /** Size before it is turned. */
  readonly width: number;
  readonly height: number;
  /** Degrees clockwise. */
  readonly angle?: number;
  /** Repeated over a picture of this size, with so much room between the repetitions. */
  readonly tiled?: { readonly width: number; readonly height: number; readonly gap: number };
}

/** Reads a picture as straight red, green, blue and alpha, in the wanted size, turned and repeated. */
export async function overlayPixels(
  picture: OverlayPicture,
  shape: LayerShape,
  context: Pick<FrameContext, 'sourcePath'>,
): Promise<BytePixels> {
  const path = await context.sourcePath(picture.sha256);
  const { width, height, angle = 0 } = shape;
  try {
    const sized = sharp(path).resize(width, height, { fit: 'fill' }).ensureAlpha();
    // Turned in a pass of its own: sharp turns before it resizes.
    const turned =
      angle === 0
        ? sized
        : sharp(await sized.png({ compressionLevel: 0 }).toBuffer()).rotate(angle, { background: '#00000000' });
    const { data, info } = await turned.raw().toBuffer({ resolveWithObject: true });
    const pixels: BytePixels = { width: info.width, height: info.height, channels: 4, data };
    return shape.tiled ? tiled(pixels, shape.tiled) : pixels;
  } catch (error) {
    throw imageNotReadable({ path, reason: error instanceof Error ? error.message : String(error) }, error);
  }
}

/** Repeats a picture, every second row shifted by half, so that it cannot be cut away along straight lines. */
function tiled(one: BytePixels, { width, height, gap }: NonNullable<LayerShape['tiled']>): BytePixels {
  const data = new Uint8Array(width * height * 4);
  const [stepX, stepY] = [one.width + gap, one.height + gap];
  for (let row = 0, top = Math.round(gap / 2) - stepY; top < height; row++, top += stepY) {
    const shift = row % 2 === 0 ? 0 : stepX / 2;
    for (let left = Math.round(gap / 2 - shift) - stepX; left < width; left += stepX)
      paste(one, data, left, top, width, height);
  }
  return { width, height, channels: 4, data };
}

function paste(one: BytePixels, into: Uint8Array, left: number, top: number, width: number, height: number): void {
  const first = Math.max(0, -left);
  const count = Math.min(one.width, width - left) - first;
  if (count <= 0) return;
  for (let row = Math.max(0, -top); row < Math.min(one.height, height - top); row++) {
    const from = (row * one.width + first) * 4;
    into.set(one.data.subarray(from, from + count * 4), ((top + row) * width + left + first) * 4);
  }
}
