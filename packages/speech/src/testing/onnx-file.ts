// The parts of onnx.proto3 (ONNX 1.13) that small models for tests need.

/** One operation. */
export function onnxNode(
  op: string,
  inputs: readonly string[],
  outputs: readonly string[],
  attributes: readonly Buffer[] = [],
): Buffer {
  return Buffer.concat([
    ...inputs.map((name) => text(1, name)),
    ...outputs.map((name) => text(2, name)),
    text(4, op),
    ...attributes.map((attribute) => message(5, attribute)),
  ]);
}

/** A whole number that an operation is given. */
export const onnxInteger = (name: string, whole: number): Buffer =>
  Buffer.concat([text(1, name), number(3, whole), number(20, 2)]);

export const onnxFloats = (name: string, dims: readonly number[], values: readonly number[]): Buffer =>
  tensor(name, 1, dims, Buffer.from(Float32Array.from(values).buffer));

export const onnxLongs = (name: string, dims: readonly number[], values: readonly number[]): Buffer =>
  tensor(name, 7, dims, Buffer.from(BigInt64Array.from(values.map(BigInt)).buffer));

function tensor(name: string, type: number, dims: readonly number[], bytes: Buffer): Buffer {
  return Buffer.concat([...dims.map((dim) => number(1, dim)), number(2, type), text(8, name), message(9, bytes)]);
}

/** An input or output; a letter is a length that is not known before. */
export function onnxValue(name: string, type: 'float' | 'long', dims: readonly (number | string)[]): Buffer {
  const shape = dims.map((dim) => message(1, typeof dim === 'string' ? text(2, dim) : number(1, dim)));
  const kind = Buffer.concat([number(1, type === 'float' ? 1 : 7), message(2, Buffer.concat(shape))]);
  return Buffer.concat([text(1, name), message(2, message(1, kind))]);
}

export interface OnnxModel {
  readonly name: string;
  readonly nodes: readonly Buffer[];
  readonly constants: readonly Buffer[];
  readonly inputs: readonly Buffer[];
  readonly outputs: readonly Buffer[];
  readonly metadata: Readonly<Record<string, string>>;
}

/** A model file of operator set 17. */
export function onnxFile({ name, nodes, constants, inputs, outputs, metadata }: OnnxModel): Buffer {
  const graph = Buffer.concat([
    ...nodes.map((each) => message(1, each)),
    text(2, name),
    ...constants.map((each) => message(5, each)),
    ...inputs.map((each) => message(11, each)),
    ...outputs.map((each) => message(12, each)),
  ]);
  const operators = message(8, Buffer.concat([text(1, ''), number(2, 17)]));
  const facts = Object.entries(metadata).map(([key, fact]) =>
    message(14, Buffer.concat([text(1, key), text(2, fact)])),
  );
  return Buffer.concat([number(1, 8), message(7, graph), operators, ...facts]);
}

function varint(whole: number): Buffer {
  const bytes: number[] = [];
  let rest = whole;
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
  return Buffer.from([...bytes, rest]);
}

const number = (field: number, whole: number) => Buffer.concat([varint(field * 8), varint(whole)]);
const message = (field: number, bytes: Buffer) => Buffer.concat([varint(field * 8 + 2), varint(bytes.length), bytes]);
const text = (field: number, words: string) => message(field, Buffer.from(words, 'utf8'));
