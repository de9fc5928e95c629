/**
 * An outline of a sound for an SVG of `bars` × 100 units: one bar per unit, as high as the loudest peak it stands for.
 * Quiet recordings are drawn larger, so that their words can be seen.
 */
export function waveformPath(peaks: readonly number[], bars: number): string {
  const loudest = Math.max(0.05, ...peaks);
  const parts: string[] = [];
  for (let bar = 0; bar < bars; bar++) {
    const from = Math.floor((bar * peaks.length) / bars);
    const to = Math.max(from + 1, Math.floor(((bar + 1) * peaks.length) / bars));
    const height = Math.max(4, (Math.max(0, ...peaks.slice(from, to)) / loudest) * 100);
    parts.push(`M${bar + 0.15} ${round(50 - height / 2)}h.7v${round(height)}h-.7z`);
  }
  return parts.join('');
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
