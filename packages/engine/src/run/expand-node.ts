import type { Subgraph } from '../definition/subgraph.js';
import { nodeOutputInvalid } from '../errors.js';
import type { InputValue, PromptNode } from '../graph/prompt.js';
import { type FinishedNodes, findFinished } from './find-finished.js';
import type { LiveNode } from './live-node.js';
import type { CallResult } from './read-answer.js';
import type { RunScope } from './run-scope.js';
import { sealJson } from './seal-json.js';

/** What an expansion brought into the graph. */
export interface Expansion {
  readonly children: readonly string[];
  /** The nodes that the results link to. */
  readonly sources: readonly LiveNode[];
  readonly finished: FinishedNodes;
  /** Nodes to be run whether or not a result links to them. */
  readonly outputs: readonly LiveNode[];
}

/**
 * Adds the nodes that a node's calls answered, and finds out which of them are finished: from before a restart, from this
 * run, or in the cache. Nodes that no result needs and that are no output nodes are added, but never run.
 * @throws EXPANSION_ID_TAKEN, EXPANSION_TOO_LARGE, NODE_TYPE_NOT_LOADED, LINK_UNKNOWN, NODE_OUTPUT_INVALID
 */
export async function expandNode(
  scope: RunScope,
  parent: LiveNode,
  results: readonly CallResult[],
): Promise<Expansion> {
  const { graph } = scope;
  const children: string[] = [];
  for (const { expand } of results) {
    if (expand === undefined) continue;
    const sealed = sealSubgraph(parent, expand);
    graph.add(parent, sealed);
    for (const id of sealed.nodes.keys()) children.push(id);
  }
  const linked = results
    .flatMap(({ outputs }) => outputs.flat())
    .flatMap((item) => ('link' in item ? [item.link] : []));
  const reached = graph.reach([...children, ...linked.map(({ node }) => node)], {
    rank: parent.rank,
    onError: parent.onError,
  });
  const sources = linked.map((link) => graph.source(parent.id, link));
  const finished = await findFinished(scope, reached);
  const outputs = children.map((id) => graph.live(id)!).filter(({ definition }) => definition.outputNode);
  return { children, sources, finished, outputs };
}

/** Constants of added nodes come from code, not from a file: they are checked to be JSON, and frozen. */
function sealSubgraph(parent: LiveNode, subgraph: Subgraph): Subgraph {
  const nodes = new Map<string, PromptNode>();
  for (const [id, node] of subgraph.nodes) {
    const inputs = Object.entries(node.inputs).map(
      ([name, given]) => [name, sealInput(parent, id, name, given)] as const,
    );
    nodes.set(id, { ...node, inputs: Object.fromEntries(inputs) });
  }
  return { nodes, displayIds: subgraph.displayIds };
}

function sealInput(parent: LiveNode, id: string, name: string, given: InputValue): InputValue {
  if ('link' in given) return given;
  const sealed = sealJson(given.value);
  if ('value' in sealed) return { ...given, value: sealed.value };
  const { id: node, definition } = parent;
  throw nodeOutputInvalid({ node, type: definition.type, output: `${id}.${name}`, problem: sealed.problem });
}
