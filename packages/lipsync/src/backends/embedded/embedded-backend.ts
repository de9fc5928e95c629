import { makeClip } from '@talkgraph/media';
import type { LipSyncBackend } from '../../contract.js';
import { embeddedOpName, toParams } from './lip-sync-params.js';

/**
 * The backend that draws the mouth itself: no weights, on the CPU. Its clips are rendered by `embeddedLipSyncOp`, which must
 * be in the list of ops the render is given.
 */
export function createEmbeddedBackend(): LipSyncBackend {
  return {
    name: 'embedded',
    drawsLife: true,
    async apply(request, _services, options) {
      options?.signal?.throwIfAborted();
      return { clip: makeClip(embeddedOpName, toParams(request), [request.base]), remarks: [] };
    },
  };
}
