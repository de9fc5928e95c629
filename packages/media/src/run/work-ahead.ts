/**
 * Keeps up to `depth` items of a source ready while the consumer works on the last one, and never more: back-pressure.
 * Items that are not consumed are handed to `discard`.
 */
export async function* workAhead<T>(
  source: AsyncGenerator<T>,
  depth: number,
  discard: (item: T) => void,
): AsyncGenerator<T> {
  const waiting: Promise<IteratorResult<T, unknown>>[] = [];
  const pull = () => {
    const item = source.next();
    item.catch(() => undefined);
    waiting.push(item);
  };
  try {
    for (;;) {
      while (waiting.length < depth) pull();
      const item = await (waiting.shift() as Promise<IteratorResult<T, unknown>>);
      if (item.done) return;
      pull();
      yield item.value;
    }
  } finally {
    for (const item of waiting) {
      await item.then(
        (result) => result.done || discard(result.value),
        () => undefined,
      );
    }
    await source.return(undefined);
  }
}
