import { type SoundPeaks, soundPeaks } from '@talkgraph/media';
import type { Task } from '../tasks.js';
import { textParam, wholeParam } from './read-task-params.js';

/**
 * `{path, points}`: answers `{durationSeconds, sampleRate, peaks}` of a sound or a video's sound: `points` (16 to 8192,
 * 800 by default) peaks from 0 to 1, evenly spread; the rate is the one the peaks were measured at.
 */
export const waveform: Task = async (params, signal) => {
  const points = wholeParam('waveform', params, 'points', { min: 16, max: 8192, otherwise: 800 });
  const found = await soundPeaks(textParam('waveform', params, 'path'), { count: 2 * points, signal });
  const { sampleRate, sampleCount } = found;
  return { durationSeconds: sampleCount / sampleRate, sampleRate, peaks: spread(found, points) };
};

/** The loudest sample of each of so many equal parts. */
function spread({ peaks, sampleCount, samplesPerPeak }: SoundPeaks, points: number): number[] {
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
