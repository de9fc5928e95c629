import type { Json, JsonObject } from '@talkgraph/engine';
import type { Catalogue, InputPort, Widget } from '../catalogue/node-type.js';
import {
  type Graph,
  type GraphNode,
  type SubgraphDefinition,
  type SubgraphPort,
  subgraphEnds,
  type WorkflowDocument,
} from './document.js';
import { linkIndex } from './link-index.js';
import { type NodePorts, nodePorts, plainInput, plainOutput } from './node-ports.js';
import { proxyWidgets } from './proxy-widgets.js';

type PortsOf = (node: GraphNode, document: WorkflowDocument, graph: Graph, catalogue: Catalogue) => NodePorts;

interface Known {
  readonly subgraphs: WorkflowDocument['subgraphs'];
  readonly catalogue: Catalogue;
  readonly ports: NodePorts;
}

/** By what an instance looks like: the definition, and the list of widgets it shows of nodes inside. */
const known = new WeakMap<object, WeakMap<SubgraphDefinition, Known>>();
const nothingShown: JsonObject = {};
/** Definitions being read; a file may hold sub-graphs that contain themselves. */
const reading = new Set<SubgraphDefinition>();

/** The ports of an instance: the sub-graph's own, each with the widget it leads to, and widgets of nodes inside it. */
export function instancePorts(
  node: GraphNode,
  definition: SubgraphDefinition,
  document: WorkflowDocument,
  catalogue: Catalogue,
  portsOf: PortsOf,
): NodePorts {
  const shown = node.properties.proxyWidgets === undefined ? nothingShown : node.properties;
  let byDefinition = known.get(shown);
  if (!byDefinition) {
    byDefinition = new WeakMap();
    known.set(shown, byDefinition);
  }
  const before = byDefinition.get(definition);
  if (before && before.subgraphs === document.subgraphs && before.catalogue === catalogue) return before.ports;
  if (reading.has(definition)) return nodePorts();
  reading.add(definition);
  try {
    const inside = (id: string) => {
      const inner = definition.graph.nodes[id];
      return inner && { node: inner, ports: portsOf(inner, document, definition.graph, catalogue) };
    };
    const inputs = definition.inputs.map((port, slot) => inputOf(port, slot, definition, inside));
    const ports = nodePorts(
      [...inputs, ...proxyInputs(node, inside)],
      definition.outputs.map(({ name, type }) => plainOutput(name, type)),
    );
    // Only something in another sub-graph may have changed: then nothing needs to be drawn anew.
    const same = before && JSON.stringify(before.ports) === JSON.stringify(ports) ? before.ports : ports;
    byDefinition.set(definition, { subgraphs: document.subgraphs, catalogue, ports: same });
    return same;
  } finally {
    reading.delete(definition);
  }
}

type Inside = (id: string) => { readonly node: GraphNode; readonly ports: NodePorts } | undefined;

function inputOf(port: SubgraphPort, slot: number, { graph }: SubgraphDefinition, inside: Inside): InputPort {
  const targets = (linkIndex(graph.links).outOf.get(subgraphEnds.input) ?? [])
    .filter(({ from }) => from.slot === slot)
    .flatMap(({ to }) => {
      const target = inside(to.node);
      const input = target?.ports.inputs.find(({ name }) => name === to.input);
      return target && input ? [{ node: target.node, input }] : [];
    });
  const first = targets[0];
  if (!first) return plainInput(port.name, port.type);
  const { widget, preset, ...facts } = first.input;
  const { optional: _, ...shown } = facts;
  return {
    ...shown,
    name: port.name,
    type: port.type,
    label: port.name === first.input.name ? first.input.label : { en: port.name, zh: port.name },
    optional: targets.every(({ input }) => input.optional || input.widget !== undefined),
    advanced: false,
    ...widgetOf(widget, valueOr(first.node, first.input.name, preset)),
  };
}

/** Widgets of nodes inside that the instance shows; they take no links. Their names are `8:steps`. */
function proxyInputs(node: GraphNode, inside: Inside): InputPort[] {
  return proxyWidgets(node).flatMap(({ owner, widget: name }) => {
    const target = owner === undefined ? undefined : inside(owner);
    const input = target?.ports.inputs.find((port) => port.name === name);
    if (!target || !input?.widget) return [];
    const { preset, ...shown } = input;
    const value = valueOr(target.node, name, preset);
    return [{ ...shown, name: `${owner}:${name}`, optional: true, ...(value !== undefined && { preset: value }) }];
  });
}

function valueOr(node: GraphNode, input: string, preset: Json | undefined): Json | undefined {
  return node.values[input] ?? preset;
}

function widgetOf(widget: Widget | undefined, preset: Json | undefined): Pick<InputPort, 'widget' | 'preset'> {
  if (!widget) return {};
  return preset === undefined ? { widget } : { widget, preset };
}
