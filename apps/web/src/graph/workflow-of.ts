import type { JsonObject } from '@talkgraph/engine';
import type { Catalogue } from '../catalogue/node-type.js';
import type { WorkflowDocument } from './document.js';
import { objectIn } from './read-json.js';
import { idJson, writeGraph } from './write-graph.js';
import { writeSubgraph } from './write-subgraph.js';

/**
 * The workflow as editors save it: format 0.4, which ComfyUI reads too, with the named inputs in `extra.talkgraph`. The
 * same document gives the same JSON, whatever was done before.
 */
export function workflowOf(document: WorkflowDocument, catalogue: Catalogue): JsonObject {
  const { definitions, last_node_id: _, ...rest } = document.root.rest ?? {};
  const { nodes, links, groups, lastNodeId, lastLinkId } = writeGraph(document.root, document, catalogue);
  const subgraphs = Object.keys(document.subgraphs)
    .sort()
    .flatMap((id) => {
      const definition = document.subgraphs[id];
      return definition ? [writeSubgraph(definition, document, catalogue)] : [];
    });
  const hasDefinitions = subgraphs.length > 0 || definitions !== undefined;
  return {
    id: document.id,
    ...rest,
    last_node_id: lastNodeId,
    last_link_id: lastLinkId,
    nodes,
    links: links.map(({ id, from, fromSlot, to, toSlot, type }) => [
      idJson(id),
      idJson(from),
      fromSlot,
      idJson(to),
      toSlot,
      type,
    ]),
    groups,
    ...(hasDefinitions && {
      definitions: { ...objectIn(definitions), ...(subgraphs.length > 0 && { subgraphs }) },
    }),
    extra: {
      ...document.extra,
      talkgraph: {
        ...objectIn(document.extra.talkgraph),
        inputs: document.namedInputs.map(({ name, node, input, label }) => ({
          name,
          node,
          input,
          ...(label && { label: { en: label.en, zh: label.zh } }),
        })),
      },
    },
    version: 0.4,
  };
}
