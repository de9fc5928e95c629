import type { Json, JsonObject } from '@talkgraph/engine';
import { taskUnknown } from './errors.js';

/** Something small that needs the libraries of a worker. Paths in its parameters are absolute, checked by who asks. */
export type Task = (params: JsonObject, signal: AbortSignal) => Promise<Json>;

/** Tasks by the names that `dispatcher.task` knows them under. */
export type Tasks = Readonly<Record<string, Task>>;

/** Does a task. @throws TASK_UNKNOWN, and what the task throws */
export async function doTask(tasks: Tasks, name: string, params: JsonObject, signal: AbortSignal): Promise<Json> {
  const task = Object.hasOwn(tasks, name) ? tasks[name] : undefined;
  if (!task) throw taskUnknown({ task: name });
  return task(params, signal);
}
