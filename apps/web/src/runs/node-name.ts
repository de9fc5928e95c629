import type { Catalogue } from '../catalogue/node-type.js';
import { graphAt } from '../editor/open-graph.js';
import type { WorkflowDocument } from '../graph/document.js';
import type { Language } from '../i18n/start-i18n.js';
import { placeOfNode } from './prompt-node-id.js';

/** What a node of a run is called in its workflow: its own title, else its type's name, else its id. */
export function nodeName(
  id: string,
  {
    document,
    catalogue,
    language,
  }: {
    readonly document: WorkflowDocument;
    readonly catalogue: Catalogue | undefined;
    readonly language: Language;
  },
): string {
  const { path, node: last } = placeOfNode(id);
  const node = graphAt(document, path)?.nodes[last];
  if (!node) return id;
  return node.title ?? catalogue?.get(node.type)?.label[language] ?? document.subgraphs[node.type]?.name ?? node.type;
}
