import type { NodeContext } from '@talkgraph/engine';
import type { ImageService, Pixels } from '../capabilities/image-service.js';
import { images } from '../capabilities.js';
import type { StillBatch, StillReference } from '../ports.js';

/**
 * Pictures with the transparency that a mask says, as "Load Image" answers it: 1 where nothing is seen. A mask of another
 * size is scaled, and one mask serves all pictures.
 */
export async function transparentStills(
  pictures: StillBatch,
  masks: StillBatch | undefined,
  context: Pick<NodeContext, 'use' | 'signal'>,
): Promise<StillBatch> {
  if (!masks || masks.stills.length === 0) return pictures;
  const service = context.use(images);
  const stills: StillReference[] = [];
  for (const [i, still] of pictures.stills.entries()) {
    context.signal.throwIfAborted();
    const mask = masks.stills[Math.min(i, masks.stills.length - 1)] as StillReference;
    stills.push(await service.store(withMask(await service.load(still), await service.load(mask), service)));
  }
  return { stills };
}

function withMask(picture: Pixels, mask: Pixels, service: ImageService): Pixels {
  const { width, height, channels } = picture;
  const fitting =
    mask.width === width && mask.height === height ? mask : service.scale(mask, { width, height }, 'bilinear');
  const data = new Float32Array(width * height * 4);
  for (let i = 0; i < width * height; i++) {
    for (let c = 0; c < 3; c++) data[i * 4 + c] = picture.data[i * channels + (channels === 1 ? 0 : c)] as number;
    const own = channels === 4 ? (picture.data[i * 4 + 3] as number) : 1;
    const seen = Math.min(1, Math.max(0, 1 - (fitting.data[i * fitting.channels] as number)));
    // To the byte, so that it is kept as a PNG.
    data[i * 4 + 3] = Math.round(own * seen * 255) / 255;
  }
  return { width, height, channels: 4, data };
}
