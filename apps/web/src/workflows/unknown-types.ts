import type { Catalogue } from '../catalogue/node-type.js';
import { editorTypes, type GraphNode, type WorkflowDocument } from '../graph/document.js';

/** A node type that the server does not have. */
export interface UnknownType {
  readonly type: string;
  readonly count: number;
  /** The pack that brings it, as ComfyUI wrote down; undefined where the file does not say. */
  readonly pack: string | undefined;
}

/** Types of a workflow that are neither in the catalogue nor the editor's own, in the order of their names. */
export function unknownTypes(document: WorkflowDocument, catalogue: Catalogue): readonly UnknownType[] {
  const own = new Set<string>(Object.values(editorTypes));
  const found = new Map<string, UnknownType>();
  const graphs = [document.root, ...Object.values(document.subgraphs).map(({ graph }) => graph)];
  for (const node of graphs.flatMap(({ nodes }) => Object.values(nodes))) {
    const { type } = node;
    if (own.has(type) || catalogue.has(type) || document.subgraphs[type]) continue;
    const before = found.get(type);
    found.set(type, { type, count: (before?.count ?? 0) + 1, pack: before?.pack ?? packOf(node) });
  }
  return [...found.values()].sort((a, b) => a.type.localeCompare(b.type));
}

/** ComfyUI's editor writes the pack's name in its registry, or its repository; its own nodes belong to `comfy-core`. */
function packOf({ properties }: GraphNode): string | undefined {
  const { cnr_id: registered, aux_id: repository } = properties;
  const name = [registered, repository].find((value) => typeof value === 'string' && value !== '');
  return name === 'comfy-core' ? 'ComfyUI' : (name as string | undefined);
}
