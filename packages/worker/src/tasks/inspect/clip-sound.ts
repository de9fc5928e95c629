import { soundPeaks } from '@talkgraph/media';
import type { Task } from '../../tasks.js';
import { textParam, wholeParam } from '../read-task-params.js';
import { spreadPeaks } from '../spread-peaks.js';
import { clipParam } from './clip-param.js';
import type { InspectPlace } from './inspect-tasks.js';

/** `{clip, output}`: writes the sound of a recipe to a file that browsers play; its name says which kind. Answers null. */
export function clipSound({ media }: Pick<InspectPlace, 'media'>): Task {
  return async (params, signal) => {
    const output = textParam('clip-sound', params, 'output');
    await media.renderAudio(clipParam('clip-sound', params), output, { signal });
    return null;
  };
}

/** `{clip, points}`: as the task `waveform`, of a recipe's sound. */
export function clipWaveform({ media }: Pick<InspectPlace, 'media'>): Task {
  return async (params, signal) => {
    const points = wholeParam('clip-waveform', params, 'points', { min: 16, max: 8192, otherwise: 800 });
    const { ops, sourcePath } = media;
    const clip = clipParam('clip-waveform', params);
    const found = await soundPeaks(clip, { count: 2 * points, ops, resolveSource: sourcePath, signal });
    const { sampleRate, sampleCount } = found;
    return { durationSeconds: sampleCount / sampleRate, sampleRate, peaks: spreadPeaks(found, points) };
  };
}
