import type { ArtifactStore } from '@talkgraph/engine';

/**
 * A store in which the same file is made by one caller at a time: two nodes that need the faces of one video, or save the
 * same film, running side by side, do the work once. Should the first fail or be cancelled, the next makes the file itself.
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
