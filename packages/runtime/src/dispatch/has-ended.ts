import type { RunState } from './dispatcher.js';

/** Whether nothing further happens in a run. */
export function hasEnded(state: RunState): state is Exclude<RunState, 'pending' | 'running'> {
  return state !== 'pending' && state !== 'running';
}
