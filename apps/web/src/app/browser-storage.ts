/** What is kept under names; it never throws. */
export type KeptTexts = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/**
 * One of the browser's storages, or where the browser forbids it (cookies are blocked, a strange frame) one that lasts as
 * long as the page. Writing throws where it is full.
 */
export function browserStorage(name: 'localStorage' | 'sessionStorage'): Storage {
  try {
    const storage = globalThis[name];
    storage.getItem('talkgraph');
    return storage;
  } catch {
    return pageStorage();
  }
}

/** The same, for what is only a comfort: where it is full, nothing is kept. */
export function forgiving(storage: Storage): KeptTexts {
  return {
    getItem: (key) => storage.getItem(key),
    removeItem: (key) => storage.removeItem(key),
    setItem: (key, value) => {
      try {
        storage.setItem(key, value);
      } catch {
        // What was kept before would be wrong from now on.
        storage.removeItem(key);
      }
    },
  };
}

/** What this browser remembers from visit to visit. */
export const inBrowser: KeptTexts = forgiving(browserStorage('localStorage'));

/** What this tab remembers over reloads. */
export const inTab: KeptTexts = forgiving(browserStorage('sessionStorage'));

function pageStorage(): Storage {
  const kept = new Map<string, string>();
  return {
    get length() {
      return kept.size;
    },
    clear: () => kept.clear(),
    getItem: (key) => kept.get(key) ?? null,
    key: (index) => [...kept.keys()][index] ?? null,
    removeItem: (key) => void kept.delete(key),
    setItem: (key, value) => void kept.set(key, value),
  };
}
