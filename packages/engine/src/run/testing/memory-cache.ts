import type { CacheStore } from '../../contracts/cache-store.js';
import type { NodeRecord } from '../node-record.js';

/** A cache of JSON text, so that nothing but JSON survives in it; counts how often it is asked. */
export class MemoryCache implements CacheStore {
  readonly texts = new Map<string, string>();
  finds = 0;

  async find(keys: readonly string[]): Promise<ReadonlyMap<string, NodeRecord>> {
    this.finds++;
    return new Map(
      keys.flatMap((key) => {
        const text = this.texts.get(key);
        return text === undefined ? [] : [[key, JSON.parse(text) as NodeRecord] as const];
      }),
    );
  }

  async put(key: string, record: NodeRecord): Promise<void> {
    this.texts.set(key, JSON.stringify(record));
  }
}
