import type { InputPort, OutputPort } from '../catalogue/node-type.js';
import type { PortEnd } from '../editor/editor-state.js';
import { useEditor } from '../editor/editor-store.js';
import { openGraph } from '../editor/open-graph.js';
import type { GraphLink } from '../graph/document.js';
import { takesLinks } from '../graph/link-verdict.js';
import type { NodePorts } from '../graph/node-ports.js';
import { portsOf } from '../graph/ports-of.js';
import { typesFit } from '../graph/types-fit.js';
import { endsBetween } from './port-handle.js';

const none: NodePorts = { inputs: [], outputs: [] };

/** The ports of a node of the open canvas. */
export function portsAt(node: string): NodePorts {
  const state = useEditor.getState();
  const graph = openGraph(state);
  const found = graph.nodes[node];
  return found && state.catalogue ? portsOf(found, state.document, graph, state.catalogue) : none;
}

/** The type of what travels through a port. */
export function portType(port: PortEnd | undefined): string {
  if (!port) return '*';
  const { inputs, outputs } = portsAt(port.node);
  const found = port.side === 'output' ? outputs[port.slot] : inputs.find(({ name }) => name === port.input);
  return found?.type ?? '*';
}

/** The type of what travels through a link: its output's, which reroutes and unknown nodes may not have. */
export function linkType(link: GraphLink): string {
  const type = portsAt(link.from.node).outputs[link.from.slot]?.type ?? '*';
  return type === '*' ? link.type : type;
}

/** The ports of a node that a port could be linked to by their types, those without a link yet first. */
export function fittingPorts(port: PortEnd, node: string): PortEnd[] {
  if (node === port.node) return [];
  const { inputs, outputs } = portsAt(node);
  if (port.side === 'input') {
    const input = portsAt(port.node).inputs.find(({ name }) => name === port.input);
    if (!input) return [];
    return [...outputs.entries()].flatMap(([slot, output]) =>
      typesFit(output.type, input) ? [{ side: 'output' as const, node, slot }] : [],
    );
  }
  const output = portsAt(port.node).outputs[port.slot];
  if (!output) return [];
  return byUse(
    node,
    inputs.filter((input) => typesFit(output.type, input) && hasSocket(node, input)),
    output,
  ).map(({ name }) => ({
    side: 'input' as const,
    node,
    input: name,
  }));
}

function hasSocket(node: string, { name }: InputPort): boolean {
  const state = useEditor.getState();
  const found = openGraph(state).nodes[node];
  return found !== undefined && takesLinks(found, name, state.document);
}

/** Free inputs come first, and among them those that take just this type and can only be linked. */
function byUse(node: string, inputs: readonly InputPort[], output: OutputPort): readonly InputPort[] {
  const links = Object.values(openGraph(useEditor.getState()).links);
  const isTaken = ({ name }: InputPort) => links.some(({ to }) => to.node === node && to.input === name);
  const rank = (input: InputPort) =>
    (isTaken(input) ? 4 : 0) + (input.widget ? 2 : 0) + (input.type === output.type ? 0 : 1);
  return inputs.toSorted((a, b) => rank(a) - rank(b));
}

/** Links a port to the first port of a node that takes it. Answers whether there was one. */
export function linkToNode(port: PortEnd, node: string): boolean {
  const { connect } = useEditor.getState();
  for (const other of fittingPorts(port, node)) {
    const ends = endsBetween(port, other);
    if (ends && connect(ends.from, ends.to).done) return true;
  }
  return false;
}
