import type { JsonObject } from '@talkgraph/engine';
import type { Catalogue } from '../catalogue/node-type.js';
import {
  type GraphNode,
  type SubgraphDefinition,
  type SubgraphPort,
  subgraphEnds,
  type WorkflowDocument,
} from './document.js';
import { subgraphDefaults } from './subgraph-defaults.js';
import { idJson, type SavedGraph, writeGraph } from './write-graph.js';

/** ComfyUI draws the ends by itself; only where they stand is ours. */
const endSize = [120, 60] as const;

/** Writes the definition of a sub-graph, its ends apart from its nodes. */
export function writeSubgraph(
  { id, name, inputs, outputs, graph }: SubgraphDefinition,
  document: WorkflowDocument,
  catalogue: Catalogue,
): JsonObject {
  const { last_node_id: _, ...rest } = graph.rest ?? {};
  const saved = writeGraph(
    graph,
    document,
    catalogue,
    outputs.map((port) => port.name),
  );
  return {
    id,
    version: 1,
    state: { lastGroupId: 0, lastNodeId: saved.lastNodeId, lastLinkId: saved.lastLinkId, lastRerouteId: 0 },
    ...subgraphDefaults,
    name,
    inputNode: writeEnd(subgraphEnds.input, graph.nodes[subgraphEnds.input]),
    outputNode: writeEnd(subgraphEnds.output, graph.nodes[subgraphEnds.output]),
    inputs: inputs.map((port, slot) => writePort(port, idsOf(saved, 'input', slot))),
    outputs: outputs.map((port, slot) => writePort(port, idsOf(saved, 'output', slot))),
    nodes: saved.nodes,
    groups: saved.groups,
    links: saved.links.map(({ id: link, from, fromSlot, to, toSlot, type }) => ({
      id: idJson(link),
      origin_id: idJson(from),
      origin_slot: fromSlot,
      target_id: idJson(to),
      target_slot: toSlot,
      type,
    })),
    ...rest,
  };
}

function writePort({ id, name, type, rest }: SubgraphPort, linkIds: SubgraphLinks): JsonObject {
  return { id, name, type, linkIds: linkIds.map(idJson), ...rest };
}

type SubgraphLinks = readonly string[];

/** The links at a port of an end. */
function idsOf({ links }: SavedGraph, side: 'input' | 'output', slot: number): SubgraphLinks {
  return links
    .filter((link) =>
      side === 'input'
        ? link.from === subgraphEnds.input && link.fromSlot === slot
        : link.to === subgraphEnds.output && link.toSlot === slot,
    )
    .map(({ id }) => id);
}

function writeEnd(id: string, node: GraphNode | undefined): JsonObject {
  return { id: Number(id), bounding: [node?.x ?? 0, node?.y ?? 0, ...endSize], ...node?.rest };
}
