import type { JsonObject } from '@talkgraph/engine';
import { taskParams } from '../errors.js';

/** A text among a task's parameters. @throws TASK_PARAMS */
export function textParam(task: string, params: JsonObject, name: string): string {
  const value = params[name];
  if (typeof value === 'string' && value !== '') return value;
  throw taskParams({ task, name, value: JSON.stringify(value) ?? 'nothing' });
}

/** One of several texts; the first of them where the parameter is left out. @throws TASK_PARAMS */
export function choiceParam<C extends string>(
  task: string,
  params: JsonObject,
  name: string,
  choices: readonly [C, ...C[]],
): C {
  const value = params[name] ?? choices[0];
  const found = choices.find((choice) => choice === value);
  if (found !== undefined) return found;
  throw taskParams({ task, name, value: JSON.stringify(value) });
}

/** A whole number within limits; `otherwise` where the parameter is left out. @throws TASK_PARAMS */
export function wholeParam(
  task: string,
  params: JsonObject,
  name: string,
  { min, max, otherwise }: { readonly min: number; readonly max: number; readonly otherwise: number },
): number {
  const value = params[name] ?? otherwise;
  if (typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max) return value;
  throw taskParams({ task, name, value: JSON.stringify(value) });
}
