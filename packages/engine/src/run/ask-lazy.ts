import { lazyInputUnknown } from '../errors.js';
import { callArguments, countCalls } from './call-arguments.js';
import { awaitAsync } from './call-node.js';
import type { GatheredInputs } from './gather-inputs.js';
import { openCall } from './open-call.js';
import type { RunningNode, RunScope } from './run-scope.js';

/**
 * Asks a node which of its lazy inputs it needs, once per call it would make, and answers those not evaluated yet. Blocked
 * calls are not asked.
 * @throws LAZY_INPUT_UNKNOWN
 */
export async function askLazy(
  scope: RunScope,
  running: RunningNode,
  gathered: GatheredInputs,
): Promise<ReadonlySet<string>> {
  const { live } = running;
  const isList = live.definition.inputIsList === true;
  const missing = new Set(
    live.links.filter(({ name, lazy }) => lazy && isUnevaluated(gathered, name)).map(({ name }) => name),
  );
  const needed = new Set<string>();
  if (missing.size === 0) return needed;
  for (let index = 0; index < countCalls(gathered, isList); index++) {
    const args = callArguments(gathered, index, isList);
    if ('blocked' in args) continue;
    for (const name of await askCall(scope, running, index, args.inputs)) {
      if (missing.has(name)) needed.add(name);
      else if (!gathered.lists.has(name)) {
        throw lazyInputUnknown({ node: live.id, type: live.definition.type, input: name });
      }
    }
  }
  return needed;
}

async function askCall(
  scope: RunScope,
  running: RunningNode,
  index: number,
  inputs: Readonly<Record<string, unknown>>,
): Promise<readonly string[]> {
  const call = openCall(scope, running, index, (wait) => wait());
  try {
    const answer = running.live.definition.checkLazy!(inputs as never, call.context);
    return answer instanceof Promise ? await awaitAsync(running, answer) : await answer;
  } finally {
    await call.close();
  }
}

function isUnevaluated({ lists }: GatheredInputs, name: string): boolean {
  const first = lists.get(name)?.[0];
  return first !== undefined && 'unevaluated' in first;
}
