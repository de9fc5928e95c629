import { writePicture } from '@talkgraph/media';
import type { MediaService } from '@talkgraph/nodes';
import type { Task } from '../../tasks.js';
import { textParam, wholeParam } from '../read-task-params.js';
import { beforeFrames, videoOf } from './before-frames.js';
import { amountParam, clipParam } from './clip-param.js';
import type { ClipSessions } from './clip-sessions.js';

/**
 * `{clip, at, width, behind?, output}`: writes the frame that a recipe shows at so many seconds as WebP, its longest side at
 * most `width`; the last one behind the end. With `behind`, the frame of that clip which it was made of. Nothing else of the
 * recipe is rendered. Answers null.
 */
export function clipFrame(sessions: ClipSessions, media: Pick<MediaService, 'ops'>): Task {
  return async (params, signal) => {
    const clip = clipParam('clip-frame', params);
    const at = amountParam('clip-frame', params, 'at');
    const maxSide = wholeParam('clip-frame', params, 'width', { min: 16, max: 2048, otherwise: 640 });
    const output = textParam('clip-frame', params, 'output');
    const { fps, frameCount } = videoOf('clip-frame', clip, media.ops);
    // A time that was made of a frame's number is not to fall short of it by rounding.
    const n = Math.min(frameCount - 1, Math.floor((at * fps.num) / fps.den + 1e-6));
    const before = beforeFrames('clip-frame', params, media);
    const frame = before?.framesOf([n])[0] ?? n;
    const picture = await sessions.use(before?.clip ?? clip, (opened) => opened.picture(frame, { maxSide, signal }));
    await writePicture(picture, output, { format: 'webp', quality: 82 });
    return null;
  };
}
