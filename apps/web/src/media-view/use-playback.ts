import { useCallback, useSyncExternalStore } from 'react';

/** Where a player is. */
export interface Playback {
  readonly playing: boolean;
  /** Seconds. */
  readonly time: number;
  /** Seconds; NaN until it is known. */
  readonly duration: number;
}

const events = ['play', 'pause', 'ended', 'timeupdate', 'seeked', 'durationchange', 'emptied'] as const;
const nothing: Playback = { playing: false, time: 0, duration: Number.NaN };

/** Follows a player. Renders again at most as often as the browser tells of the time, about four times a second. */
export function usePlayback(media: HTMLMediaElement | null): Playback {
  const subscribe = useCallback(
    (changed: () => void) => {
      for (const name of events) media?.addEventListener(name, changed);
      return () => {
        for (const name of events) media?.removeEventListener(name, changed);
      };
    },
    [media],
  );
  const playing = useSyncExternalStore(subscribe, () => media !== null && !media.paused);
  const time = useSyncExternalStore(subscribe, () => media?.currentTime ?? 0);
  const duration = useSyncExternalStore(subscribe, () => media?.duration ?? Number.NaN);
  return media === null ? nothing : { playing, time, duration };
}
