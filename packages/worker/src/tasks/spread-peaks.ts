import type { SoundPeaks } from '@talkgraph/media';

/** The loudest sample of each of so many equal parts of a sound, from 0 to 1. */
export function spreadPeaks({ peaks, sampleCount, samplesPerPeak }: SoundPeaks, points: number): number[] {
  const stretches = peaks.length / 2;
  const perPoint = sampleCount / samplesPerPeak / points;
  return Array.from({ length: points }, (_, point) => {
    const first = Math.min(stretches - 1, Math.floor(point * perPoint));
    const end = Math.max(first + 1, Math.min(stretches, Math.ceil((point + 1) * perPoint)));
    let peak = 0;
    for (let i = 2 * first; i < 2 * end; i++) peak = Math.max(peak, Math.abs(peaks[i] as number));
    return Math.min(1, peak);
  });
}
