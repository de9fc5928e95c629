import type { JsonObject } from '@talkgraph/engine';
import { type Home, isModelKind } from '@talkgraph/runtime';
import { taskParams } from '../errors.js';
import type { Tasks } from '../tasks.js';
import { recogniseModel } from './recognise-model.js';
import { tryModel } from './try-model.js';

/** What a worker does for the server with models; here, a model that brings its engine down brings no run down. */
export function modelTasks(home: Pick<Home, 'models'>): Tasks {
  return {
    /** `{path, name}` → `{kind, name, what}` */
    'recognise-model': async ({ path, name }) => ({ ...(await recogniseModel(String(path), String(name))) }),
    /** `{kind, name}` → `{what}` */
    'try-model': async ({ kind, name }: JsonObject) => {
      if (typeof kind !== 'string' || !isModelKind(kind)) {
        throw taskParams({ task: 'try-model', name: 'kind', value: String(kind) });
      }
      return { ...(await tryModel(home, kind, String(name))) };
    },
  };
}
