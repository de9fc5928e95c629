import { writeThumbnail } from '@talkgraph/media';
import type { Task } from '../tasks.js';
import { textParam, wholeParam } from './read-task-params.js';

/**
 * `{path, output, width}`: writes a small WebP of a picture or of the first frame of a video that is not blank; `width`
 * (16 to 2048, 320 by default) is its longest side. Answers null.
 */
export const thumbnail: Task = async (params, signal) => {
  const maxSide = wholeParam('thumbnail', params, 'width', { min: 16, max: 2048, otherwise: 320 });
  const [path, output] = [textParam('thumbnail', params, 'path'), textParam('thumbnail', params, 'output')];
  await writeThumbnail(path, output, { maxSide, format: 'webp', signal });
  return null;
};
