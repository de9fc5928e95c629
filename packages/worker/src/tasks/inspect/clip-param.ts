import { isJsonObject, type Json, type JsonObject } from '@talkgraph/engine';
import type { Clip } from '@talkgraph/media';
import type { StillReference } from '@talkgraph/nodes';
import { taskParams } from '../../errors.js';

/** A recipe among a task's parameters. @throws TASK_PARAMS */
export function clipParam(task: string, params: JsonObject): Clip {
  const { clip } = params;
  if (isClip(clip)) return clip;
  throw taskParams({ task, name: 'clip', value: typeof clip });
}

/** A stored still among a task's parameters. @throws TASK_PARAMS */
export function stillParam(task: string, params: JsonObject): StillReference {
  const { still } = params;
  if (isJsonObject(still) && typeof still.artifact === 'string') return still as unknown as StillReference;
  throw taskParams({ task, name: 'still', value: typeof still });
}

/** A number of at least 0. @throws TASK_PARAMS */
export function amountParam(task: string, params: JsonObject, name: string): number {
  const value = params[name];
  if (typeof value === 'number' && value >= 0 && Number.isFinite(value)) return value;
  throw taskParams({ task, name, value: JSON.stringify(value) ?? 'nothing' });
}

function isClip(value: Json | undefined): value is JsonObject & Clip {
  return (
    isJsonObject(value) && typeof value.op === 'string' && typeof value.hash === 'string' && Array.isArray(value.inputs)
  );
}
