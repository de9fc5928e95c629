import { render, scaleToFit, trim } from '@talkgraph/media';
import type { Task } from '../../tasks.js';
import { textParam, wholeParam } from '../read-task-params.js';
import { beforeFrames, beforeStretch, pickedFramesOp, videoOf } from './before-frames.js';
import { amountParam, clipParam } from './clip-param.js';
import type { InspectPlace } from './inspect-tasks.js';

/**
 * `{clip, from, seconds, width, behind?, output}`: writes a few seconds of a recipe, small and quickly encoded, with their
 * sound, as MP4; with `behind` the frames of that clip which they were made of, without sound. Answers null.
 */
export function clipPart({ media }: Pick<InspectPlace, 'media'>): Task {
  return async (params, signal) => {
    const whole = clipParam('clip-part', params);
    const from = amountParam('clip-part', params, 'from');
    const seconds = amountParam('clip-part', params, 'seconds');
    const width = wholeParam('clip-part', params, 'width', { min: 16, max: 2048, otherwise: 480 });
    const ops = [...media.ops, pickedFramesOp];
    const video = videoOf('clip-part', whole, ops);
    const frames = (time: number) => Math.round((time * video.fps.num) / video.fps.den);
    const first = Math.min(video.frameCount - 1, frames(from));
    const count = Math.max(1, Math.min(video.frameCount - first, frames(seconds)));
    const before = beforeFrames('clip-part', params, media);
    const part = before ? beforeStretch(before, { first, count, fps: video.fps }) : trim(whole, { first, count });
    const shown = videoOf('clip-part', part, ops);
    const shortSide = Math.round((width * Math.min(shown.width, shown.height)) / Math.max(shown.width, shown.height));
    const small = Math.max(shown.width, shown.height) > width ? scaleToFit(part, Math.max(16, shortSide)) : part;
    const encode = { crf: 26, preset: 'ultrafast' };
    const output = textParam('clip-part', params, 'output');
    await render(small, output, { ops, resolveSource: media.sourcePath, encode, signal });
    return null;
  };
}
