import type { CacheStore } from '@talkgraph/engine';
import type { ParentChannel } from './parent-channel.js';

/** The cache of the process that owns the store. Nobody waits for a put: what is asked later finds it, for order is kept. */
export function remoteCache(parent: ParentChannel): CacheStore {
  return {
    async find(keys) {
      return new Map(await parent.ask('cache.find', { keys }));
    },
    async put(key, record) {
      parent.say({ kind: 'cache', key, record });
    },
  };
}
