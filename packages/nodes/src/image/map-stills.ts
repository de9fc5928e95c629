import type { NodeContext } from '@talkgraph/engine';
import type { ImageService, Pixels } from '../capabilities/image-service.js';
import { images } from '../capabilities.js';
import type { StillBatch, StillReference } from '../ports.js';

/** Makes a batch of a batch, still by still; one is in memory at a time. */
export async function mapStills(
  batch: StillBatch,
  context: Pick<NodeContext, 'use' | 'signal' | 'progress'>,
  change: (pixels: Pixels, service: ImageService) => Pixels,
): Promise<StillBatch> {
  const service = context.use(images);
  const stills: StillReference[] = [];
  for (const still of batch.stills) {
    context.signal.throwIfAborted();
    stills.push(await service.store(change(await service.load(still), service)));
    context.progress({ done: stills.length, total: batch.stills.length });
  }
  return { stills };
}
