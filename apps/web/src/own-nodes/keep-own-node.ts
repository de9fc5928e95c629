import { openGraph, useEditor } from '../editor/editor-store.js';
import { newUuid } from '../graph/empty-document.js';
import { type OwnNode, ownNodeOf, readOwnNode, writeOwnNode } from '../graph/own-node.js';
import { deleteOwnNodeFile, readOwnNodeFiles, writeOwnNodeFile } from './own-node-files.js';

/** Gives the editor the nodes that are kept on the server. @throws ApiError */
export async function loadOwnNodes(): Promise<void> {
  const files = await readOwnNodeFiles();
  const { catalogue, setOwnNodes } = useEditor.getState();
  if (!catalogue) return;
  const read = files.flatMap(({ name, text }) => readOwnNode(name, text, catalogue) ?? []);
  setOwnNodes(new Map(read.map((node) => [node.instance.type, node])));
}

/** The kept node of a name. */
export function ownNodeNamed(name: string): OwnNode | undefined {
  return [...useEditor.getState().ownNodes.values()].find((node) => node.name === name);
}

/**
 * Keeps a sub-graph's instance under a name; what had that name before is replaced. The sub-graph keeps its id, so that
 * workflows know it again, unless it is kept under another name already. @throws ApiError
 */
export async function keepOwnNode(node: string, name: string): Promise<void> {
  const { document, catalogue, ownNodes, renameSubgraph } = useEditor.getState();
  const instance = openGraph(useEditor.getState()).nodes[node];
  if (!instance || !catalogue) return;
  const known = ownNodes.get(instance.type);
  const isAnother = known !== undefined && known.name !== name;
  const replaced = ownNodeNamed(name)?.instance.type;
  const type = isAnother ? (replaced ?? newUuid()) : instance.type;
  const kept = ownNodeOf(instance, name, document, type);
  if (!kept) return;
  await writeOwnNodeFile(name, writeOwnNode(kept, catalogue));
  if (!isAnother) renameSubgraph(instance.type, name);
  await loadOwnNodes();
}

/** @throws ApiError */
export async function renameOwnNode(node: OwnNode, name: string): Promise<void> {
  const { catalogue } = useEditor.getState();
  const definition = node.subgraphs[node.instance.type];
  if (!catalogue || !definition || name === node.name) return;
  const subgraphs = { ...node.subgraphs, [node.instance.type]: { ...definition, name } };
  await writeOwnNodeFile(name, writeOwnNode({ ...node, name, subgraphs }, catalogue));
  await deleteOwnNodeFile(node.name);
  await loadOwnNodes();
}

/** Workflows that use it keep their sub-graph. @throws ApiError */
export async function deleteOwnNode({ name }: OwnNode): Promise<void> {
  await deleteOwnNodeFile(name);
  await loadOwnNodes();
}
