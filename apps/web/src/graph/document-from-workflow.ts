import { isJsonObject, type Json, type JsonObject } from '@talkgraph/engine';
import type { LocalizedText } from '@talkgraph/errors';
import type { Catalogue } from '../catalogue/node-type.js';
import type { NamedInput, SubgraphDefinition, WorkflowDocument } from './document.js';
import { newUuid } from './empty-document.js';
import { readGraph } from './read-graph.js';
import { isKey, objectIn, objectsIn, without } from './read-json.js';
import { readSubgraph, readSubgraphPorts } from './read-subgraph.js';
import type { RawSubgraph, ReadingContext } from './reading-context.js';

/** A workflow as it was read, and what could not be carried over. */
export interface ReadWorkflow {
  readonly document: WorkflowDocument;
  readonly remarks: readonly LocalizedText[];
}

/** Keys of a file that the document has places of its own for, or that are made anew when it is saved. */
const ownKeys = new Set([
  'id',
  'last_link_id',
  'nodes',
  'links',
  'groups',
  'definitions',
  'extra',
  'version',
  'state',
  'reroutes',
  'floatingLinks',
]);

/**
 * Reads a workflow as editors save it: ours, or ComfyUI's in format 0.4 or 1, with sub-graphs. What nobody knows of is
 * kept and written back by `workflowOf`; what cannot be kept is told in `remarks`.
 */
export function documentFromWorkflow(workflow: JsonObject, catalogue: Catalogue): ReadWorkflow {
  const remarks = new Map<string, LocalizedText>();
  const definitions = objectIn(workflow.definitions);
  const raw = new Map<string, RawSubgraph>();
  for (const json of objectsIn(definitions.subgraphs)) {
    if (typeof json.id === 'string' && isKey(json.id)) raw.set(json.id, { json, ...readSubgraphPorts(json) });
  }
  const extra = objectIn(workflow.extra);
  const context: ReadingContext = {
    catalogue,
    subgraphs: raw,
    isOwn: isJsonObject(extra.talkgraph),
    remark: (text) => remarks.set(text.en, text),
  };
  const subgraphs: Record<string, SubgraphDefinition> = {};
  for (const [id, subgraph] of raw) subgraphs[id] = readSubgraph(id, subgraph, context);
  const otherDefinitions = without(definitions, new Set(['subgraphs']));
  const rest = {
    ...without(workflow, ownKeys),
    ...(otherDefinitions && { definitions: otherDefinitions }),
  };
  const document: WorkflowDocument = {
    id: typeof workflow.id === 'string' && workflow.id !== '' ? workflow.id : newUuid(),
    root: readGraph(workflow, rest, context),
    subgraphs,
    namedInputs: readNamedInputs(objectIn(extra.talkgraph).inputs),
    extra: readExtra(extra),
  };
  return { document, remarks: [...remarks.values()] };
}

function readNamedInputs(json: Json | undefined): readonly NamedInput[] {
  const names = new Set<string>();
  return objectsIn(json).flatMap(({ name, node, input, label }) => {
    if (typeof name !== 'string' || typeof input !== 'string' || names.has(name)) return [];
    if (typeof node !== 'string' && typeof node !== 'number') return [];
    names.add(name);
    const { en, zh } = objectIn(label);
    const isLabelled = typeof en === 'string' && typeof zh === 'string';
    return [{ name, node: String(node), input, ...(isLabelled && { label: { en, zh } }) }];
  });
}

/** Named inputs have their own place, and reroutes are drawn as nodes. */
function readExtra(extra: JsonObject): JsonObject {
  const { talkgraph, ...others } = without(extra, new Set(['reroutes', 'linkExtensions'])) ?? {};
  const own = isJsonObject(talkgraph) ? without(talkgraph, new Set(['inputs'])) : undefined;
  return own ? { ...others, talkgraph: own } : others;
}
