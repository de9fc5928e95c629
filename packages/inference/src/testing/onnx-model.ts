// Writes ONNX models: as much of the protobuf wire format and of onnx.proto (IR 8) as models for tests, the bench and the
// conversions in training/ need.

/** Element types of onnx.proto. */
const elementTypes = { float32: 1, int32: 6, int64: 7, float16: 10 } as const;
const attributeTypes = { float: 1, int: 2, string: 3, ints: 7 } as const;

/** What the numbers of a tensor are. */
export type OnnxType = keyof typeof elementTypes;

/** An input or an output. */
export interface OnnxValue {
  readonly name: string;
  /** float32 when left out. */
  readonly type?: OnnxType;
  /** A side named by a letter may have any length. */
  readonly dims: readonly (number | string)[];
}

/** One operation. Attributes are whole numbers, lists of them, texts, or `{ float }`. */
export interface OnnxNode {
  readonly op: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes?: Readonly<Record<string, number | string | readonly number[] | { readonly float: number }>>;
}

/** A tensor that is part of the model; its numbers as they lie in memory, little-endian. */
export interface OnnxConstant {
  readonly name: string;
  readonly type: OnnxType;
  readonly dims: readonly number[];
  readonly bytes: Uint8Array;
}

export interface OnnxModel {
  readonly name: string;
  readonly inputs: readonly OnnxValue[];
  readonly outputs: readonly OnnxValue[];
  readonly nodes: readonly OnnxNode[];
  readonly constants: readonly OnnxConstant[];
  readonly metadata?: Readonly<Record<string, string>>;
}

/** One operation. */
export function onnxNode(
  op: string,
  inputs: readonly string[],
  outputs: readonly string[],
  attributes?: NonNullable<OnnxNode['attributes']>,
): OnnxNode {
  return { op, inputs, outputs, ...(attributes && { attributes }) };
}

/** A constant of float32 or int64 numbers. */
export function onnxConstant(
  name: string,
  dims: readonly number[],
  values: ArrayLike<number>,
  type: 'float32' | 'int64' = 'float32',
): OnnxConstant {
  const numbers =
    type === 'int64' ? BigInt64Array.from(Array.from(values), BigInt) : Float32Array.from(Array.from(values));
  return { name, type, dims, bytes: new Uint8Array(numbers.buffer) };
}

/** The bytes of a model file of operator set 17. */
export function encodeOnnxModel(model: OnnxModel): Uint8Array {
  const graph = [
    ...model.nodes.map((node, index) => message(1, encodeNode(node, index))),
    text(2, model.name),
    ...model.constants.map((constant) => message(5, encodeConstant(constant))),
    ...model.inputs.map((value) => message(11, encodeValue(value))),
    ...model.outputs.map((value) => message(12, encodeValue(value))),
  ];
  return Buffer.concat([
    number(1, 8),
    text(2, 'talkgraph'),
    message(7, graph),
    message(8, [text(1, ''), number(2, 17)]),
    ...Object.entries(model.metadata ?? {}).map(([key, value]) => message(14, [text(1, key), text(2, value)])),
  ]);
}

function encodeNode({ op, inputs, outputs, attributes = {} }: OnnxNode, index: number): Uint8Array[] {
  return [
    ...inputs.map((name) => text(1, name)),
    ...outputs.map((name) => text(2, name)),
    text(3, `${op}_${index}`),
    text(4, op),
    ...Object.entries(attributes).map(([name, value]) => message(5, [text(1, name), ...encodeAttribute(value)])),
  ];
}

function encodeAttribute(value: number | string | readonly number[] | { readonly float: number }): Uint8Array[] {
  if (typeof value === 'number') return [number(3, value), number(20, attributeTypes.int)];
  if (typeof value === 'string') return [text(4, value), number(20, attributeTypes.string)];
  if ('float' in value) return [float(2, value.float), number(20, attributeTypes.float)];
  return [...value.map((each) => number(8, each)), number(20, attributeTypes.ints)];
}

function encodeConstant({ name, type, dims, bytes }: OnnxConstant): Uint8Array[] {
  return [...dims.map((dim) => number(1, dim)), number(2, elementTypes[type]), text(8, name), block(9, bytes)];
}

function encodeValue({ name, type = 'float32', dims }: OnnxValue): Uint8Array[] {
  const shape = dims.map((dim) => message(1, [typeof dim === 'string' ? text(2, dim) : number(1, dim)]));
  return [text(1, name), message(2, [message(1, [number(1, elementTypes[type]), message(2, shape)])])];
}

/** Numbers below zero take ten bytes, as two's complement of 64 bits. */
function varint(value: number): Uint8Array {
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, BigInt(value));
  while (rest > 127n) {
    bytes.push(Number(rest & 127n) | 128);
    rest >>= 7n;
  }
  return Uint8Array.of(...bytes, Number(rest));
}

function number(field: number, value: number): Uint8Array {
  return Buffer.concat([varint(field << 3), varint(value)]);
}

function float(field: number, value: number): Uint8Array {
  const bytes = Buffer.alloc(4);
  bytes.writeFloatLE(value);
  return Buffer.concat([varint((field << 3) | 5), bytes]);
}

function block(field: number, bytes: Uint8Array): Uint8Array {
  return Buffer.concat([varint((field << 3) | 2), varint(bytes.length), bytes]);
}

function text(field: number, value: string): Uint8Array {
  return block(field, Buffer.from(value, 'utf8'));
}

function message(field: number, parts: readonly Uint8Array[]): Uint8Array {
  return block(field, Buffer.concat(parts));
}
