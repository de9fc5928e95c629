import { convertPicture } from '@talkgraph/media';
import type { Task } from '../tasks.js';
import { choiceParam, textParam, wholeParam } from './read-task-params.js';

/**
 * `{path, output, format, channel, quality}`: writes a picture file as `png`, `jpeg` or `webp`, upright; all of it
 * (`rgba`), only its colours (`rgb`) or only its alpha (`a`); quality 1 to 100, 90 by default. Answers null.
 */
export const picture: Task = async (params) => {
  const format = choiceParam('picture', params, 'format', ['png', 'jpeg', 'webp']);
  const channel = choiceParam('picture', params, 'channel', ['rgba', 'rgb', 'a']);
  const quality = wholeParam('picture', params, 'quality', { min: 1, max: 100, otherwise: 90 });
  const [path, output] = [textParam('picture', params, 'path'), textParam('picture', params, 'output')];
  await convertPicture(path, output, { format, channel, quality });
  return null;
};
