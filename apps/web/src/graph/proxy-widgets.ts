import type { Json } from '@talkgraph/engine';
import type { GraphNode } from './document.js';

/** A widget that an instance of a sub-graph shows: of a node inside, or, without `owner`, of the sub-graph's own input. */
export interface ProxyWidget {
  readonly owner?: string;
  readonly widget: string;
}

/** How the list names the sub-graph's own inputs. */
const ownInput = '-1';

/** `properties.proxyWidgets` of an instance: `[node, widget]` each. Its saved values come in this order. */
export function proxyWidgets({ properties }: Pick<GraphNode, 'properties'>): readonly ProxyWidget[] {
  const listed = properties.proxyWidgets;
  if (!Array.isArray(listed)) return [];
  return (listed as readonly Json[]).map((entry) => {
    const [owner, widget] = Array.isArray(entry) ? (entry as readonly Json[]) : [];
    return String(owner) === ownInput ? { widget: String(widget) } : { owner: String(owner), widget: String(widget) };
  });
}
