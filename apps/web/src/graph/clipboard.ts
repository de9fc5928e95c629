import { isJsonObject, type Json, type JsonObject } from '@talkgraph/engine';
import type { Catalogue } from '../catalogue/node-type.js';
import type { Graph, WorkflowDocument } from './document.js';
import { subgraphEnds } from './document.js';
import { documentFromPrompt } from './document-from-prompt.js';
import { documentFromWorkflow } from './document-from-workflow.js';
import { idIn, listIn, objectIn, objectsIn } from './read-json.js';
import { usedSubgraphs } from './without-unused-subgraphs.js';
import { workflowOf } from './workflow-of.js';

/** Part of a graph as text, in the shape that ComfyUI copies nodes in, with the sub-graphs it uses. */
export function copyText(
  graph: Graph,
  chosen: { readonly nodes: ReadonlySet<string>; readonly groups: ReadonlySet<string> },
  document: WorkflowDocument,
  catalogue: Catalogue,
): string {
  const ends: ReadonlySet<string> = new Set(Object.values(subgraphEnds));
  const pick = <T>(records: Readonly<Record<string, T>>, has: (id: string) => boolean) =>
    Object.fromEntries(Object.entries(records).filter(([id]) => has(id)));
  const nodes = pick(graph.nodes, (id) => chosen.nodes.has(id) && !ends.has(id));
  const groups = pick(graph.groups, (id) => chosen.groups.has(id));
  if (Object.keys(nodes).length + Object.keys(groups).length === 0) return '';
  const links = Object.fromEntries(
    Object.entries(graph.links).filter(([, { from, to }]) => nodes[from.node] && nodes[to.node]),
  );
  const root: Graph = { nodes, links, groups };
  const used = usedSubgraphs({ root, subgraphs: document.subgraphs });
  const subgraphs = pick(document.subgraphs, (id) => used.has(id));
  const json = workflowOf({ ...document, root, subgraphs, namedInputs: [], extra: {} }, catalogue);
  return JSON.stringify({
    nodes: json.nodes as Json,
    links: listIn(json.links).map((link) => {
      const [id, origin, originSlot, target, targetSlot, type] = link as readonly Json[];
      return {
        id: id as Json,
        origin_id: origin as Json,
        origin_slot: originSlot as Json,
        target_id: target as Json,
        target_slot: targetSlot as Json,
        type: type as Json,
      };
    }),
    groups: json.groups as Json,
    reroutes: [],
    subgraphs: objectIn(json.definitions).subgraphs ?? [],
    extra: json.extra as Json,
  });
}

/** What text on the clipboard holds: nodes that we or ComfyUI copied, or a whole workflow in either format. */
export function readCopied(text: string, catalogue: Catalogue): WorkflowDocument | undefined {
  const json = parsed(text);
  if (!isJsonObject(json)) return undefined;
  if (Array.isArray(json.nodes)) return documentFromWorkflow(asWorkflow(json), catalogue).document;
  const isPrompt = Object.values(json).some((node) => isJsonObject(node) && typeof node.class_type === 'string');
  return isPrompt ? documentFromPrompt(json, catalogue).document : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Copied nodes do not know their links; the list of links does, in old versions by the places of the nodes. */
function asWorkflow(json: JsonObject): JsonObject {
  const nodes = objectsIn(json.nodes);
  const definitions = json.definitions ?? { subgraphs: json.subgraphs ?? [] };
  const links = listIn(json.links).map((link, index) => linkObject(link, index + 1, nodes));
  const fed = new Map<string, Json>();
  for (const { id, target_id: target, target_slot: slot } of links)
    fed.set(`${String(target)}#${String(slot)}`, id as Json);
  const linked = nodes.map((node) => ({
    ...node,
    ...(Array.isArray(node.inputs) && {
      inputs: objectsIn(node.inputs).map((input, slot) => ({
        ...input,
        link: fed.get(`${idIn(node.id) ?? ''}#${slot}`) ?? null,
      })),
    }),
  }));
  return { ...json, nodes: linked, links, definitions };
}

function linkObject(link: Json, place: number, nodes: readonly JsonObject[]): JsonObject {
  if (!Array.isArray(link)) return { id: place, ...objectIn(link) };
  const parts = link as readonly Json[];
  if (parts.length >= 6) {
    const [id, origin, originSlot, target, targetSlot, type] = parts as readonly [Json, Json, Json, Json, Json, Json];
    return { id, origin_id: origin, origin_slot: originSlot, target_id: target, target_slot: targetSlot, type };
  }
  const [origin, originSlot = 0, target, targetSlot = 0] = parts;
  const idAt = (index: Json | undefined) => nodes[Number(index)]?.id ?? null;
  return {
    id: place,
    origin_id: idAt(origin),
    origin_slot: originSlot,
    target_id: idAt(target),
    target_slot: targetSlot,
  };
}
