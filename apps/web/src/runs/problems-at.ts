import type { RunProblems } from './live-run.js';

type Listed = RunProblems['nodes'][string];

const none: Listed = [];
const indexes = new WeakMap<RunProblems, ReadonlyMap<string, Listed>>();

/** The mistakes of a node; an instance of a sub-graph has those of all nodes inside it. */
export function problemsAt(problems: RunProblems | undefined, id: string): Listed {
  if (!problems) return none;
  let index = indexes.get(problems);
  if (!index) {
    index = indexOf(problems);
    indexes.set(problems, index);
  }
  return index.get(id) ?? none;
}

function indexOf({ nodes }: RunProblems): ReadonlyMap<string, Listed> {
  const index = new Map<string, Listed>();
  for (const [id, listed] of Object.entries(nodes)) {
    const steps = id.split(':');
    for (let depth = 1; depth <= steps.length; depth += 1) {
      const at = steps.slice(0, depth).join(':');
      index.set(at, [...(index.get(at) ?? []), ...listed]);
    }
  }
  return index;
}
