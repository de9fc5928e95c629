/** Runs work on the same name one after the other, on different names at once. */
export type NameQueue = <T>(name: string, work: () => Promise<T>) => Promise<T>;

/** Makes a queue of names. Uploads of one name must not find the same number free. */
export function createNameQueue(): NameQueue {
  const last = new Map<string, Promise<unknown>>();
  return async (name, work) => {
    const before = last.get(name) ?? Promise.resolve();
    const mine = before.then(work, work);
    last.set(name, mine);
    try {
      return await mine;
    } finally {
      if (last.get(name) === mine) last.delete(name);
    }
  };
}
