import type { Json } from '@talkgraph/engine';
import type { Catalogue } from '../catalogue/node-type.js';
import { graphAt } from '../editor/open-graph.js';
import type { GraphNode, WorkflowDocument } from '../graph/document.js';
import { findProblems } from '../graph/find-problems.js';
import { linkInto } from '../graph/link-index.js';
import type { RunProblems } from './live-run.js';
import { placeOfNode } from './prompt-node-id.js';

type Problem = RunProblems['nodes'][string][number];

/**
 * What is still wrong with a workflow that was refused and then changed: mistakes at inputs that were changed go, unless the
 * page sees that they are still there; what the page knows of is told as it calls the inputs. Answers the same object where
 * nothing is different, and undefined where nothing is left.
 * @param refused the workflow as it was refused
 */
export function mendProblems(
  problems: RunProblems,
  refused: WorkflowDocument,
  document: WorkflowDocument,
  catalogue: Catalogue,
): RunProblems | undefined {
  let isChanged = false;
  const nodes: Record<string, readonly Problem[]> = {};
  for (const [id, listed] of Object.entries(problems.nodes)) {
    const left = leftOf(id, listed, { refused, document, catalogue });
    isChanged ||= left.length !== listed.length || left.some((problem, place) => problem !== listed[place]);
    if (left.length > 0) nodes[id] = left;
  }
  if (!isChanged) return problems;
  if (Object.keys(nodes).length === 0 && !problems.general) return undefined;
  return { ...problems, nodes };
}

interface Change {
  readonly refused: WorkflowDocument;
  readonly document: WorkflowDocument;
  readonly catalogue: Catalogue;
}

function leftOf(id: string, listed: readonly Problem[], { refused, document, catalogue }: Change): Problem[] {
  const { path, node } = placeOfNode(id);
  const before = nodeOf(refused, path, node);
  const now = nodeOf(document, path, node);
  const graph = graphAt(document, path);
  if (!now || !graph || now.node.mode !== before?.node.mode) return [];
  const found = findProblems(graph, document, catalogue)[node] ?? [];
  return listed.flatMap((problem) => {
    const known = found.find(({ code, input }) => code === problem.code && input === problem.input);
    if (!known) return isSame(before, now, problem.input) ? [problem] : [];
    return [isSameText(known, problem) ? problem : { ...problem, text: known.text }];
  });
}

interface NodeInGraph {
  readonly node: GraphNode;
  readonly sourceOf: (input: string) => string | undefined;
}

function nodeOf(document: WorkflowDocument, path: readonly string[], id: string): NodeInGraph | undefined {
  const graph = graphAt(document, path);
  const node = graph?.nodes[id];
  if (!graph || !node) return undefined;
  const sourceOf = (input: string) => {
    const from = linkInto(graph.links, id, input)?.from;
    return from && `${from.node} ${from.slot}`;
  };
  return { node, sourceOf };
}

/** Whether an input, or without one the whole node, is still given the same. */
function isSame(before: NodeInGraph, now: NodeInGraph, input: string | undefined): boolean {
  const given = ({ node }: NodeInGraph): Json | GraphNode['values'] | undefined =>
    input === undefined ? node.values : node.values[input];
  if (given(before) !== given(now)) return false;
  return input === undefined || before.sourceOf(input) === now.sourceOf(input);
}

function isSameText(a: Pick<Problem, 'text'>, b: Pick<Problem, 'text'>): boolean {
  return a.text.en === b.text.en && a.text.zh === b.text.zh;
}
