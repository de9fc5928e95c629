import type { ClosureEvent } from '../../mouth-track.js';
import { firstFrameFrom, lastFrameUntil } from './frame-time.js';
import type { MouthSeries } from './mouth-series.js';
import { percentile } from './statistics.js';

/** How many of the closures that p, b and m ask for were seen. */
export interface ClosureMeasure {
  readonly total: number;
  readonly hit: number;
  readonly share: number;
}

/** The lips may close this much before and after the sound says. */
const earlySeconds = 0.06;
const lateSeconds = 0.04;
/** Closed: the opening is below this share of the 90th percentile of all openings measured. */
const closedShare = 0.35;

/**
 * Share of the bilabial closures at which the mouth was seen closed: hit if
 * min a(t), t in [start − 60 ms, end + 40 ms], is below 0.35 · P90(a). Closures outside the measured windows, or without a
 * measured frame in reach, are not counted. Null when there are none.
 * @param lateBySeconds the offset asked for: closures are expected this much later
 */
export function measureClosures(
  windows: readonly MouthSeries[],
  framesPerSecond: number,
  closures: readonly ClosureEvent[],
  lateBySeconds = 0,
): ClosureMeasure | null {
  const openings = windows.flatMap(({ open }) => [...open].filter((value) => !Number.isNaN(value)));
  const closedBelow = closedShare * percentile(openings, 0.9);
  let total = 0;
  let hit = 0;
  for (const closure of closures) {
    if (closure.kind !== 'bilabial') continue;
    const from = closure.startSeconds + lateBySeconds - earlySeconds;
    const to = closure.endSeconds + lateBySeconds + lateSeconds;
    const least = leastOpening(windows, framesPerSecond, from, to);
    if (least === undefined) continue;
    total++;
    if (least < closedBelow) hit++;
  }
  return total === 0 ? null : { total, hit, share: hit / total };
}

function leastOpening(
  windows: readonly MouthSeries[],
  framesPerSecond: number,
  fromSeconds: number,
  toSeconds: number,
): number | undefined {
  const first = firstFrameFrom(fromSeconds, framesPerSecond);
  const last = lastFrameUntil(toSeconds, framesPerSecond);
  for (const { firstFrame, open } of windows) {
    if (first < firstFrame || last >= firstFrame + open.length) continue;
    let least: number | undefined;
    for (let n = first; n <= last; n++) {
      const value = open[n - firstFrame] as number;
      if (!Number.isNaN(value) && (least === undefined || value < least)) least = value;
    }
    return least;
  }
  return undefined;
}
