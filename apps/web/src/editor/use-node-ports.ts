import { type NodePorts, nodePorts } from '../graph/node-ports.js';
import { portsOf } from '../graph/ports-of.js';
import { openGraph, useEditor } from './editor-store.js';
import { noCatalogue } from './node-actions.js';

/** The ports of a node of the open canvas. The same object until something about them changes. */
export function useNodePorts(id: string): NodePorts {
  return useEditor((state) => {
    const graph = openGraph(state);
    const node = graph.nodes[id];
    return node ? portsOf(node, state.document, graph, state.catalogue ?? noCatalogue) : nodePorts();
  });
}
