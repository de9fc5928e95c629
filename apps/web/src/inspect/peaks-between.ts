/** The peaks of a stretch of a sound, of those that cover all of it evenly. */
export function peaksBetween(
  { peaks, durationSeconds }: { readonly peaks: readonly number[]; readonly durationSeconds: number },
  from: number,
  to: number,
): readonly number[] {
  const place = (seconds: number) => Math.round((seconds / Math.max(durationSeconds, 1e-6)) * peaks.length);
  return peaks.slice(place(from), Math.max(place(from) + 1, place(to)));
}
