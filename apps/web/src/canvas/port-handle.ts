import type { PortEnd } from '../editor/editor-state.js';

/** The id of the handle that stands for an output on a node. */
export function outputHandle(slot: number): string {
  return `out:${slot}`;
}

/** The id of the handle that stands for an input on a node. */
export function inputHandle(name: string): string {
  return `in:${name}`;
}

/** The port that a handle of a node stands for. */
export function portOfHandle(node: string, handle: string | null | undefined): PortEnd | undefined {
  if (handle?.startsWith('out:')) return { side: 'output', node, slot: Number(handle.slice(4)) };
  if (handle?.startsWith('in:')) return { side: 'input', node, input: handle.slice(3) };
  return undefined;
}

/** A link's two ends, whichever of them the drag began at; undefined where both are of one side. */
export function endsBetween(a: PortEnd, b: PortEnd) {
  if (a.side === b.side) return undefined;
  const from = a.side === 'output' ? a : b;
  const to = a.side === 'input' ? a : b;
  if (from.side !== 'output' || to.side !== 'input') return undefined;
  return { from: { node: from.node, slot: from.slot }, to: { node: to.node, input: to.input } };
}
