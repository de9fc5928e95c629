import type { Catalogue } from '../catalogue/node-type.js';
import type { WorkflowDocument } from '../graph/document.js';
import { isWithin } from '../graph/is-within.js';
import { plainInput, plainOutput } from '../graph/node-ports.js';
import { type PaletteEntry, subgraphCategory } from './palette-entry.js';

/**
 * Everything that can be put on the open canvas: the sub-graphs of the workflow, then the node types of the server in their
 * order. A sub-graph that holds the open one is left out: it cannot be put into itself.
 * @param open the sub-graph that the canvas shows; undefined on the outer canvas
 */
export function paletteEntries(
  catalogue: Catalogue,
  document: WorkflowDocument,
  open: string | undefined,
): readonly PaletteEntry[] {
  const subgraphs = Object.values(document.subgraphs)
    .filter(({ id }) => open === undefined || !isWithin(document, open, id))
    .map(
      ({ id, name, inputs, outputs }): PaletteEntry => ({
        type: id,
        label: { en: name, zh: name },
        summary: { en: 'A sub-graph of this workflow.', zh: '此工作流中的子图。' },
        category: subgraphCategory,
        keywords: [],
        deprecated: false,
        experimental: false,
        inputs: inputs.map((port) => plainInput(port.name, port.type)),
        outputs: outputs.map((port) => plainOutput(port.name, port.type)),
      }),
    );
  return [...subgraphs, ...catalogue.values()];
}
