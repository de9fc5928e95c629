import type { Clip, ClipInfo } from '../clip.js';
import type { FrameOp, SoundNeed } from '../frame-op.js';
import { makeClip } from '../make-clip.js';
import { rescale } from '../rational-math.js';
import { factorOf, refuse, soundOf } from './read-params.js';

/** How loud a sound is from a sample on; between two points the amplitude changes evenly. */
export interface VolumePoint {
  /** Sample of the clip's own sound. */
  readonly at: number;
  readonly gainDb: number;
}

/** Lets the loudness of a clip follow a curve: music that steps back while somebody speaks. Points are in order. */
export function volumeCurve(clip: Clip, points: readonly VolumePoint[]): Clip {
  return makeClip('volume-curve', { points: points.map(({ at, gainDb }) => [at, gainDb]) }, [clip]);
}

/** The same sound, multiplied by the curve; before the first point and behind the last it stays level. */
export const volumeCurveOp: FrameOp = {
  name: 'volume-curve',
  describe(clip, inputs): ClipInfo {
    soundOf(clip, inputs);
    let last = 0;
    for (const [at, gainDb] of pointsOf(clip)) {
      if (!(Number.isSafeInteger(at) && at >= last && Math.abs(gainDb) <= 120)) {
        refuse(clip, 'points must be samples in order with decibels.', 'points 必须是按顺序排列的采样位置和分贝数。');
      }
      last = at;
    }
    if (pointsOf(clip).length === 0) refuse(clip, 'it needs at least one point.', '至少需要一个点。');
    return inputs[0] as ClipInfo;
  },
  needs: (_clip, _inputs, n) => [{ input: 0, frame: n }],
  needRuns: (_clip, _inputs, run) => [{ ...run, input: 0 }],
  sound(clip, inputs, { from, count, sampleRate }) {
    const own = soundOf(clip, inputs).sampleRate;
    const points = pointsOf(clip).map(([at, gainDb]) => ({
      at: rescale(at, sampleRate, own),
      level: factorOf(gainDb),
    }));
    const end = from + count;
    const needs: SoundNeed[] = [];
    // Each stretch has its own slope and no other, so that a long curve costs no more than a short one.
    for (let i = 0; i <= points.length; i++) {
      const [before, after] = [points[i - 1], points[i]];
      const start = Math.max(from, before?.at ?? from);
      const stop = Math.min(end, after?.at ?? end);
      if (stop <= start) continue;
      const [level, next] = [(before ?? after)?.level ?? 1, (after ?? before)?.level ?? 1];
      const at = before && after ? before.at : start;
      const length = before && after ? after.at - before.at : 0;
      needs.push({
        input: 0,
        from: start,
        count: stop - start,
        at: start,
        gains: [{ at, count: length, from: level, to: next }],
      });
    }
    return needs;
  },
};

function pointsOf(clip: Clip): readonly (readonly [number, number])[] {
  return clip.params.points as unknown as readonly (readonly [number, number])[];
}
