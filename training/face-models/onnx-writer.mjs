// Writes ONNX models: as much of the protobuf wire format and of onnx.proto (IR 8) as the conversion needs.

const elementTypes = { float32: 1, int32: 6, int64: 7, float16: 10 };
const attributeTypes = { float: 1, int: 2, string: 3, ints: 7 };

/**
 * Encodes a model.
 * @param {object} model
 * @param {string} model.name
 * @param {{name: string, dims: (number | string)[]}[]} model.inputs float32
 * @param {{name: string, dims: (number | string)[]}[]} model.outputs float32
 * @param {{op: string, inputs: string[], outputs: string[], attributes?: Record<string, unknown>}[]} model.nodes
 * @param {{name: string, type: string, dims: number[], bytes: Uint8Array}[]} model.constants
 * @returns {Uint8Array}
 */
export function encodeModel(model) {
  const graph = [
    ...model.nodes.map((node, index) => message(1, encodeNode(node, index))),
    text(2, model.name),
    ...model.constants.map((constant) => message(5, encodeTensor(constant))),
    ...model.inputs.map((value) => message(11, encodeValue(value))),
    ...model.outputs.map((value) => message(12, encodeValue(value))),
  ];
  return join([
    number(1, 8), // IR version
    text(2, 'talkgraph face-models'),
    message(7, graph),
    message(8, [text(1, ''), number(2, 17)]), // operator set
  ]);
}

function encodeNode({ op, inputs, outputs, attributes = {} }, index) {
  return [
    ...inputs.map((name) => text(1, name)),
    ...outputs.map((name) => text(2, name)),
    text(3, `${op}_${index}`),
    text(4, op),
    ...Object.entries(attributes).map(([name, value]) => message(5, encodeAttribute(name, value))),
  ];
}

function encodeAttribute(name, value) {
  if (Array.isArray(value)) {
    return [text(1, name), ...value.map((each) => number(8, each)), number(20, attributeTypes.ints)];
  }
  if (typeof value === 'string') return [text(1, name), text(4, value), number(20, attributeTypes.string)];
  return [text(1, name), number(3, value), number(20, attributeTypes.int)];
}

function encodeTensor({ name, type, dims, bytes }) {
  return [...dims.map((dim) => number(1, dim)), number(2, elementTypes[type]), text(8, name), block(9, bytes)];
}

function encodeValue({ name, dims }) {
  // A side named by a letter may have any length.
  const shape = dims.map((dim) => message(1, [typeof dim === 'string' ? text(2, dim) : number(1, dim)]));
  return [text(1, name), message(2, [message(1, [number(1, elementTypes.float32), message(2, shape)])])];
}

function varint(value) {
  const bytes = [];
  let rest = BigInt.asUintN(64, BigInt(value));
  while (rest > 127n) {
    bytes.push(Number(rest & 127n) | 128);
    rest >>= 7n;
  }
  bytes.push(Number(rest));
  return Uint8Array.from(bytes);
}

function number(field, value) {
  return join([varint(field << 3), varint(value)]);
}

function block(field, bytes) {
  return join([varint((field << 3) | 2), varint(bytes.length), bytes]);
}

function text(field, value) {
  return block(field, new TextEncoder().encode(value));
}

function message(field, parts) {
  return block(field, join(parts));
}

function join(parts) {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
