import { runDependencyCycle } from '../errors.js';
import { describeError } from './identify-failure.js';
import type { LiveNode } from './live-node.js';
import type { NodeFailure } from './run-event.js';
import type { RunScope } from './run-scope.js';

/** Most nodes that the sentence names. */
const mostNamed = 10;

/** The failure of a run whose nodes wait for each other: the submitted node that was expanded into them is to blame. */
export function cycleFailure({ graph, executed }: RunScope, cycle: readonly LiveNode[]): NodeFailure {
  const blamed = (cycle.find(({ identity }) => identity.parent !== undefined) ?? cycle[0]!).identity.display;
  const path = [...cycle, cycle[0]!].slice(0, mostNamed).map(({ id }) => id);
  return {
    ...describeError(runDependencyCycle({ path })),
    node: blamed,
    display: blamed,
    type: graph.node(blamed)?.type ?? '',
    // ComfyUI's name, which its clients know.
    exceptionType: 'graph.DependencyCycleError',
    traceback: [],
    inputs: {},
    executed: [...executed],
  };
}
