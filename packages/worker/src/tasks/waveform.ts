import { soundPeaks } from '@talkgraph/media';
import type { Task } from '../tasks.js';
import { textParam, wholeParam } from './read-task-params.js';
import { spreadPeaks } from './spread-peaks.js';

/**
 * `{path, points}`: answers `{durationSeconds, sampleRate, peaks}` of a sound or a video's sound: `points` (16 to 8192,
 * 800 by default) peaks from 0 to 1, evenly spread; the rate is the one the peaks were measured at.
 */
export const waveform: Task = async (params, signal) => {
  const points = wholeParam('waveform', params, 'points', { min: 16, max: 8192, otherwise: 800 });
  const found = await soundPeaks(textParam('waveform', params, 'path'), { count: 2 * points, signal });
  const { sampleRate, sampleCount } = found;
  return { durationSeconds: sampleCount / sampleRate, sampleRate, peaks: spreadPeaks(found, points) };
};
