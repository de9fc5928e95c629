import { type KeyboardEvent, useEffect, useState } from 'react';

/** What a search field and its list need to be gone through by arrow keys. */
export interface ListKeys {
  /** The entry that Enter takes. */
  readonly active: number;
  readonly setActive: (index: number) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/** Goes through the entries below a search field by arrow keys; Enter takes one. Another search begins at the first. */
export function useListKeys(count: number, search: string, take: (index: number) => void): ListKeys {
  const [active, setActive] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the search is why
  useEffect(() => setActive(0), [search]);
  const onKeyDown = (event: KeyboardEvent) => {
    // Enter also ends the writing of Chinese.
    if (event.nativeEvent.isComposing || count === 0) return;
    const target = { ArrowDown: (active + 1) % count, ArrowUp: (active - 1 + count) % count }[event.key];
    if (target !== undefined) setActive(target);
    else if (event.key === 'Enter') take(active);
    else return;
    event.preventDefault();
  };
  return { active: Math.min(active, Math.max(0, count - 1)), setActive, onKeyDown };
}
