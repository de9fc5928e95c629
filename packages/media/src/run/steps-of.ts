/** A frame of a clip to be made by the clip's op; a file is read where there is no op. */
export interface Making {
  /** Hash of the clip. */
  readonly clip: string;
  readonly node: { readonly op: { readonly batch?: number } } | undefined;
}

/**
 * The order in which to do what several frames need, each list inputs first. A step is one thing, or the same op's work for several
 * frames, for ops that do several at once. Every op sees the frames in their order: what a later frame wants of an op waits until the
 * earlier ones have had all that they want of it.
 */
export function* stepsOf<T extends Making>(frames: readonly (readonly T[])[]): Generator<readonly T[]> {
  const waiting = frames.map((list) => [...list]);
  while (waiting.some((list) => list.length > 0)) {
    const gathered: T[][] = [];
    for (const [i, list] of waiting.entries()) {
      for (let first = list[0]; first; first = list[0]) {
        const { clip, node } = first;
        if (node && waiting.slice(0, i).some((earlier) => earlier.some((other) => other.clip === clip))) break;
        list.shift();
        const most = node?.op.batch ?? 1;
        if (most === 1) {
          yield [first];
          continue;
        }
        const open = gathered.find((group) => group[0]?.clip === clip && group.length < most);
        if (open) open.push(first);
        else gathered.push([first]);
        break;
      }
    }
    yield* gathered;
  }
}
