import type { Json, JsonObject } from '@talkgraph/engine';
import { highestId } from './change-graph.js';
import {
  editorTypes,
  type Graph,
  type GraphGroup,
  type GraphLink,
  type GraphNode,
  type SubgraphDefinition,
  subgraphEnds,
} from './document.js';
import { drawReroutes } from './draw-reroutes.js';
import { inputNames } from './input-names.js';
import { idIn, isKey, listIn, objectIn, objectsIn, pixelIn, slotIn, without } from './read-json.js';
import { readNode } from './read-node.js';
import type { ReadingContext } from './reading-context.js';
import { typeName } from './type-ports.js';

/** Where a saved link begins, and the last reroute on its way, if it has any. */
interface RawLink {
  readonly id: string;
  readonly from: GraphLink['from'];
  readonly target: string;
  readonly targetSlot: number;
  readonly type: string;
  readonly reroute?: string;
}

/** The two ends of a sub-graph as the file names them, and its ports. */
export interface SavedEnds extends Pick<SubgraphDefinition, 'inputs' | 'outputs'> {
  readonly input: string;
  readonly output: string;
}

/**
 * Reads the nodes, links and groups of a saved workflow or sub-graph.
 * @param rest what is kept of it besides
 * @param ends of a sub-graph; its links to them get their usual ids
 */
export function readGraph(json: JsonObject, rest: JsonObject, context: ReadingContext, ends?: SavedEnds): Graph {
  const nodes: Record<string, GraphNode> = {};
  const raw = readLinks(json);
  const linked: (readonly [RawLink, GraphLink['to']])[] = [];
  const saved = objectsIn(json.nodes).map(withUsualSockets);
  let highest = highestId(Object.fromEntries(saved.map((node) => [idIn(node.id) ?? '', true])));
  for (const node of saved) {
    const wanted = idIn(node.id);
    if (wanted === undefined || typeof node.type !== 'string' || !isKey(node.type)) {
      context.remark(nodeWithoutType);
      continue;
    }
    const id = nodes[wanted] === undefined ? wanted : String(++highest);
    if (id !== wanted) context.remark(sameId);
    nodes[id] = readNode(id, node.type, node, context);
    for (const [input, link] of linkedInputs(node, node.type, context)) {
      const found = raw.get(link);
      if (found) linked.push([found, { node: id, input }]);
    }
  }
  const links = namedLinks([...linked, ...linksToEnd(raw, ends)], nodes, ends);
  const groups = readGroups(json.groups);
  const { last_node_id: last = objectIn(json.state).lastNodeId, ...others } = rest;
  const kept = typeof last === 'number' && last > highestId(nodes) ? { ...others, last_node_id: last } : others;
  const graph = { nodes, links, groups, ...(Object.keys(kept).length > 0 && { rest: kept }) };
  return drawReroutes(graph, reroutesOf(json), reroutesByLink(json, raw), context.remark);
}

/** Without sockets whose names every object has: they would be found where nothing was given. */
function withUsualSockets(node: JsonObject): JsonObject {
  const sockets = objectsIn(node.inputs);
  const usual = sockets.filter(({ name }) => typeof name !== 'string' || isKey(name));
  return usual.length === sockets.length ? node : { ...node, inputs: usual };
}

/** Links to the output end: only the links themselves tell of them. The first one to each port counts. */
function linksToEnd(raw: ReadonlyMap<string, RawLink>, ends: SavedEnds | undefined) {
  const bySlot = new Map<number, readonly [RawLink, GraphLink['to']]>();
  for (const link of ends ? raw.values() : []) {
    const port = link.target === ends?.output ? ends.outputs[link.targetSlot] : undefined;
    if (port && !bySlot.has(link.targetSlot)) {
      bySlot.set(link.targetSlot, [link, { node: subgraphEnds.output, input: port.name }]);
    }
  }
  return [...bySlot.values()];
}

/** Links by their ids, those left out that begin nowhere. A link that two sockets name is two. */
function namedLinks(
  linked: readonly (readonly [RawLink, GraphLink['to']])[],
  nodes: Graph['nodes'],
  ends: SavedEnds | undefined,
): Record<string, GraphLink> {
  const links: Record<string, GraphLink> = {};
  // Counted on from all of them: a broken file may have thousands with one id.
  let last = highestId(Object.fromEntries(linked.map(([{ id }]) => [id, true])));
  for (const [{ id, from, type }, to] of linked) {
    const isFromEnd = ends !== undefined && from.node === ends.input;
    if (isFromEnd ? ends.inputs[from.slot] === undefined : nodes[from.node] === undefined) continue;
    const free = links[id] === undefined ? id : String(++last);
    links[free] = { id: free, from: isFromEnd ? { ...from, node: subgraphEnds.input } : from, to, type };
  }
  return links;
}

