import { isJsonObject, stableJson } from '@talkgraph/engine';
import type { Catalogue } from '../catalogue/node-type.js';
import type { GraphNode, SubgraphDefinition, WorkflowDocument } from './document.js';
import { documentFromWorkflow } from './document-from-workflow.js';
import { newUuid } from './empty-document.js';
import { usedSubgraphs } from './without-unused-subgraphs.js';
import { workflowOf } from './workflow-of.js';

/** A sub-graph that is kept on the server to be used in any workflow. */
export interface OwnNode {
  /** What it is called; its file too. */
  readonly name: string;
  /** The instance as it was kept, with its values; its type is the id of the sub-graph. */
  readonly instance: GraphNode;
  /** Its sub-graph and those within. */
  readonly subgraphs: Readonly<Record<string, SubgraphDefinition>>;
}

/**
 * An instance as a node to be kept, under a name.
 * @param type the id that its sub-graph is kept under; another one than in the workflow makes it a node of its own
 */
export function ownNodeOf(
  instance: GraphNode,
  name: string,
  document: Pick<WorkflowDocument, 'subgraphs'>,
  type = instance.type,
): OwnNode | undefined {
  const definition = document.subgraphs[instance.type];
  if (!definition) return undefined;
  const { title: _, width: _w, height: _h, ...kept } = instance;
  const node: GraphNode = { ...kept, id: '1', type, x: 0, y: 0, mode: 'active', collapsed: false };
  const graph = { nodes: { '1': { ...node, type: instance.type } }, links: {}, groups: {} };
  const used = usedSubgraphs({ root: graph, subgraphs: document.subgraphs });
  const within = Object.entries(document.subgraphs).filter(([id]) => used.has(id) && id !== instance.type);
  return {
    name,
    instance: node,
    subgraphs: { ...Object.fromEntries(within), [type]: { ...definition, id: type, name } },
  };
}

/** The file of a kept node: a workflow with that one node, as ComfyUI keeps its blueprints. */
export function writeOwnNode({ instance, subgraphs }: OwnNode, catalogue: Catalogue): string {
  const root = { nodes: { [instance.id]: instance }, links: {}, groups: {} };
  return stableJson(workflowOf({ id: newUuid(), root, subgraphs, namedInputs: [], extra: {} }, catalogue));
}

/** Reads the file of a kept node; undefined where it holds no sub-graph. */
export function readOwnNode(name: string, text: string, catalogue: Catalogue): OwnNode | undefined {
  const json = parsed(text);
  if (!isJsonObject(json)) return undefined;
  const { root, subgraphs } = documentFromWorkflow(json, catalogue).document;
  const instance = Object.values(root.nodes).find(({ type }) => subgraphs[type]);
  const definition = instance && subgraphs[instance.type];
  if (!instance || !definition) return undefined;
  return { name, instance, subgraphs: { ...subgraphs, [instance.type]: { ...definition, name } } };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
