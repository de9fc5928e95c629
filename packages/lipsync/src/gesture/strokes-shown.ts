import type { PlaylistRun } from '../contract.js';

/**
 * When a playlist shows strokes, in output frames with a fraction, in order.
 * @param strokes frames of the template with a fraction, in order
 */
export function strokesShown(playlist: readonly PlaylistRun[], strokes: readonly number[]): number[] {
  const shown: number[] = [];
  let at = 0;
  for (const { first, step, count } of playlist) {
    // Hands that move backwards do not hit.
    if (step === 1) {
      for (const stroke of strokes) if (stroke >= first && stroke < first + count) shown.push(at + stroke - first);
    }
    at += count;
  }
  return shown;
}
