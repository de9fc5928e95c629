import type { Json } from '@talkgraph/engine';
import { afterRunKey } from './after-run.js';
import type { GraphNode } from './document.js';

const controlEnding = afterRunKey('');

/** The node with another value; null takes the value away. What stays as it is after runs needs no mark. */
export function withValue(node: GraphNode, input: string, value: Json): GraphNode {
  const { [input]: before, ...others } = node.values;
  if (value === null || (value === 'fixed' && input.endsWith(controlEnding))) {
    return before === undefined ? node : { ...node, values: others };
  }
  return before === value ? node : { ...node, values: { ...node.values, [input]: value } };
}
