import type { BranchPart } from '../definition/branch.js';
import type { Subgraph } from '../definition/subgraph.js';
import { nodeOutputInvalid } from '../errors.js';
import type { InputValue, Link, PromptNode } from '../graph/prompt.js';
import type { Json } from '../json.js';
import type { Branch } from './branch.js';
import { type FinishedNodes, findFinished } from './find-finished.js';
import type { LiveNode } from './live-node.js';
import type { NodeRecord, OutputItem } from './node-record.js';
import type { RunScope } from './run-scope.js';
import { sealJson } from './seal-json.js';
import { slotKeysOf } from './slot-keys.js';

/** Nodes to be brought into the running graph. */
export interface Growth {
  readonly parts: readonly BranchPart[];
  /** Outputs whose values are wanted. */
  readonly wanted: readonly Link[];
  /** What the nodes belong to; undefined for those of submitted nodes. */
  readonly branch: Branch | undefined;
  readonly onError: 'stop' | 'continue';
}

/** What came into the graph. */
export interface Grown {
  readonly children: readonly string[];
  /** The nodes that the wanted outputs are of. */
  readonly sources: readonly LiveNode[];
  readonly finished: FinishedNodes;
  /** Nodes to be run whether or not a wanted output needs them. */
  readonly outputs: readonly LiveNode[];
}

/**
 * Adds nodes to the graph, and finds out which of them are finished: from before a restart, from this run, or in the
 * cache. Nodes that nothing wanted needs and that are no output nodes are added, but never run.
 * @throws EXPANSION_ID_TAKEN, EXPANSION_TOO_LARGE, NODE_TYPE_NOT_LOADED, LINK_UNKNOWN, NODE_OUTPUT_INVALID
 */
export async function growGraph(scope: RunScope, parent: LiveNode, growth: Growth): Promise<Grown> {
  const { graph } = scope;
  const children: string[] = [];
  for (const part of growth.parts) {
    const sealed = sealSubgraph(parent, part);
    graph.add(parent, sealed, growth.branch);
    for (const id of sealed.nodes.keys()) children.push(id);
  }
  const reached = graph.reach([...children, ...growth.wanted.map(({ node }) => node)], {
    rank: parent.rank,
    onError: growth.onError,
  });
  for (const { given } of growth.parts) for (const [id, record] of given ?? []) give(parent, graph.live(id)!, record);
  const sources = growth.wanted.map((link) => graph.source(parent.id, link));
  const finished = await findFinished(
    scope,
    reached.filter(({ slotKeys }) => slotKeys === undefined),
  );
  const outputs = children.map((id) => graph.live(id)!).filter(({ definition }) => definition.outputNode);
  return { children, sources, finished, outputs };
}

/** Constants of added nodes come from code, not from a file: they are checked to be JSON, and frozen. */
function sealSubgraph(parent: LiveNode, subgraph: Subgraph): Subgraph {
  const nodes = new Map<string, PromptNode>();
  for (const [id, node] of subgraph.nodes) {
    const inputs = Object.entries(node.inputs).map(
      ([name, given]) => [name, sealInput(parent, `${id}.${name}`, given)] as const,
    );
    nodes.set(id, { ...node, inputs: Object.fromEntries(inputs) });
  }
  return { nodes, displayIds: subgraph.displayIds };
}

function sealInput(parent: LiveNode, output: string, given: InputValue): InputValue {
  return 'link' in given ? given : { ...given, value: sealedValue(parent, output, given.value) };
}

function sealedValue({ id: node, definition }: LiveNode, output: string, value: Json): Json {
  const sealed = sealJson(value);
  if ('value' in sealed) return sealed.value;
  throw nodeOutputInvalid({ node, type: definition.type, output, problem: sealed.problem });
}

/** Makes a node one whose result is known. */
function give(parent: LiveNode, live: LiveNode, record: NodeRecord): void {
  const seal = (item: OutputItem): OutputItem =>
    'value' in item ? { value: sealedValue(parent, live.id, item.value) } : item;
  const outputs = record.outputs.map((items) => items.map(seal));
  live.state = 'done';
  live.record = { ...record, outputs };
  live.slotKeys = slotKeysOf(live.record);
}
