import type { ArtifactStore } from '@talkgraph/engine';

/**
 * A store in which the same document is made by one caller at a time: two nodes that need the faces of one video, running
 * side by side, look at it once. Should the first fail or be cancelled, the next makes the document itself.
 */
export function makingOnce(store: ArtifactStore): ArtifactStore {
  const underway = new Map<string, Promise<unknown>>();
  return {
    find: (key) => store.find(key),
    async put(key, write) {
      for (let other = underway.get(key); other; other = underway.get(key)) {
        const made = await other.then(
          () => store.find(key),
          () => undefined,
        );
        if (made !== undefined) return made;
      }
      const making = store.put(key, write).finally(() => underway.delete(key));
      underway.set(key, making);
      return making;
    },
  };
}
