import type { NodeRecord } from '../run/node-record.js';

/** Keeps results of nodes under their cache keys, across runs and restarts. Backends pass `cacheStoreConformance`. */
export interface CacheStore {
  /**
   * The records of those keys that are stored and whose files still exist; asking counts as use. Many at once, because
   * the store may be in another process.
   */
  find(keys: readonly string[]): Promise<ReadonlyMap<string, NodeRecord>>;
  /** Stores a record, replacing one of the same key. The least recently used ones go when the store is over its limit. */
  put(key: string, record: NodeRecord): Promise<void>;
}
