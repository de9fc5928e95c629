import { pasteAlpha } from '@talkgraph/media';
import type { Task } from '../tasks.js';
import { textParam } from './read-task-params.js';

/**
 * `{original, mask, output}`: writes the original picture with the alpha of the mask picture, as PNG that keeps the
 * original's texts. Answers null.
 */
export const mask: Task = async (params) => {
  const [original, alpha] = [textParam('mask', params, 'original'), textParam('mask', params, 'mask')];
  await pasteAlpha(original, alpha, textParam('mask', params, 'output'));
  return null;
};
