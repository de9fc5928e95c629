import type { GraphView } from '../../definition/node-context.js';
import { childOutput, nodeResult } from '../../definition/node-result.js';
import { any, boolean, float, int } from '../../definition/port-type.js';
import type { Subgraph } from '../../definition/subgraph.js';
import type { Json } from '../../json.js';
import { testNode } from './make-node.js';

/** Where a round of a loop begins; answers what the round starts with. */
export const open = testNode({
  type: 'Open',
  inputs: { count: { type: int }, carried: { type: any } },
  outputs: { flow: { type: any }, count: { type: int }, carried: { type: any } },
  run: ({ count, carried }) => ({ flow: 'flow', count, carried }),
});

/** Where a round ends: clones the nodes between, as ComfyUI's loops do, until the count is used up. */
export const close = testNode({
  type: 'Close',
  inputs: { flow: { type: any, rawLink: true }, count: { type: int }, carried: { type: any } },
  hidden: { graph: 'DYNPROMPT', id: 'UNIQUE_ID' },
  outputs: { carried: { type: any } },
  run: ({ flow, count, carried, graph, id }, ctx) => {
    if (count <= 1) return { carried };
    const start = flow![0];
    const builder = ctx.subgraph();
    const body = between(graph, start, id);
    const clones = new Map<string, ReturnType<typeof builder.node>>();
    for (const name of body) {
      const local = name === id ? 'Recurse' : name;
      clones.set(name, builder.node(graph.node(name)!.type, {}, { id: local, displayId: name }));
    }
    for (const [name, clone] of clones) {
      for (const [input, given] of Object.entries(graph.node(name)!.inputs)) {
        if ('value' in given) clone.set(input, given.value);
        else
          clone.set(
            input,
            clones.get(given.link.node)?.out(given.link.slot) ?? childOutput(given.link.node, given.link.slot),
          );
      }
    }
    clones.get(start)!.set('count', count - 1);
    clones.get(start)!.set('carried', carried as Json);
    return nodeResult({ expand: builder, outputs: { carried: clones.get(id)!.out(0) } });
  },
});

/** The nodes upstream of the end of a round that depend on its beginning, both included. */
function between(graph: GraphView, start: string, end: string): ReadonlySet<string> {
  const users = new Map<string, string[]>();
  const seen = new Set([end]);
  for (const id of seen) {
    for (const given of Object.values(graph.node(id)!.inputs)) {
      if (!('link' in given)) continue;
      users.set(given.link.node, [...(users.get(given.link.node) ?? []), id]);
      seen.add(given.link.node);
    }
  }
  const body = new Set([start]);
  for (const id of body) for (const user of users.get(id) ?? []) body.add(user);
  return body;
}

/** Counts down with two added nodes per round, whose ids do not grow. */
export const countDown = testNode({
  type: 'CountDown',
  inputs: { count: { type: int }, sum: { type: float } },
  run: ({ count, sum }, ctx) => {
    if (count === 0) return { value: sum };
    const round = ctx.subgraph();
    const step = round.node('Add', { plus: count, before: round.node('Constant', { value: sum }).out(0) });
    const rest = round.node('CountDown', { count: count - 1, sum: step.out(0) });
    return nodeResult({ expand: round, outputs: { value: rest.out(0) } });
  },
});

/** Answers a value directly, or one of an added node, or an added list, as `how` says. */
export const mixed = testNode({
  type: 'Mixed',
  inputs: { how: { type: any } },
  outputs: { value: { type: any }, fixed: { type: any } },
  run: ({ how }, ctx) => {
    const round = ctx.subgraph();
    const expand: Subgraph = round;
    if (how === 'plain') return { value: 1, fixed: 100 };
    if (how === 'result') return nodeResult({ outputs: { value: 2, fixed: 100 } });
    if (how === 'list') {
      const many = round.node('Each', { list: [4, 5] });
      return nodeResult({ expand, outputs: { value: many.out(0), fixed: 100 } });
    }
    return nodeResult({ expand, outputs: { value: round.node('Constant', { value: 3 }).out(0), fixed: 100 } });
  },
});

/** Adds nodes that need each other. */
export const knot = testNode({
  type: 'Knot',
  inputs: { lazy: { type: boolean, default: true } },
  run: ({ lazy }, ctx) => {
    const round = ctx.subgraph();
    const type = lazy ? 'Choose' : 'Add';
    const first = round.node(type, { useFirst: true });
    const second = round.node(type, { useFirst: true, first: first.out(0) });
    first.set('first', second.out(0));
    return nodeResult({ expand: round, outputs: { value: second.out(0) } });
  },
});