/** Which link each input has, by the input's name: the sockets say, as for the server. */
function linkedInputs(node: JsonObject, type: string, context: ReadingContext): readonly (readonly [string, string])[] {
  const sockets = objectsIn(node.inputs);
  if (type === editorTypes.reroute) {
    const link = idIn(sockets[0]?.link);
    return link === undefined ? [] : [['', link]];
  }
  if (type === editorTypes.primitive) return [];
  const names = inputNames(sockets, context.subgraphs.get(type)?.inputs);
  const byName = new Map<string, string>();
  for (const [index, socket] of sockets.entries()) {
    const name = names[index];
    const link = idIn(socket.link);
    if (name !== undefined && link !== undefined) byName.set(name, link);
  }
  return [...byName];
}

/** `[id, origin, slot, target, slot, type]` in format 0.4, objects in format 1 and in sub-graphs. */
function readLinks(json: JsonObject): ReadonlyMap<string, RawLink> {
  const links = new Map<string, RawLink>();
  for (const link of listIn(json.links)) {
    const object = objectIn(link);
    const parts: readonly (Json | undefined)[] = Array.isArray(link)
      ? (link as readonly Json[])
      : [object.id, object.origin_id, object.origin_slot, object.target_id, object.target_slot, object.type];
    const [id, origin, originSlot, target, targetSlot, type] = parts;
    const [key, node, slot] = [idIn(id), idIn(origin), slotIn(originSlot)];
    if (key === undefined || node === undefined || slot === undefined || target === undefined) continue;
    const reroute = idIn(object.parentId);
    links.set(key, {
      id: key,
      from: { node, slot },
      target: String(target),
      targetSlot: Number(targetSlot),
      type: typeName(type),
      ...(reroute !== undefined && { reroute }),
    });
  }
  return links;
}

function reroutesOf(json: JsonObject): readonly JsonObject[] {
  return objectsIn(json.reroutes ?? objectIn(json.extra).reroutes);
}

/** Format 0.4 has no place for it in the link and keeps it in `extra.linkExtensions`. */
function reroutesByLink(json: JsonObject, raw: ReadonlyMap<string, RawLink>): ReadonlyMap<string, string> {
  const extended = objectsIn(objectIn(json.extra).linkExtensions).flatMap(({ id, parentId }) => {
    const reroute = idIn(parentId);
    return reroute === undefined ? [] : [[String(id), reroute] as const];
  });
  const own = [...raw.values()].flatMap(({ id, reroute }) => (reroute === undefined ? [] : [[id, reroute] as const]));
  return new Map([...extended, ...own]);
}

const ownGroupKeys = new Set(['id', 'title', 'bounding', 'color']);

function readGroups(json: Json | undefined): Record<string, GraphGroup> {
  const groups: Record<string, GraphGroup> = {};
  const saved = objectsIn(json);
  let last = highestId(Object.fromEntries(saved.map(({ id }) => [idIn(id) ?? '', true])));
  for (const group of saved) {
    const wanted = idIn(group.id);
    const id = wanted !== undefined && groups[wanted] === undefined ? wanted : String(++last);
    const [x = 0, y = 0, width = 0, height = 0] = listIn(group.bounding).map(pixelIn);
    const rest = without(group, ownGroupKeys);
    groups[id] = {
      id,
      title: typeof group.title === 'string' ? group.title : '',
      ...(typeof group.color === 'string' && { color: group.color }),
      x,
      y,
      width,
      height,
      ...(rest && { rest }),
    };
  }
  return groups;
}

const nodeWithoutType = {
  en: 'A node in the file has no usable id or type and was left out.',
  zh: '文件中有节点缺少可用的 id 或 type，已忽略。',
};

const sameId = {
  en: 'Several nodes in the file had the same id; all but the first got new ones, without the links that went out of them.',
  zh: '文件中有多个节点使用同一个 id；除第一个外均已改用新的 id，从这些节点引出的连线没有保留。',
};
