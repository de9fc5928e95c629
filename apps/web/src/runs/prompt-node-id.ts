/** The id that a node of the open canvas has in prompts and runs: `5:3` for node 3 inside instance 5. */
export function promptNodeId(path: readonly string[], node: string): string {
  return path.length === 0 ? node : `${path.join(':')}:${node}`;
}

/** Where on the canvases a node of a run is: the instances to go into, and its id there. */
export function placeOfNode(id: string): { readonly path: readonly string[]; readonly node: string } {
  const path = id.split(':');
  return { path: path.slice(0, -1), node: path.at(-1) ?? id };
}
