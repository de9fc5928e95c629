import type { Catalogue } from './node-type.js';

/**
 * The catalogue with the objects of an earlier one wherever nothing has changed: when a file was uploaded only the types
 * that pick such files are others, and only their nodes are drawn anew.
 */
export function keepUnchanged(catalogue: Catalogue, before: Catalogue | undefined): Catalogue {
  if (!before) return catalogue;
  let isSame = catalogue.size === before.size;
  const kept = new Map(
    [...catalogue].map(([name, type]) => {
      const earlier = before.get(name);
      const unchanged = earlier && JSON.stringify(earlier) === JSON.stringify(type) ? earlier : undefined;
      isSame &&= unchanged !== undefined;
      return [name, unchanged ?? type];
    }),
  );
  return isSame ? before : kept;
}
