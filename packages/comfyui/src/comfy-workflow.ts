/** A workflow as ComfyUI's API takes it: nodes by id. */
export type ComfyWorkflow = Readonly<Record<string, ComfyNode>>;

/** One node. An input is a constant, or a link: `[node id, output index]`. */
export interface ComfyNode {
  readonly class_type: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly _meta?: { readonly title?: string };
}

/** Servers and people write titles of any length. */
const longestName = 120;

/** What a node is called in sentences: its number, its title where it has one of its own, and its type. */
export function nodeName(workflow: ComfyWorkflow, id: string, type?: string): string {
  // Nodes that came from expanding another one carry its id in front.
  const node = workflow[id] ?? workflow[id.split(/[.:]/)[0] ?? ''];
  const shownType = type ?? node?.class_type ?? '';
  const title = node?._meta?.title;
  const words = [id, title && title !== shownType ? `“${title}”` : '', shownType ? `(${shownType})` : ''];
  return words
    .filter((word) => word !== '')
    .join(' ')
    .slice(0, longestName);
}
