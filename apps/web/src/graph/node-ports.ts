import type { InputPort, OutputPort } from '../catalogue/node-type.js';

/** The sockets and widgets of a node. */
export interface NodePorts {
  readonly inputs: readonly InputPort[];
  readonly outputs: readonly OutputPort[];
}

const noInputs: readonly InputPort[] = [];
const noOutputs: readonly OutputPort[] = [];
const pairs = new WeakMap<readonly InputPort[], WeakMap<readonly OutputPort[], NodePorts>>();

/** Joins lists of ports; the same lists give the same object, so that nodes are not drawn anew without a reason. */
export function nodePorts(inputs: readonly InputPort[] = noInputs, outputs: readonly OutputPort[] = noOutputs) {
  let byOutputs = pairs.get(inputs);
  if (!byOutputs) {
    byOutputs = new WeakMap();
    pairs.set(inputs, byOutputs);
  }
  let ports = byOutputs.get(outputs);
  if (!ports) {
    ports = { inputs: inputs.length > 0 ? inputs : noInputs, outputs: outputs.length > 0 ? outputs : noOutputs };
    byOutputs.set(outputs, ports);
  }
  return ports;
}

/** An input that only its name and type are known of. */
export function plainInput(name: string, type: string, more: Partial<InputPort> = {}): InputPort {
  const label = { en: name, zh: name };
  return { name, type, accepts: [], label, optional: true, advanced: false, changesAfterRun: false, ...more };
}

/** An output that only its name and type are known of. */
export function plainOutput(name: string, type: string, more: Partial<OutputPort> = {}): OutputPort {
  return { name, type, label: { en: name, zh: name }, list: false, ...more };
}
