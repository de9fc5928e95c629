// Reads TensorFlow Lite models: as much of the FlatBuffers layout and of TensorFlow's schema.fbs (version 3) as the
// conversion needs. A table's fields are numbered in the order of the schema.

/** Names of the built-in operators that occur in the models, by their code in schema.fbs. */
const operatorNames = {
  0: 'Add',
  1: 'AveragePool',
  3: 'Conv',
  4: 'DepthwiseConv',
  6: 'Dequantize',
  14: 'Logistic',
  18: 'Mul',
  19: 'Relu',
  22: 'Reshape',
  23: 'ResizeBilinear',
  32: 'Custom',
  40: 'Mean',
  117: 'HardSwish',
};

/** Element types that occur in the models, by their code in schema.fbs. */
const elementTypes = { 0: 'float32', 1: 'float16', 2: 'int32' };

/**
 * The first graph of a model.
 * @param {Uint8Array} bytes of a .tflite file
 * @returns {{inputs: number[], outputs: number[],
 *   tensors: {name: string, dims: number[], type: string, bytes: Uint8Array | undefined}[],
 *   operators: {op: string, inputs: number[], outputs: number[], options: Table | undefined, custom: Uint8Array | undefined}[]}}
 */
export function readGraph(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const model = new Table(view, view.getUint32(0, true));
  const codes = model.tables(1).map((code) => {
    const number = Math.max(code.byte(0), code.int(3));
    return number === 32 ? code.text(1) : (operatorNames[number] ?? `operator ${number}`);
  });
  const buffers = model.tables(4);
  const graph = model.tables(2)[0];
  const tensors = graph.tables(0).map((tensor) => ({
    name: tensor.text(3),
    dims: tensor.ints(0),
    type: elementTypes[tensor.byte(1)] ?? `type ${tensor.byte(1)}`,
    bytes: buffers[tensor.int(2)].bytes(0),
  }));
  const operators = graph.tables(3).map((operator) => ({
    op: codes[operator.int(0)],
    inputs: operator.ints(1),
    outputs: operator.ints(2),
    options: operator.table(4),
    custom: operator.bytes(5),
  }));
  return { inputs: graph.ints(1), outputs: graph.ints(2), tensors, operators };
}

/** A FlatBuffers table: fields are found through its vtable, and those left out have a default. */
class Table {
  #view;
  #at;

  constructor(view, at) {
    this.#view = view;
    this.#at = at;
  }

  byte(field, otherwise = 0) {
    const at = this.#field(field);
    return at === 0 ? otherwise : this.#view.getInt8(at);
  }

  int(field, otherwise = 0) {
    const at = this.#field(field);
    return at === 0 ? otherwise : this.#view.getInt32(at, true);
  }

  text(field) {
    const bytes = this.bytes(field);
    return bytes ? new TextDecoder().decode(bytes) : '';
  }

  /** The bytes of a vector or string; undefined where there are none. */
  bytes(field) {
    const { from, length } = this.#vector(field);
    if (length === 0) return undefined;
    return new Uint8Array(this.#view.buffer, this.#view.byteOffset + from, length);
  }

  ints(field) {
    const { from, length } = this.#vector(field);
    return Array.from({ length }, (_, i) => this.#view.getInt32(from + 4 * i, true));
  }

  table(field) {
    const at = this.#field(field);
    return at === 0 ? undefined : new Table(this.#view, this.#target(at));
  }

  tables(field) {
    const { from, length } = this.#vector(field);
    return Array.from({ length }, (_, i) => new Table(this.#view, this.#target(from + 4 * i)));
  }

  #field(number) {
    const vtable = this.#at - this.#view.getInt32(this.#at, true);
    const slot = 4 + 2 * number;
    if (slot >= this.#view.getUint16(vtable, true)) return 0;
    const offset = this.#view.getUint16(vtable + slot, true);
    return offset === 0 ? 0 : this.#at + offset;
  }

  #vector(field) {
    const at = this.#field(field);
    if (at === 0) return { from: 0, length: 0 };
    const start = this.#target(at);
    return { from: start + 4, length: this.#view.getUint32(start, true) };
  }

  #target(at) {
    return at + this.#view.getUint32(at, true);
  }
}
