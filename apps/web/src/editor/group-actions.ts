import { newGroupId } from '../graph/change-graph.js';
import type { GraphGroup, GraphNode } from '../graph/document.js';
import { wholePixel } from '../graph/whole-pixel.js';
import type { EditorActions } from './editor-state.js';
import { type EditorTools, nothingSelected } from './editor-tools.js';
import { openGraph } from './open-graph.js';

type Actions = Pick<EditorActions, 'addGroup' | 'groupSelection' | 'changeGroup'>;

/** Space between a frame and its nodes; more above, where its title is. */
const margin = 20;
const titleHeight = 40;
/** A node that nobody has resized; the canvas knows better sizes and may pass them. */
const usualSize = { width: 280, height: 160 };

/** Actions on groups. */
export function groupActions({ get, changeGraph }: EditorTools): Actions {
  return {
    addGroup(group) {
      const id = newGroupId(openGraph(get()));
      changeGraph((graph) => ({ ...graph, groups: { ...graph.groups, [id]: { ...rounded(group), id } } }), {
        selection: { ...nothingSelected, groups: new Set([id]) },
      });
      return id;
    },
    groupSelection(title, sizes) {
      const { nodes } = openGraph(get());
      const chosen = [...get().selection.nodes].flatMap((id) => nodes[id] ?? []);
      if (chosen.length === 0) return;
      const boxes = chosen.map((node) => ({ ...node, ...sizeOf(node), ...sizes?.get(node.id) }));
      const x = Math.min(...boxes.map((box) => box.x)) - margin;
      const y = Math.min(...boxes.map((box) => box.y)) - margin - titleHeight;
      const width = Math.max(...boxes.map((box) => box.x + box.width)) + margin - x;
      const height = Math.max(...boxes.map((box) => box.y + box.height)) + margin - y;
      get().addGroup({ title, x, y, width, height });
    },
    changeGroup(id, change) {
      const group = openGraph(get()).groups[id];
      if (!group) return;
      const changed = rounded({ ...group, ...change });
      if (
        Object.entries(change).every(([key]) => group[key as keyof GraphGroup] === changed[key as keyof GraphGroup])
      ) {
        return;
      }
      changeGraph((graph) => ({ ...graph, groups: { ...graph.groups, [id]: changed } }), {
        mergeKey: [...get().path, 'group', id].join('\n'),
      });
    },
  };
}

function sizeOf({ width, height }: GraphNode) {
  return { width: width ?? usualSize.width, height: height ?? usualSize.height };
}

function rounded<T extends Omit<GraphGroup, 'id'>>(group: T): T {
  const { x, y, width, height } = group;
  return { ...group, x: wholePixel(x), y: wholePixel(y), width: wholePixel(width), height: wholePixel(height) };
}
