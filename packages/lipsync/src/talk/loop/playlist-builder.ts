import type { PlaylistRun } from '../../contract.js';

/** Collects runs until the frames needed are there; the last run is cut to fit. */
export interface PlaylistBuilder {
  readonly remaining: number;
  readonly runs: readonly PlaylistRun[];
  /** Adds `count` frames from `first` on in direction `step`, cross-faded over `blend` frames with what came before. */
  add(first: number, step: 1 | -1 | 0, count: number, blend?: number): void;
}

/** Starts an empty playlist of which `framesNeeded` frames are wanted. */
export function playlistBuilder(framesNeeded: number): PlaylistBuilder {
  const runs: PlaylistRun[] = [];
  let remaining = framesNeeded;
  return {
    runs,
    get remaining() {
      return remaining;
    },
    add(first, step, count, blend = 0) {
      const shown = Math.min(count, remaining);
      if (shown <= 0) return;
      runs.push({ first, step, count: shown, blend: Math.min(blend, shown) });
      remaining -= shown;
    },
  };
}
