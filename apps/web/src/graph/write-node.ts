import type { JsonObject } from '@talkgraph/engine';
import { findType } from '../catalogue/find-type.js';
import type { Catalogue, InputPort, OutputPort } from '../catalogue/node-type.js';
import { editorTypes, type Graph, type GraphNode, type WorkflowDocument } from './document.js';
import type { LinkIndex } from './link-index.js';
import { plainInput } from './node-ports.js';
import { portsOf } from './ports-of.js';
import { idJson } from './write-graph.js';
import { writeWidgetValues } from './write-widget-values.js';

/** Where a node is written from. */
export interface WritingContext {
  readonly document: WorkflowDocument;
  readonly graph: Graph;
  readonly catalogue: Catalogue;
  readonly index: LinkIndex;
}

/** A socket that is written, with its widget if it has one. */
export interface SocketToWrite {
  readonly name: string;
  readonly hasWidget: boolean;
  readonly port: InputPort | undefined;
  readonly saved: JsonObject | undefined;
}

const modes = { active: 0, muted: 2, bypassed: 4 } as const;

/** Writes a node; answers the names of its inputs too, in the order of their sockets. */
export function writeNode(node: GraphNode, context: WritingContext): { json: JsonObject; inputs: readonly string[] } {
  const { index } = context;
  const sockets = socketsOf(node, context);
  const linkOf = new Map((index.into.get(node.id) ?? []).map((link) => [link.to.input, link.id]));
  const { rest = {} } = node;
  const { flags, mode, widgets_values: savedValues, ...others } = rest;
  const inputs = sockets.map((socket) => writeInput(socket, linkOf.get(socket.name)));
  const json: JsonObject = {
    id: idJson(node.id),
    type: node.type,
    ...(node.title !== undefined && { title: node.title }),
    pos: [node.x, node.y],
    size: [node.width ?? 0, node.height ?? 0],
    flags: { ...(flags as JsonObject | undefined), ...(node.collapsed && { collapsed: true }) },
    order: Math.max(0, Number(node.id) || 0),
    mode: node.mode === 'active' ? (mode ?? modes.active) : modes[node.mode],
    inputs,
    outputs: writeOutputs(node, context),
    ...(node.color !== undefined && { color: node.color }),
    properties: node.properties,
    ...others,
    ...writeWidgetValues(node, sockets, inputs, savedValues, context),
  };
  return { json, inputs: sockets.map(({ name }) => name) };
}

/** Sockets first, then those of widgets, as ComfyUI has them; both in the order of declaration. */
function socketsOf(node: GraphNode, context: WritingContext): readonly SocketToWrite[] {
  const { type, savedInputs = [], values } = node;
  if (type === editorTypes.note || type === editorTypes.markdownNote || type === editorTypes.primitive) return [];
  const { document, graph, catalogue, index } = context;
  const isKnown = findType(catalogue, type) !== undefined;
  const saved = new Map(savedInputs.map((socket) => [String(socket.name ?? ''), socket]));
  // Widgets that an instance shows of nodes inside it are no sockets.
  const ports = portsOf(node, document, graph, catalogue).inputs.filter(({ name }) => !isProxy(node, context, name));
  const named = new Set(ports.map(({ name }) => name));
  const loose = (index.into.get(node.id) ?? []).filter(({ to }) => !named.has(to.input));
  const lone = isKnown || document.subgraphs[type] ? [] : Object.keys(values).filter((name) => !named.has(name));
  const all = [
    ...ports.map((port) => ({
      name: port.name,
      hasWidget: port.widget !== undefined || saved.get(port.name)?.widget !== undefined,
      port,
      saved: saved.get(port.name),
    })),
    ...loose.map(({ to, type: linkType }) => ({
      name: to.input,
      hasWidget: false,
      port: plainInput(to.input, linkType),
      saved: undefined,
    })),
    // Values of an unknown type that came by name: the socket is what keeps the name.
    ...(saved.size > 0 ? [] : lone).map((name) => ({ name, hasWidget: true, port: undefined, saved: undefined })),
  ];
  // What was saved of an unknown type stays in its order, which its values follow.
  return isKnown ? [...all.filter((one) => !one.hasWidget), ...all.filter((one) => one.hasWidget)] : all;
}

function isProxy({ type }: GraphNode, { document }: WritingContext, name: string): boolean {
  const definition = document.subgraphs[type];
  return definition !== undefined && !definition.inputs.some((port) => port.name === name);
}

function writeInput({ name, hasWidget, port, saved }: SocketToWrite, link: string | undefined): JsonObject {
  return {
    ...(port?.optional === true && !hasWidget && !saved && name !== '' && { shape: 7 }),
    ...saved,
    name,
    type: saved && !port?.widget && port?.type === '*' ? (saved.type ?? '*') : (port?.type ?? '*'),
    ...(hasWidget && { widget: saved?.widget ?? { name } }),
    link: link === undefined ? null : idJson(link),
  };
}

function writeOutputs(node: GraphNode, { document, graph, catalogue, index }: WritingContext): readonly JsonObject[] {
  const { outputs, inputs } = portsOf(node, document, graph, catalogue);
  const links = index.outOf.get(node.id) ?? [];
  const isPrimitive = node.type === editorTypes.primitive;
  const widget = isPrimitive && links[0] && inputs[0] ? { widget: { name: links[0].to.input } } : {};
  return outputs.map((port: OutputPort, slot): JsonObject => {
    const ids = links.filter(({ from }) => from.slot === slot).map(({ id }) => idJson(id));
    const saved = node.savedOutputs?.[slot];
    return {
      ...saved,
      name: port.name,
      type: saved && port.type === '*' ? (saved.type ?? '*') : port.type,
      ...widget,
      links: ids.length > 0 ? ids : null,
    };
  });
}
