import { workflowCircular } from '../errors.js';
import type { Json } from '../json.js';
import { bypassed, muted, type Scope } from './expand-subgraphs.js';
import { instanceInputValue } from './instance-values.js';
import type { UiLink, UiNode } from './ui-graph.js';

/** What a link comes to: an output of a node that runs, a constant, or nothing. */
export type LinkSource = { readonly node: string; readonly slot: number } | { readonly value: Json } | undefined;

/** Nodes of the editor that never run. */
export const virtualTypes: ReadonlySet<string> = new Set(['Reroute', 'PrimitiveNode', 'Note', 'MarkdownNote']);

/** A position on the way from an input back to what feeds it. */
interface Place {
  readonly scope: Scope;
  readonly origin: string;
  readonly slot: number;
}

/**
 * Follows a link back through reroutes, bypassed nodes and the borders of sub-graphs to the node that feeds it.
 * @throws WORKFLOW_CIRCULAR when it only leads back to itself
 */
export function resolveLink(scope: Scope, linkId: string): LinkSource {
  const seen = new Set<string>();
  let place = originOf(scope, scope.graph.links.get(linkId));
  while (place !== undefined) {
    const { scope: at, origin, slot } = place;
    const key = `${at.prefix}${origin}#${slot}`;
    if (seen.has(key)) throw workflowCircular({ node: `${at.prefix}${origin}` });
    seen.add(key);
    const step = stepBack(at, origin, slot);
    if (step === undefined || !('origin' in step)) return step;
    place = step;
  }
  return undefined;
}

function stepBack(scope: Scope, origin: string, slot: number): Place | LinkSource {
  if (scope.instance !== undefined && origin === scope.graph.inputNode) return leaveSubgraph(scope, slot);
  const node = scope.graph.nodes.get(origin);
  if (node === undefined || node.mode === muted) return undefined;
  if (node.mode === bypassed) return followInput(scope, passThrough(node, slot));
  const child = scope.children.get(origin);
  if (child !== undefined) return enterSubgraph(child, slot);
  if (node.type === 'Reroute') return followInput(scope, node.inputs[0]?.link);
  if (node.type === 'PrimitiveNode') {
    const value = Array.isArray(node.values) ? (node.values as readonly Json[])[0] : undefined;
    return value === undefined ? undefined : { value };
  }
  return virtualTypes.has(node.type) ? undefined : { node: `${scope.prefix}${origin}`, slot };
}

function leaveSubgraph(scope: Scope, slot: number): Place | LinkSource {
  const { node, scope: outer } = scope.instance as NonNullable<Scope['instance']>;
  const name = scope.graph.inputs[slot]?.name;
  const input = node.inputs.find((socket) => socket.name === name) ?? node.inputs[slot];
  if (input === undefined) return undefined;
  const linked = input.link === undefined ? undefined : originOf(outer, outer.graph.links.get(input.link));
  if (linked !== undefined) return linked;
  const value = instanceInputValue(node, input);
  return value === undefined ? undefined : { value };
}

function enterSubgraph(scope: Scope, slot: number): Place | undefined {
  for (const link of scope.graph.links.values()) {
    if (link.target === scope.graph.outputNode && link.targetSlot === slot) return originOf(scope, link);
  }
  return undefined;
}

function followInput(scope: Scope, linkId: string | undefined): Place | undefined {
  return linkId === undefined ? undefined : originOf(scope, scope.graph.links.get(linkId));
}

/** The link a bypassed node hands on: of the input beside the output if it has the same type, else of the first that has. */
function passThrough(node: UiNode, slot: number): string | undefined {
  const type = node.outputs[slot]?.type;
  const sockets = node.inputs.filter((input) => input.widget === undefined || input.link !== undefined);
  const beside = node.inputs[slot];
  if (beside !== undefined && sockets.includes(beside) && beside.type === type) return beside.link;
  return (sockets.find((input) => input.type === type) ?? sockets.find((input) => input.type === '*'))?.link;
}

function originOf(scope: Scope, link: UiLink | undefined): Place | undefined {
  return link === undefined ? undefined : { scope, origin: link.origin, slot: link.originSlot };
}
