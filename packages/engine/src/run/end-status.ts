import type { NodeFailure, RunStatus } from './run-event.js';
import type { RunScope } from './run-scope.js';

/** How a run has ended: a cancel counts more than failures, and outputs that were made more than those that were not. */
export function endStatus(
  { halt, graph }: RunScope,
  outputs: ReadonlySet<string>,
  failure: NodeFailure | undefined,
): RunStatus {
  if (halt.reason === 'cancelled') return 'cancelled';
  if (halt.reason === 'failed') return 'error';
  if (failure === undefined) return 'success';
  return [...outputs].some((id) => graph.live(id)?.state === 'done') ? 'partial' : 'error';
}
