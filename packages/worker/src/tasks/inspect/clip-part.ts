import { describeClip, render, scaleToFit, trim } from '@talkgraph/media';
import { taskParams } from '../../errors.js';
import type { Task } from '../../tasks.js';
import { textParam, wholeParam } from '../read-task-params.js';
import { amountParam, clipParam } from './clip-param.js';
import type { InspectPlace } from './inspect-tasks.js';

/**
 * `{clip, from, seconds, width, output}`: writes a few seconds of a recipe, small and quickly encoded, with their sound, as
 * MP4. Answers null.
 */
export function clipPart({ media }: Pick<InspectPlace, 'media'>): Task {
  return async (params, signal) => {
    const whole = clipParam('clip-part', params);
    const from = amountParam('clip-part', params, 'from');
    const seconds = amountParam('clip-part', params, 'seconds');
    const width = wholeParam('clip-part', params, 'width', { min: 16, max: 2048, otherwise: 480 });
    const { ops, sourcePath } = media;
    const { video } = describeClip(whole, ops);
    if (!video) throw taskParams({ task: 'clip-part', name: 'clip', value: 'a sound' });
    const frames = (time: number) => Math.round((time * video.fps.num) / video.fps.den);
    const first = Math.min(video.frameCount - 1, frames(from));
    const count = Math.max(1, Math.min(video.frameCount - first, frames(seconds)));
    const part = trim(whole, { first, count });
    const shortSide = Math.round((width * Math.min(video.width, video.height)) / Math.max(video.width, video.height));
    const small = Math.max(video.width, video.height) > width ? scaleToFit(part, Math.max(16, shortSide)) : part;
    const encode = { crf: 26, preset: 'ultrafast' };
    const output = textParam('clip-part', params, 'output');
    await render(small, output, { ops, resolveSource: sourcePath, encode, signal });
    return null;
  };
}
