import { findType } from '../catalogue/find-type.js';
import type { Catalogue, InputPort } from '../catalogue/node-type.js';
import { editorTypes, type Graph, type GraphNode, type WorkflowDocument } from './document.js';
import { endPorts } from './end-ports.js';
import { instancePorts } from './instance-ports.js';
import { linkIndex, linkInto } from './link-index.js';
import { type NodePorts, nodePorts, plainInput, plainOutput } from './node-ports.js';
import { typePorts } from './type-ports.js';

/** How many reroutes in a row are followed to find what travels; only a ring has more. */
const mostReroutes = 1000;

/**
 * The ports of a node on the canvas `graph`, whatever it is: a type of the catalogue or an unknown one, an instance of a
 * sub-graph, one of its ends, a reroute, a note. The same ports are the same object until something about them changes.
 */
export function portsOf(node: GraphNode, document: WorkflowDocument, graph: Graph, catalogue: Catalogue): NodePorts {
  switch (node.type) {
    case editorTypes.subgraphInput:
    case editorTypes.subgraphOutput:
      return endPorts(node, document, graph);
    case editorTypes.reroute:
      return reroutePorts(rerouteType(node, document, graph, catalogue));
    case editorTypes.note:
    case editorTypes.markdownNote:
      return notePorts;
    case editorTypes.primitive:
      return primitivePorts(node, document, graph, catalogue);
  }
  const definition = document.subgraphs[node.type];
  if (definition) return instancePorts(node, definition, document, catalogue, portsOf);
  return typePorts(node, findType(catalogue, node.type));
}

const notePorts = nodePorts([
  plainInput('text', 'STRING', {
    label: { en: 'Note', zh: '注释' },
    widget: { kind: 'text', multiline: true },
    preset: '',
  }),
]);

const reroutes = new Map<string, NodePorts>();

function reroutePorts(type: string): NodePorts {
  let ports = reroutes.get(type);
  if (!ports) {
    ports = nodePorts([plainInput('', type)], [plainOutput('', type)]);
    reroutes.set(type, ports);
  }
  return ports;
}

/** What travels through a reroute: what is fed to it, else what is asked of it. */
function rerouteType(node: GraphNode, document: WorkflowDocument, graph: Graph, catalogue: Catalogue): string {
  let at = node;
  for (let steps = 0; steps < mostReroutes; steps += 1) {
    const link = linkInto(graph.links, at.id, '') ?? linkIndex(graph.links).into.get(at.id)?.[0];
    const source = link && graph.nodes[link.from.node];
    if (!link || !source) return askedType(node, document, graph, catalogue) ?? '*';
    if (source.type !== editorTypes.reroute) {
      return portsOf(source, document, graph, catalogue).outputs[link.from.slot]?.type ?? '*';
    }
    at = source;
  }
  return '*';
}

function askedType(node: GraphNode, document: WorkflowDocument, graph: Graph, catalogue: Catalogue) {
  const seen = new Set<string>([node.id]);
  const open = [node.id];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const { to } of linkIndex(graph.links).outOf.get(id) ?? []) {
      const target = graph.nodes[to.node];
      if (!target || seen.has(to.node)) continue;
      seen.add(to.node);
      if (target.type === editorTypes.reroute) open.push(to.node);
      else {
        const type = portsOf(target, document, graph, catalogue).inputs.find(({ name }) => name === to.input)?.type;
        if (type !== undefined && type !== '*') return type;
      }
    }
  }
  return undefined;
}

const primitives = new WeakMap<InputPort, NodePorts>();
const freePrimitive = nodePorts([], [plainOutput('', '*', { label: { en: 'Value', zh: '值' } })]);

/** A primitive is the widget of the input it feeds. */
function primitivePorts(node: GraphNode, document: WorkflowDocument, graph: Graph, catalogue: Catalogue): NodePorts {
  for (const { to } of linkIndex(graph.links).outOf.get(node.id) ?? []) {
    const target = graph.nodes[to.node];
    if (!target || target.type === editorTypes.primitive || target.type === editorTypes.reroute) continue;
    const input = portsOf(target, document, graph, catalogue).inputs.find(({ name }) => name === to.input);
    if (!input) continue;
    let ports = primitives.get(input);
    if (!ports) {
      ports = nodePorts([{ ...input, name: 'value', optional: true }], [plainOutput(input.type, input.type)]);
      primitives.set(input, ports);
    }
    return ports;
  }
  return freePrimitive;
}
