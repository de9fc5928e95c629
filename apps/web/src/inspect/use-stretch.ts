import { useCallback, useEffect, useRef, useState } from 'react';
import { send } from '../api/request.js';

/** A stretch of film that is being made or ready to be played. */
export interface Stretch {
  readonly state: 'none' | 'making' | 'ready' | 'failed';
  /** Object URLs, in the order they were asked for. */
  readonly urls: readonly string[];
  readonly failure?: unknown;
}

const nothing: Stretch = { state: 'none', urls: [] };

/** Has stretches of clips made to be played together; making them can be given up. */
export function useStretch(): Stretch & {
  readonly make: (paths: readonly string[]) => void;
  readonly drop: () => void;
} {
  const [stretch, setStretch] = useState<Stretch>(nothing);
  const making = useRef<AbortController>(undefined);
  const made = useRef<readonly string[]>([]);
  const drop = useCallback(() => {
    making.current?.abort();
    for (const url of made.current) URL.revokeObjectURL(url);
    made.current = [];
    setStretch(nothing);
  }, []);
  const make = useCallback(
    (paths: readonly string[]) => {
      drop();
      const controller = new AbortController();
      making.current = controller;
      setStretch({ state: 'making', urls: [] });
      load(paths, controller.signal).then(
        (urls) => {
          made.current = urls;
          setStretch({ state: 'ready', urls });
        },
        (failure: unknown) => {
          if (!controller.signal.aborted) setStretch({ state: 'failed', urls: [], failure });
        },
      );
    },
    [drop],
  );
  useEffect(() => drop, [drop]);
  return { ...stretch, make, drop };
}

async function load(paths: readonly string[], signal: AbortSignal): Promise<string[]> {
  const blobs = await Promise.all(paths.map(async (path) => (await send(path, { method: 'GET', signal })).blob()));
  signal.throwIfAborted();
  return blobs.map((blob) => URL.createObjectURL(blob));
}
