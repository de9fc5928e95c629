import type { Prompt } from './prompt.js';

/**
 * For each node that has mistakes, the failing outputs that depend on it, in the order of the prompt. Walks from whichever
 * there are fewer of, since both a long chain of mistakes below one output and one mistake below many are common.
 */
export function dependentOutputs(
  prompt: Prompt,
  order: readonly string[],
  outputs: readonly string[],
  mistaken: ReadonlyMap<string, unknown>,
): ReadonlyMap<string, readonly string[]> {
  const dependents = new Map<string, string[]>([...mistaken.keys()].map((id) => [id, []]));
  if (outputs.length <= mistaken.size) {
    for (const output of outputs) {
      for (const id of reachable(output, (at) => sourcesOf(prompt, at))) dependents.get(id)?.push(output);
    }
    return dependents;
  }
  const consumers = consumersOf(prompt, order);
  for (const [id, list] of dependents) {
    const reached = reachable(id, (at) => consumers.get(at) ?? []);
    list.push(...outputs.filter((output) => reached.has(output)));
  }
  return dependents;
}

function reachable(start: string, next: (id: string) => Iterable<string>): ReadonlySet<string> {
  const reached = new Set([start]);
  // A set hands out what is added while it is walked, so it is its own queue.
  for (const id of reached) {
    for (const neighbour of next(id)) reached.add(neighbour);
  }
  return reached;
}

function sourcesOf(prompt: Prompt, id: string): string[] {
  const inputs = Object.values(prompt.nodes.get(id)?.inputs ?? {});
  return inputs.flatMap((given) => ('link' in given ? [given.link.node] : []));
}

function consumersOf(prompt: Prompt, order: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const consumers = new Map<string, string[]>();
  for (const id of order) {
    for (const source of sourcesOf(prompt, id)) {
      const known = consumers.get(source);
      if (known === undefined) consumers.set(source, [id]);
      else known.push(id);
    }
  }
  return consumers;
}
