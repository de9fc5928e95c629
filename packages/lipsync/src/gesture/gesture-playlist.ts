import type { PlaylistRun } from '../contract.js';
import type { GestureLibrary } from './gesture-library.js';
import type { GestureSpan } from './gesture-spans.js';
import type { GestureStep } from './open-plans.js';

/**
 * Says which frames of the template a plan shows. A frame held is a run that begins with it again, a frame skipped one that
 * begins behind it: every frame shown was filmed, and all that shows playlists carries these.
 */
export function gesturePlaylist(
  steps: readonly GestureStep[],
  library: GestureLibrary,
  frameCount: number,
): readonly PlaylistRun[] {
  const writer = new RunWriter(frameCount);
  for (const step of steps) {
    const { frame } = library.cuts[step.cut]!;
    if (step.jump) writer.jump(library.blend);
    if (step.wait) {
      // The frame before the cut was shown last.
      for (let k = 2; k <= step.wait.back + 1; k++) writer.show(frame - k, -1);
      for (let k = step.wait.back; k >= 1; k--) writer.show(frame - k, 1);
    } else playSpan(writer, library.spans[step.cut]!, step.shifts);
  }
  return writer.finish();
}

function playSpan(writer: RunWriter, span: GestureSpan, shifts: readonly number[]): void {
  const held = new Set<number>();
  const skipped = new Set<number>();
  shifts.forEach((shift, k) => {
    for (const frame of span.places[k]!.frames.slice(0, Math.abs(shift))) (shift > 0 ? held : skipped).add(frame);
  });
  for (let frame = span.from; frame < span.to; frame++) {
    if (skipped.has(frame)) continue;
    writer.show(frame, 1);
    if (held.has(frame)) writer.show(frame, 1);
  }
}

/** Joins frames to runs; the last run is cut to fit. */
class RunWriter {
  readonly #runs: PlaylistRun[] = [];
  #left: number;
  #run: { first: number; step: 1 | -1; count: number; blend: number } | undefined;
  #blend = 0;

  constructor(frameCount: number) {
    this.#left = frameCount;
  }

  /** The next frame is cross-faded with what would have been shown. */
  jump(blend: number): void {
    this.#close();
    this.#blend = this.#runs.length > 0 ? blend : 0;
  }

  show(frame: number, direction: 1 | -1): void {
    if (this.#left === 0) return;
    this.#left--;
    const run = this.#run;
    if (run && run.step === direction && run.first + direction * run.count === frame) {
      run.count++;
      return;
    }
    this.#close();
    this.#run = { first: frame, step: direction, count: 1, blend: this.#blend };
    this.#blend = 0;
  }

  finish(): readonly PlaylistRun[] {
    this.#close();
    return this.#runs;
  }

  #close(): void {
    if (this.#run) this.#runs.push({ ...this.#run, blend: Math.min(this.#run.blend, this.#run.count) });
    this.#run = undefined;
  }
}
