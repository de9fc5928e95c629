import type { GraphLink } from './document.js';

/** Links by the nodes at their ends. */
export interface LinkIndex {
  readonly into: ReadonlyMap<string, readonly GraphLink[]>;
  readonly outOf: ReadonlyMap<string, readonly GraphLink[]>;
}

const indexes = new WeakMap<Readonly<Record<string, GraphLink>>, LinkIndex>();

/** The index of these links, made once: links change far less often than they are asked for. */
export function linkIndex(links: Readonly<Record<string, GraphLink>>): LinkIndex {
  const known = indexes.get(links);
  if (known) return known;
  const into = new Map<string, GraphLink[]>();
  const outOf = new Map<string, GraphLink[]>();
  for (const link of Object.values(links)) {
    put(into, link.to.node, link);
    put(outOf, link.from.node, link);
  }
  const index = { into, outOf };
  indexes.set(links, index);
  return index;
}

/** The link that ends in this input. */
export function linkInto(links: Readonly<Record<string, GraphLink>>, node: string, input: string) {
  return linkIndex(links)
    .into.get(node)
    ?.find(({ to }) => to.input === input);
}

function put(map: Map<string, GraphLink[]>, key: string, link: GraphLink): void {
  const listed = map.get(key);
  if (listed) listed.push(link);
  else map.set(key, [link]);
}
