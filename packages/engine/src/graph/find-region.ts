import type { GraphView } from '../definition/node-context.js';
import type { AnyNodeDefinition } from '../definition/node-definition.js';
import type { Link } from './prompt.js';

/** What lies between the node that begins a region and the one that ends it, both left out. */
export interface Region {
  readonly start: string;
  readonly end: string;
  readonly body: ReadonlySet<string>;
}

/** A graph whose node types can be looked up. */
export interface TypedGraph extends Pick<GraphView, 'node' | 'ids'> {
  definition(type: string): AnyNodeDefinition | undefined;
}

/** The link by which a node that ends a region is linked to the beginning; undefined where it is not. */
export function openingOf(graph: TypedGraph, end: string): Link | undefined {
  const node = graph.node(end);
  const region = node === undefined ? undefined : graph.definition(node.type)?.region;
  if (node === undefined || region === undefined || !('closes' in region)) return undefined;
  const given = node.inputs[region.closes];
  if (given === undefined || !('link' in given)) return undefined;
  const start = graph.node(given.link.node);
  const definition = start === undefined ? undefined : graph.definition(start.type);
  if (definition?.region === undefined || !('opens' in definition.region)) return undefined;
  return Object.keys(definition.outputs)[given.link.slot] === definition.region.opens ? given.link : undefined;
}

/**
 * The region that a node ends: what depends on the beginning and leads to the end or to an output node. Regions that end
 * inside belong to it whole, their beginnings too. Undefined where the end is linked to no beginning.
 */
export function findRegion(graph: TypedGraph, end: string): Region | undefined {
  const users = usersOf(graph);
  const start = openingOf(graph, end)?.node;
  if (start === undefined) return undefined;
  const body = new Set<string>();
  const seen = new Set([end]);
  const open: [string, string][] = [[start, end]];
  for (const [first, last] of open) {
    for (const id of between(graph, users, first, last)) {
      if (id === end || id === start) continue;
      body.add(id);
      const inner: string | undefined = seen.has(id) ? undefined : openingOf(graph, id)?.node;
      seen.add(id);
      if (inner === undefined || inner === start || body.has(inner)) continue;
      body.add(inner);
      open.push([inner, id]);
    }
  }
  return { start, end, body };
}

/** Which nodes are linked to each. */
export function usersOf(graph: TypedGraph): ReadonlyMap<string, readonly string[]> {
  const users = new Map<string, string[]>();
  for (const id of graph.ids()) {
    for (const source of sourcesOf(graph, id)) {
      const known = users.get(source);
      if (known === undefined) users.set(source, [id]);
      else known.push(id);
    }
  }
  return users;
}

/** What depends on a node, itself left out, without what is reached through the node that ends its region only. */
export function dependantsAround(
  users: ReadonlyMap<string, readonly string[]>,
  start: string,
  end: string | undefined,
): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [start];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const user of users.get(id) ?? []) {
      if (found.has(user)) continue;
      found.add(user);
      if (user !== end) open.push(user);
    }
  }
  return found;
}

export function sourcesOf(graph: Pick<TypedGraph, 'node'>, id: string): readonly string[] {
  return Object.values(graph.node(id)?.inputs ?? {}).flatMap((given) => ('link' in given ? [given.link.node] : []));
}

function between(
  graph: TypedGraph,
  users: ReadonlyMap<string, readonly string[]>,
  start: string,
  end: string,
): ReadonlySet<string> {
  const after = dependantsAround(users, end, undefined);
  const below = new Set([...dependantsAround(users, start, end)].filter((id) => !after.has(id)));
  const isWanted = (id: string): boolean =>
    id === end || graph.definition(graph.node(id)?.type ?? '')?.outputNode === true;
  const found = new Set([...below].filter(isWanted));
  // A set hands out what is added while it is walked, so it is its own queue.
  for (const id of found) {
    for (const source of sourcesOf(graph, id)) if (below.has(source)) found.add(source);
  }
  found.delete(end);
  return found;
}
