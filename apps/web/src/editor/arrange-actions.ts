import { alignNodes } from '../graph/align-nodes.js';
import { estimateSize } from '../graph/estimate-size.js';
import { layOutGraph } from '../graph/lay-out-graph.js';
import { portsOf } from '../graph/ports-of.js';
import type { EditorActions } from './editor-state.js';
import type { EditorTools } from './editor-tools.js';
import { noCatalogue } from './node-actions.js';
import { openGraph } from './open-graph.js';

/** Actions that bring nodes into line. */
export function arrangeActions({ get, changeGraph }: EditorTools): Pick<EditorActions, 'align' | 'layOut'> {
  return {
    align(how, sizes) {
      const { document, selection, catalogue = noCatalogue } = get();
      const graph = openGraph(get());
      const boxes = [...selection.nodes].flatMap((id) => {
        const node = graph.nodes[id];
        if (!node) return [];
        const { width, height } = sizes.get(id) ?? estimateSize(node, portsOf(node, document, graph, catalogue));
        return [{ id, x: node.x, y: node.y, width, height }];
      });
      if (boxes.length > 1) get().moveNodes(alignNodes(boxes, how));
    },
    layOut(sizes) {
      const { document, selection, catalogue = noCatalogue } = get();
      changeGraph((graph) => {
        const ids = selection.nodes.size > 1 ? selection.nodes : Object.keys(graph.nodes);
        return layOutGraph(graph, ids, document, catalogue, sizes);
      });
    },
  };
}
