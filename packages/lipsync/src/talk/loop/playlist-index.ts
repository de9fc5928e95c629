import type { PlaylistRun } from '../../contract.js';
import { playlistFrameOutside, playlistInvalid } from '../../errors.js';

/** A checked playlist, ready for random access. */
export interface PlaylistIndex {
  readonly runs: readonly PlaylistRun[];
  /** Output frame at which each run begins. */
  readonly starts: Float64Array;
  /** Frames of the template and of the output. */
  readonly templateFrames: number;
  readonly frameCount: number;
}

/** What one output frame shows. */
export interface PlaylistFrame {
  readonly frame: number;
  /** Frame to mix in while a cross-fade lasts, and its share 0..1 (falling to 0 as the fade ends). */
  readonly blendWith?: number;
  readonly blendWeight: number;
}

/**
 * Checks a playlist against the template's length and prepares it for `playlistFrame`.
 * @throws PLAYLIST_INVALID naming the first run that is wrong
 */
export function indexPlaylist(runs: readonly PlaylistRun[], templateFrames: number): PlaylistIndex {
  const starts = new Float64Array(runs.length);
  let frameCount = 0;
  for (const [i, run] of runs.entries()) {
    const reason = faultOf(run, i, templateFrames);
    if (reason) throw playlistInvalid({ run: i, reason, frameCount: templateFrames });
    starts[i] = frameCount;
    frameCount += run.count;
  }
  return { runs, starts, templateFrames, frameCount };
}

/**
 * Which template frame output frame n shows, and what it is cross-faded with; O(log runs). In a fade of b frames the
 * share of the old frames is (b − k) / (b + 1) for k = 0 … b − 1, so neither end of the fade repeats a pure frame.
 * The old frames are those the previous run would have shown next, held at the template's ends.
 * @throws PLAYLIST_FRAME_OUTSIDE
 */
export function playlistFrame(playlist: PlaylistIndex, n: number): PlaylistFrame {
  if (!Number.isInteger(n) || n < 0 || n >= playlist.frameCount) {
    throw playlistFrameOutside({ frame: n, frameCount: playlist.frameCount });
  }
  const i = runAt(playlist.starts, n);
  const run = playlist.runs[i] as PlaylistRun;
  const k = n - (playlist.starts[i] as number);
  const frame = run.first + run.step * k;
  if (k >= run.blend) return { frame, blendWeight: 0 };
  const previous = playlist.runs[i - 1] as PlaylistRun;
  const due = previous.first + previous.step * (previous.count + k);
  const blendWith = Math.min(playlist.templateFrames - 1, Math.max(0, due));
  if (blendWith === frame) return { frame, blendWeight: 0 };
  return { frame, blendWith, blendWeight: (run.blend - k) / (run.blend + 1) };
}

function runAt(starts: Float64Array, n: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] as number) <= n) low = middle;
    else high = middle - 1;
  }
  return low;
}

function faultOf(run: PlaylistRun, index: number, templateFrames: number): string | undefined {
  if (!Number.isSafeInteger(run.count) || run.count < 1) return `its count is ${run.count}`;
  if (run.step !== 1 && run.step !== -1 && run.step !== 0) return `its step is ${run.step}`;
  const last = run.first + run.step * (run.count - 1);
  const inside = (n: number) => Number.isSafeInteger(n) && n >= 0 && n < templateFrames;
  if (!inside(run.first) || !inside(last)) return `it shows frames ${run.first} to ${last}`;
  if (!Number.isSafeInteger(run.blend) || run.blend < 0 || run.blend > run.count)
    return `it blends ${run.blend} frames`;
  if (run.blend > 0 && index === 0) return 'it blends with a run before the first';
  return undefined;
}
