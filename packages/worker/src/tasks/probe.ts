import type { Json } from '@talkgraph/engine';
import { probe as probeFile } from '@talkgraph/media';
import type { Task } from '../tasks.js';
import { textParam } from './read-task-params.js';

/** `{path}`: answers what a media file holds, counted, as `probe` of `@talkgraph/media` does, without the path. */
export const probe: Task = async (params, signal) => {
  const { path: _path, ...found } = await probeFile(textParam('probe', params, 'path'), { signal });
  return found as unknown as Json;
};
