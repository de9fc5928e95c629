import { isJsonObject, type Json, type JsonObject } from '@talkgraph/engine';
import type { InputPort, NodeType, OutputPort } from '../catalogue/node-type.js';
import type { GraphNode } from './document.js';
import { type NodePorts, nodePorts, plainInput, plainOutput } from './node-ports.js';

/** Keyed by what was saved, which a node keeps while it is moved and changed; the type may be exchanged under it. */
const inputs = new WeakMap<readonly JsonObject[], { type: NodeType | undefined; ports: readonly InputPort[] }>();
const outputs = new WeakMap<readonly JsonObject[], { type: NodeType | undefined; ports: readonly OutputPort[] }>();

/**
 * Ports by the node's type, and those that only the saved workflow knows: all of an unknown type's, and, of a known one's,
 * inputs it did not declare and outputs it has no more.
 */
export function typePorts(node: GraphNode, type: NodeType | undefined): NodePorts {
  return nodePorts(inputsOf(node.savedInputs, type), outputsOf(node.savedOutputs, type));
}

function inputsOf(saved: GraphNode['savedInputs'], type: NodeType | undefined): readonly InputPort[] | undefined {
  if (!saved) return type?.inputs;
  const known = inputs.get(saved);
  if (known && known.type === type) return known.ports;
  const declared = new Set(type?.inputs.map(({ name }) => name));
  const further = saved.filter(({ name }) => !declared.has(String(name ?? ''))).map(inputOf);
  const ports = [...(type?.inputs ?? []), ...further];
  inputs.set(saved, { type, ports });
  return ports;
}

function outputsOf(saved: GraphNode['savedOutputs'], type: NodeType | undefined): readonly OutputPort[] | undefined {
  if (!saved) return type?.outputs;
  const known = outputs.get(saved);
  if (known && known.type === type) return known.ports;
  const ports = [...(type?.outputs ?? []), ...saved.slice(type?.outputs.length ?? 0).map(outputOf)];
  outputs.set(saved, { type, ports });
  return ports;
}

function inputOf(socket: JsonObject): InputPort {
  const name = String(socket.name ?? '');
  const label = labelOf(socket, name);
  return plainInput(name, typeName(socket.type), { label: { en: label, zh: label } });
}

function outputOf(socket: JsonObject): OutputPort {
  const name = String(socket.name ?? '');
  const label = labelOf(socket, name);
  return plainOutput(name, typeName(socket.type), { label: { en: label, zh: label } });
}

function labelOf(socket: JsonObject, name: string): string {
  return typeof socket.label === 'string' ? socket.label : name;
}

/** Types of old sockets may be numbers (events), lists (choices), or nothing. */
export function typeName(saved: Json | undefined): string {
  if (typeof saved === 'string' && saved !== '') return saved;
  return Array.isArray(saved) || isJsonObject(saved) ? 'COMBO' : '*';
}
