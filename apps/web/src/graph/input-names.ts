import type { JsonObject } from '@talkgraph/engine';
import type { SubgraphPort } from './document.js';

/**
 * The names of a node's inputs, by the place of the saved socket. Instances of sub-graphs are matched with the ports of
 * the sub-graph, by name, else by place; sockets that match none have no name.
 */
export function inputNames(
  sockets: readonly JsonObject[],
  ports: readonly SubgraphPort[] | undefined,
): readonly (string | undefined)[] {
  const saved = sockets.map(({ name }) => (typeof name === 'string' ? name : ''));
  if (!ports) return saved;
  const names = new Set(ports.map(({ name }) => name));
  const taken = new Set(saved);
  return saved.map((name, index) => {
    if (names.has(name)) return name;
    const beside = ports[index]?.name;
    return beside !== undefined && !taken.has(beside) ? beside : undefined;
  });
}
