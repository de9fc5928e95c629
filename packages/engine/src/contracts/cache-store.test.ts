import type { NodeRecord } from '../run/node-record.js';
import { cacheStoreConformance } from './cache-store.conformance.js';

// The suite is tried on the least a cache store can be, so that a failure elsewhere is the store's.
cacheStoreConformance('A map of copies', async () => {
  const records = new Map<string, string>();
  return {
    store: {
      find: async (keys) =>
        new Map(
          keys.filter((key) => records.has(key)).map((key) => [key, JSON.parse(records.get(key)!) as NodeRecord]),
        ),
      put: async (key, record) => {
        records.set(key, JSON.stringify(record));
      },
    },
    dispose: async () => {},
  };
});
