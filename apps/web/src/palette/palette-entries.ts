import type { Catalogue } from '../catalogue/node-type.js';
import type { SubgraphDefinition, WorkflowDocument } from '../graph/document.js';
import { isWithin } from '../graph/is-within.js';
import { plainInput, plainOutput } from '../graph/node-ports.js';
import type { OwnNode } from '../graph/own-node.js';
import { ownCategory, type PaletteEntry, subgraphCategory } from './palette-entry.js';

/**
 * Everything that can be put on the open canvas: the user's own nodes, the other sub-graphs of the workflow, then the node
 * types of the server in their order. A sub-graph that holds the open one is left out: it cannot be put into itself.
 * @param open the sub-graph that the canvas shows; undefined on the outer canvas
 */
export function paletteEntries(
  catalogue: Catalogue,
  document: WorkflowDocument,
  open: string | undefined,
  ownNodes: ReadonlyMap<string, OwnNode>,
): readonly PaletteEntry[] {
  const kept = Object.assign({}, ...[...ownNodes.values()].map(({ subgraphs }) => subgraphs));
  const all: WorkflowDocument = { ...document, subgraphs: { ...kept, ...document.subgraphs } };
  const fits = ({ id }: SubgraphDefinition) => open === undefined || !isWithin(all, open, id);
  const own = [...ownNodes].flatMap(([type, { name }]) => {
    const definition = all.subgraphs[type];
    const text = { en: 'A node of your own, made of several.', zh: '由多个节点组成的自定义节点。' };
    return definition && fits(definition) ? [subgraphEntry({ ...definition, name }, ownCategory, text)] : [];
  });
  const others = Object.values(document.subgraphs)
    .filter((definition) => !ownNodes.has(definition.id) && fits(definition))
    .map((definition) => subgraphEntry(definition, subgraphCategory, ofWorkflow));
  return [...own, ...others, ...catalogue.values()];
}

const ofWorkflow = { en: 'A sub-graph of this workflow.', zh: '此工作流中的子图。' };

function subgraphEntry(
  { id, name, inputs, outputs }: SubgraphDefinition,
  category: string,
  summary: PaletteEntry['summary'],
): PaletteEntry {
  return {
    type: id,
    label: { en: name, zh: name },
    summary,
    category,
    keywords: [],
    deprecated: false,
    experimental: false,
    inputs: inputs.map((port) => plainInput(port.name, port.type)),
    outputs: outputs.map((port) => plainOutput(port.name, port.type)),
  };
}
