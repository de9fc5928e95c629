import { Halt } from './halt.js';
import { LiveGraph } from './live-graph.js';
import type { OpenCall } from './open-call.js';
import { Pacer } from './pacer.js';
import { ResourcePool } from './resource-pool.js';
import type { RunControls, RunRequest, RunServices } from './run-options.js';
import type { CallBranches, RunScope } from './run-scope.js';

const defaultGraceMs = 5000;
/** An added node takes up to 4 KB, so an endless loop ends here before memory does. */
const defaultMaxAddedNodes = 500_000;

/**
 * Sets up what the parts of a run share. When the run is halted, calls under way are told, and nobody waits any longer.
 * @param branches of the run
 */
export function createScope(
  request: RunRequest,
  services: RunServices,
  controls: RunControls,
  branches: CallBranches,
): RunScope {
  const halt = new Halt();
  const pool = new ResourcePool(services.resources);
  const calls = new Set<OpenCall>();
  halt.onHalt(() => {
    for (const call of calls) call.abort(controls.signal.aborted ? controls.signal.reason : stopped());
    pool.close();
  });
  return {
    request,
    services,
    graph: new LiveGraph(request.prompt, services.registry, controls.maxAddedNodes ?? defaultMaxAddedNodes),
    pool,
    pacer: new Pacer(),
    halt,
    calls,
    computed: new Map(),
    executed: [],
    graceMs: Math.min(controls.graceMs ?? defaultGraceMs, defaultGraceMs),
    cancelGraceMs: controls.graceMs ?? defaultGraceMs,
    remarks: new Map(),
    emit: (event) => controls.onEvent(event),
    branches,
  };
}

/** The usual reason of an aborted signal, which platform functions throw on. */
function stopped(): DOMException {
  return new DOMException('The run was stopped because another node failed.', 'AbortError');
}
