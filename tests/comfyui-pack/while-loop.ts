import {
  boolean,
  type ChildOutput,
  childOutput,
  defineNode,
  type GraphView,
  type Json,
  nodeResult,
  type SubgraphBuilder,
  type SubgraphNode,
} from '@talkgraph/engine';
import { type CarriedInputs, carriedValues, flowControl, indices, loopInputs, loopOutputs } from './loop-ports.js';
import { smart, variantCheck } from './smart-type.js';

const category = 'Testing/Flow';

const whileLoopOpen = defineNode({
  type: 'TestWhileLoopOpen',
  version: 1,
  label: { en: 'While Loop Open', zh: '条件循环开始' },
  category,
  summary: { en: 'Where the body of a loop begins.', zh: '循环体的起点。' },
  // Whether to go on is asked at the other end; here the condition is only shown.
  inputs: { condition: { type: boolean, default: true, mustBeGiven: true }, ...loopInputs },
  outputs: { FLOW_CONTROL: { type: smart(flowControl) }, ...loopOutputs },
  check: variantCheck({ condition: boolean }),
  run: (inputs) => ({ FLOW_CONTROL: 'stub', ...carriedValues(inputs) }),
});

const whileLoopClose = defineNode({
  type: 'TestWhileLoopClose',
  version: 1,
  label: { en: 'While Loop Close', zh: '条件循环结束' },
  category,
  summary: { en: 'Runs the body again while the condition is true.', zh: '条件为真时再次运行循环体。' },
  inputs: {
    flow_control: { type: flowControl, rawLink: true },
    condition: { type: boolean, forceInput: true },
    ...loopInputs,
  },
  hidden: { dynprompt: 'DYNPROMPT', unique_id: 'UNIQUE_ID' },
  outputs: loopOutputs,
  check: variantCheck({ flow_control: flowControl, condition: boolean }),
  run(inputs, ctx) {
    if (!inputs.condition) return carriedValues(inputs);
    const [open] = inputs.flow_control!;
    const graph = ctx.subgraph();
    const again = copyBody(graph, inputs.dynprompt, { open, close: inputs.unique_id }, inputs);
    return nodeResult({ outputs: Object.fromEntries(indices.map((n) => [`value${n}`, again.out(n)])), expand: graph });
  },
});

/** Copies what lies between the two ends, both included, gives the copy the new values, and answers the copied end. */
function copyBody(
  graph: SubgraphBuilder,
  view: GraphView,
  ends: { readonly open: string; readonly close: string },
  values: CarriedInputs,
): SubgraphNode {
  const copies = new Map<string, SubgraphNode>();
  const body = bodyOf(view, ends);
  for (const id of body) {
    const options = { id: id === ends.close ? 'Recurse' : id, displayId: id };
    copies.set(id, graph.node(view.node(id)!.type, {}, options));
  }
  for (const id of body) {
    for (const [name, given] of Object.entries(view.node(id)!.inputs)) {
      const value = 'link' in given ? linkFrom(given.link, copies) : given.value;
      if (value !== null) copies.get(id)!.set(name, value);
    }
  }
  for (const n of indices) {
    const name = `initial_value${n}` as const;
    copies.get(ends.open)!.set(name, (values[name] as Json | undefined) ?? undefined);
  }
  return copies.get(ends.close)!;
}

function linkFrom(link: { node: string; slot: number }, copies: ReadonlyMap<string, SubgraphNode>): ChildOutput {
  return copies.get(link.node)?.out(link.slot) ?? childOutput(link.node, link.slot);
}

/** The nodes that are reached from the open end and lead to the close end; the open end first, the close end last. */
function bodyOf(
  view: GraphView,
  { open, close }: { readonly open: string; readonly close: string },
): readonly string[] {
  const users = usersUpstreamOf(view, close);
  const body = new Set<string>([open]);
  // A set that grows while it is walked: every node added is visited in turn.
  for (const id of body) for (const user of users.get(id) ?? []) if (user !== close) body.add(user);
  return [...body, close];
}

/** For everything that a node depends on: which of the visited nodes use it. */
function usersUpstreamOf(view: GraphView, start: string): ReadonlyMap<string, readonly string[]> {
  const users = new Map<string, string[]>();
  const waiting = [start];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    for (const given of Object.values(view.node(id)?.inputs ?? {})) {
      if (!('link' in given)) continue;
      const known = users.get(given.link.node);
      if (known) known.push(id);
      else {
        users.set(given.link.node, [id]);
        waiting.push(given.link.node);
      }
    }
  }
  return users;
}

export const whileLoop = [whileLoopOpen, whileLoopClose];
