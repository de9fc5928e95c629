import type { Catalogue } from '../catalogue/node-type.js';
import { changeNodes, newNodeId, putNodes, withoutLinks, withoutNodes } from '../graph/change-graph.js';
import { type GraphNode, subgraphEnds } from '../graph/document.js';
import { isWithin } from '../graph/is-within.js';
import { newNode } from '../graph/new-node.js';
import { wholePixel } from '../graph/whole-pixel.js';
import { withValue } from '../graph/with-value.js';
import { withoutLostNames } from '../graph/without-lost-names.js';
import { withoutUnusedSubgraphs } from '../graph/without-unused-subgraphs.js';
import type { EditorActions } from './editor-state.js';
import { type EditorTools, nodesSelected, nothingSelected } from './editor-tools.js';
import { openGraph, openSubgraph, withOpenGraph } from './open-graph.js';

type Actions = Pick<
  EditorActions,
  | 'addNode'
  | 'moveNodes'
  | 'resizeNode'
  | 'setValue'
  | 'setTitle'
  | 'setColor'
  | 'setMode'
  | 'setCollapsed'
  | 'setProperty'
  | 'remove'
>;

/** Types unknown until the server has answered are drawn as they were saved. */
export const noCatalogue: Catalogue = new Map();

/** Actions on nodes. */
export function nodeActions(tools: EditorTools): Actions {
  const { get, changeGraph } = tools;
  const edit = (ids: Iterable<string>, change: (node: GraphNode) => GraphNode, mergeKey?: string) =>
    changeGraph(
      (graph) => changeNodes(graph, ids, (node) => (isEnd(node) ? node : change(node))),
      mergeKey === undefined ? {} : { mergeKey },
    );
  const keyOf = (...parts: readonly string[]) => [...get().path, ...parts].join('\n');
  return {
    addNode: (type, at, values = {}) => add(tools, type, at, values),
    moveNodes(moves) {
      changeGraph((graph) =>
        changeNodes(graph, moves.keys(), (node) => {
          const { x, y } = moves.get(node.id) as { x: number; y: number };
          return moved(node, wholePixel(x), wholePixel(y));
        }),
      );
    },
    resizeNode(id, size) {
      const width = wholePixel(size.width);
      const height = wholePixel(size.height);
      edit([id], (node) => (node.width === width && node.height === height ? node : { ...node, width, height }));
    },
    setValue(id, input, value) {
      edit([id], (node) => withValue(node, input, value), keyOf('value', id, input));
    },
    setTitle(id, title) {
      edit([id], (node) => (node.title === title ? node : withOptional(node, 'title', title)), keyOf('title', id));
    },
    setColor(ids, color) {
      edit(ids, (node) => colored(node, color), keyOf('color', ...ids));
    },
    setMode(ids, mode) {
      edit(ids, (node) => (node.mode === mode ? node : { ...node, mode }));
    },
    setCollapsed(ids, collapsed) {
      edit(ids, (node) => (node.collapsed === collapsed ? node : { ...node, collapsed }));
    },
    setProperty(id, name, value) {
      const change = (node: GraphNode) => {
        const { [name]: _, ...others } = node.properties;
        return { ...node, properties: value === undefined ? others : { ...others, [name]: value } };
      };
      edit([id], change, keyOf('property', id, name));
    },
    remove: (what) => remove(tools, what),
  };
}

function add({ get, change }: EditorTools, ...[type, at, values = {}]: Parameters<EditorActions['addNode']>): string {
  const { document: before, catalogue, ownNodes } = get();
  const own = ownNodes.get(type);
  const document = own ? { ...before, subgraphs: { ...own.subgraphs, ...before.subgraphs } } : before;
  const inside = openSubgraph(get());
  if (inside !== undefined && isWithin(document, inside, type)) return '';
  const graph = openGraph(get());
  const id = newNodeId(graph);
  const node = own ? kept(own.instance, id, at) : newNode(id, type, at, values, catalogue);
  change(withOpenGraph({ ...get(), document }, putNodes(graph, [node])), { selection: nodesSelected([id]) });
  return id;
}

/** One of the user's own nodes as it was kept. */
function kept(instance: GraphNode, id: string, at: { readonly x: number; readonly y: number }): GraphNode {
  return { ...instance, id, x: wholePixel(at.x), y: wholePixel(at.y) };
}

function remove({ get, change }: EditorTools, what: Parameters<EditorActions['remove']>[0]): void {
  const { selection } = get();
  const nodes = [...(what ? (what.nodes ?? []) : selection.nodes)].filter((id) => !isEnd({ id }));
  const groups = new Set(what ? (what.groups ?? []) : selection.groups);
  const links = what ? [] : [...selection.links];
  const graph = openGraph(get());
  const left = withoutLinks(withoutNodes(graph, nodes), links);
  const hasGroups = [...groups].some((id) => graph.groups[id]);
  const next = hasGroups
    ? { ...left, groups: Object.fromEntries(Object.entries(left.groups).filter(([id]) => !groups.has(id))) }
    : left;
  if (next === graph) return;
  const document = withOpenGraph(get(), next);
  change(withoutLostNames(withoutUnusedSubgraphs(document, get().document)), { selection: nothingSelected });
}

/** The ends of a sub-graph stay as they are; they can only be moved. */
function isEnd({ id }: Pick<GraphNode, 'id'>): boolean {
  return id === subgraphEnds.input || id === subgraphEnds.output;
}

function moved(node: GraphNode, x: number, y: number): GraphNode {
  return node.x === x && node.y === y ? node : { ...node, x, y };
}

/** ComfyUI keeps the colour of the body apart; a colour of ours stands for both. */
function colored(node: GraphNode, color: string | undefined): GraphNode {
  if (node.color === color) return node;
  const { rest, ...others } = withOptional(node, 'color', color);
  if (!rest) return others;
  const { bgcolor: _, ...kept } = rest;
  return Object.keys(kept).length > 0 ? { ...others, rest: kept } : others;
}

function withOptional<K extends 'title' | 'color'>(node: GraphNode, key: K, value: string | undefined): GraphNode {
  const { [key]: _, ...others } = node;
  return (value === undefined ? others : { ...others, [key]: value }) as GraphNode;
}
