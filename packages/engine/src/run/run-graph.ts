import { GraphRun } from './graph-run.js';
import type { RunStatus } from './run-event.js';
import type { RunControls, RunRequest, RunServices } from './run-options.js';

/**
 * Runs a prompt: makes the outputs asked for and, before them, whatever they need that is not known yet, several nodes at
 * once where they wait or where resources allow. The prompt is expected to be checked and prepared. Tells of everything
 * through `controls.onEvent`; a node's failure is an event and a status, not an exception.
 *
 * Lists: an output is a list of values, and a node is called once per item, shorter lists repeating their last item. An
 * empty list means no calls and empty outputs.
 * @throws RUN_OUTPUT_UNKNOWN
 */
export function runGraph(request: RunRequest, services: RunServices, controls: RunControls): Promise<RunStatus> {
  return new GraphRun(request, services, controls).run();
}
