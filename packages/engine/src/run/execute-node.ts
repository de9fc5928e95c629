import { askLazy } from './ask-lazy.js';
import { callArguments, countCalls } from './call-arguments.js';
import { callNode } from './call-node.js';
import { type GatheredInputs, gatherInputs } from './gather-inputs.js';
import { blockedCall, type CallResult } from './read-answer.js';
import { runHalted } from './run-halted.js';
import type { RunningNode, RunScope } from './run-scope.js';

/** What came of a node's turn: it needs more inputs first, or its calls have results. */
export type Turn = { readonly needs: ReadonlySet<string> } | { readonly results: readonly CallResult[] };

/** Gives a node its turn: asks what lazy inputs it needs, then makes its calls. Throws what the node throws. */
export async function executeNode(scope: RunScope, running: RunningNode): Promise<Turn> {
  const { live } = running;
  let isAnnounced = false;
  const announce = (): void => {
    if (isAnnounced) return;
    isAnnounced = true;
    scope.emit({ kind: 'node-started', ...live.identity, type: live.definition.type });
  };
  try {
    const gathered = gatherInputs(live, scope.graph, scope.request);
    running.inputs = gathered;
    if (live.definition.checkLazy !== undefined) {
      announce();
      const needs = await askLazy(scope, running, gathered);
      if (needs.size > 0) return { needs };
    }
    const results = await makeCalls(scope, running, gathered, announce);
    announce();
    return { results };
  } catch (error) {
    if (error !== runHalted) announce();
    throw error;
  }
}

async function makeCalls(
  scope: RunScope,
  running: RunningNode,
  gathered: GatheredInputs,
  announce: () => void,
): Promise<readonly CallResult[]> {
  const { definition } = running.live;
  const count = countCalls(gathered, definition.inputIsList === true);
  const make = (index: number) => makeCall(scope, running, gathered, index, announce);
  if (definition.parallelCalls) return Promise.all(Array.from({ length: count }, (_, index) => make(index)));
  const results: CallResult[] = [];
  for (let index = 0; index < count; index++) {
    const turn = scope.pacer.turn();
    if (turn !== undefined) await turn;
    if (scope.halt.reason !== undefined) throw runHalted;
    results.push(await make(index));
  }
  return results;
}

async function makeCall(
  scope: RunScope,
  running: RunningNode,
  gathered: GatheredInputs,
  index: number,
  announce: () => void,
): Promise<CallResult> {
  const { live } = running;
  const args = callArguments(gathered, index, live.definition.inputIsList === true);
  if ('inputs' in args) return callNode(scope, running, index, args.inputs, announce);
  announce();
  if (live.branch !== undefined) {
    // Whoever runs the part is told; the message goes on, in case it is looked for at the end.
    if (args.blocked !== null) live.branch.blocked ??= args.blocked;
    return blockedCall(live, args.blocked);
  }
  if (args.blocked !== null) {
    scope.emit({ kind: 'node-blocked', ...live.identity, type: live.definition.type, message: args.blocked });
  }
  // The message has been given; further on the block is silent.
  return blockedCall(live, null);
}
