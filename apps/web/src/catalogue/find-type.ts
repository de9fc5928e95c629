import type { Catalogue, NodeType } from './node-type.js';

const formerTypes = new WeakMap<Catalogue, ReadonlyMap<string, NodeType>>();

/** The node type of this name, also where it had the name formerly; current names go first, as on the server. */
export function findType(catalogue: Catalogue, type: string): NodeType | undefined {
  return catalogue.get(type) ?? formerOf(catalogue).get(type);
}

function formerOf(catalogue: Catalogue): ReadonlyMap<string, NodeType> {
  let former = formerTypes.get(catalogue);
  if (former === undefined) {
    former = new Map([...catalogue.values()].flatMap((type) => type.formerTypes.map((name) => [name, type] as const)));
    formerTypes.set(catalogue, former);
  }
  return former;
}
