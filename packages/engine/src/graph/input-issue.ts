import type { InputSpec } from '../definition/input-spec.js';
import type { PortType } from '../definition/port-type.js';
import type { Json } from '../json.js';
import type { CoercionFailure } from './coerce-constant.js';
import { inputConfig } from './input-config.js';
import type { InputValue, Link } from './prompt.js';
import type { NodeIssue } from './prompt-issue.js';
import { pythonRepr, pythonText } from './python-text.js';

type Constant = Extract<InputValue, { readonly value: Json }>;

/** Longer lists of choices are not sent back; the same limit as ComfyUI's. */
const mostChoicesShown = 20;

export function requiredInputMissing(name: string): NodeIssue {
  return {
    type: 'required_input_missing',
    message: 'Required input is missing',
    details: name,
    text: { en: `The input "${name}" must be given.`, zh: `必须提供输入“${name}”。` },
    extraInfo: { input_name: name },
  };
}

export function badLinkedInput(name: string, spec: InputSpec, received: Json): NodeIssue {
  return {
    type: 'bad_linked_input',
    message: 'Bad linked input, must be a length-2 list of [node_id, slot_index]',
    details: name,
    text: {
      en: `The input "${name}" is given a list that is no link. Links are ["node id", output number]; wrap a constant list as {"__value__": […]}.`,
      zh: `输入“${name}”给出的列表不是连接。连接的写法是 ["节点编号", 输出序号]；常量列表请写成 {"__value__": […]}。`,
    },
    extraInfo: { input_name: name, input_config: inputConfig(spec), received_value: received },
  };
}

export function returnTypeMismatch(name: string, spec: InputSpec, received: PortType, link: Link): NodeIssue {
  return {
    type: 'return_type_mismatch',
    message: 'Return type mismatch between linked nodes',
    details: `${name}, received_type(${received.name}) mismatch input_type(${spec.type.name})`,
    text: {
      en: `The input "${name}" takes ${spec.type.name}, but output ${link.slot} of node ${link.node} gives ${received.name}.`,
      zh: `输入“${name}”需要 ${spec.type.name}，但节点 ${link.node} 的输出 ${link.slot} 是 ${received.name}。`,
    },
    extraInfo: {
      input_name: name,
      input_config: inputConfig(spec),
      received_type: received.name,
      linked_node: [link.node, link.slot],
    },
  };
}

export function invalidInputType(name: string, spec: InputSpec, given: Constant, failure: CoercionFailure): NodeIssue {
  return {
    type: 'invalid_input_type',
    message: `Failed to convert an input value to a ${spec.type.name} value`,
    details: `${name}, ${pythonText(given.value, given.isFloat)}, ${failure.message}`,
    text: {
      en: `The input "${name}" takes ${spec.type.name}: ${failure.text.en}.`,
      zh: `输入“${name}”需要 ${spec.type.name}：${failure.text.zh}。`,
    },
    extraInfo: {
      input_name: name,
      input_config: inputConfig(spec),
      received_value: given.value,
      exception_message: failure.message,
    },
  };
}

/** A number beyond one of its limits. */
export function valueOutOfRange(name: string, spec: InputSpec, given: Constant, side: 'min' | 'max'): NodeIssue {
  const value = pythonText(given.value, given.isFloat);
  const limit = shownLimit(spec, side);
  const small = side === 'min';
  return {
    type: small ? 'value_smaller_than_min' : 'value_bigger_than_max',
    message: `Value ${value} ${small ? 'smaller than min' : 'bigger than max'} of ${limit}`,
    details: name,
    text: {
      en: `The input "${name}" is ${value}; its ${small ? 'smallest' : 'largest'} value is ${limit}.`,
      zh: `输入“${name}”为 ${value}，${small ? '最小' : '最大'}值是 ${limit}。`,
    },
    extraInfo: { input_name: name, input_config: inputConfig(spec), received_value: given.value },
  };
}

function shownLimit(spec: InputSpec, side: 'min' | 'max'): string {
  const limit = spec[side] as number | bigint;
  return typeof limit === 'bigint' ? limit.toString() : pythonRepr(limit, spec.type.name === 'FLOAT');
}

export function valueNotInList(name: string, spec: InputSpec, given: Constant): NodeIssue {
  const choices = spec.type.choices ?? [];
  const tooMany = choices.length > mostChoicesShown;
  const value = pythonText(given.value, given.isFloat);
  return {
    type: 'value_not_in_list',
    message: 'Value not in list',
    details: `${name}: '${value}' not in ${tooMany ? `(list of length ${choices.length})` : pythonRepr(choices)}`,
    text: {
      en: `The input "${name}" is "${value}", which is not among its ${choices.length} choices.`,
      zh: `输入“${name}”的值“${value}”不在其 ${choices.length} 个选项之中。`,
    },
    extraInfo: {
      input_name: name,
      input_config: tooMany ? null : inputConfig(spec),
      received_value: given.value,
    },
  };
}
