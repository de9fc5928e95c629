import { type NamedInput, subgraphEnds, type WorkflowDocument } from './document.js';
import { linkIndex } from './link-index.js';
import { nodeAt } from './without-lost-names.js';

/** What a named input stands for: an input of a node that runs. */
export type NamedTarget = Pick<NamedInput, 'node' | 'input'>;

/** How deep instances are followed; only a sub-graph that contains itself is deeper. */
const deepest = 100;

/**
 * The input that a name on the canvas stands for. Instances of sub-graphs do not run themselves, so it is the input that
 * theirs leads to inside them.
 * @param path the instances one has gone into
 */
export function namedTarget(
  document: WorkflowDocument,
  path: readonly string[],
  node: string,
  input: string,
): NamedTarget {
  let target: NamedTarget = { node: [...path, node].join(':'), input };
  for (let depth = 0; depth < deepest; depth += 1) {
    const next = inside(document, target);
    if (!next) break;
    target = next;
  }
  return target;
}

/** The name of an input on the open canvas; undefined where it has none. */
export function inputName(
  document: WorkflowDocument,
  path: readonly string[],
  node: string,
  input: string,
): string | undefined {
  if (document.namedInputs.length === 0) return undefined;
  const target = namedTarget(document, path, node, input);
  return document.namedInputs.find((named) => named.node === target.node && named.input === target.input)?.name;
}

function inside(document: WorkflowDocument, { node, input }: NamedTarget): NamedTarget | undefined {
  const definition = document.subgraphs[nodeAt(document, node)?.type ?? ''];
  if (!definition) return undefined;
  const slot = definition.inputs.findIndex(({ name }) => name === input);
  if (slot < 0) {
    const [, owner, widget] = /^(\d+):(.*)$/s.exec(input) ?? [];
    return owner === undefined || widget === undefined ? undefined : { node: `${node}:${owner}`, input: widget };
  }
  const link = linkIndex(definition.graph.links)
    .outOf.get(subgraphEnds.input)
    ?.find(({ from }) => from.slot === slot);
  return link && { node: `${node}:${link.to.node}`, input: link.to.input };
}
