// Turns a TensorFlow.js graph (NHWC) into ONNX (NCHW).

import { encodeOnnxModel } from '../../packages/inference/dist/testing/index.js';
import { toHalf } from './float16.mjs';
import { operators } from './operators.mjs';
import { nodesFor } from './tfjs-graph.mjs';

const toNchw = [0, 3, 1, 2];
const toNhwc = [0, 2, 3, 1];

/**
 * Converts the part of a graph that the wanted outputs need.
 * @param {object} options
 * @param {string} options.name
 * @param {Awaited<ReturnType<typeof import('./tfjs-graph.mjs').readGraph>>} options.graph
 * @param {{from: string, dims: number[]}} options.input the placeholder; dims as N C H W
 * @param {{from: string, to: string, dims: number[]}[]} options.outputs in the graph's own layout
 * @returns {Uint8Array} the model; its input is called `image`
 */
export function convertGraph({ name, graph, input, outputs }) {
  const build = new GraphBuild(graph.constants);
  build.setImage(input.from, 'image');
  for (const node of nodesFor(
    graph,
    outputs.map(({ from }) => from),
  )) {
    if (node.op === 'Placeholder') continue;
    const convert = operators[node.op];
    if (!convert) throw new Error(`${name}: no conversion for ${node.op} (${node.name})`);
    convert(build, node);
  }
  for (const { from, to, dims } of outputs) {
    const shape = build.constant('int64', [dims.length], dims);
    build.nodes.push({ op: 'Reshape', inputs: [build.plain(from), shape], outputs: [to] });
  }
  const { nodes, constants } = build;
  const named = outputs.map(({ to, dims }) => ({ name: to, dims }));
  return encodeOnnxModel({ name, inputs: [{ name: 'image', dims: input.dims }], outputs: named, nodes, constants });
}

/**
 * An ONNX graph under construction. A four-dimensional TensorFlow tensor may be present as an image (NCHW), as it was
 * (plain, NHWC), or both; the other form is made by a Transpose when it is first asked for.
 */
class GraphBuild {
  nodes = [];
  constants = [];
  #sources;
  #images = new Map();
  #plains = new Map();
  #count = 0;

  constructor(sources) {
    this.#sources = sources;
  }

  /** The constant a name stands for, if it is one. */
  source(name) {
    return this.#sources.get(name);
  }

  isImage(name) {
    return this.#images.has(name);
  }

  setImage(name, onnxName) {
    this.#images.set(name, onnxName);
  }

  setPlain(name, onnxName) {
    this.#plains.set(name, onnxName);
  }

  /** The ONNX name of a tensor in NCHW. */
  image(name) {
    if (!this.#images.has(name)) {
      this.#images.set(name, this.add('Transpose', [this.plain(name)], { perm: toNchw }));
    }
    return this.#images.get(name);
  }

  /** The ONNX name of a tensor as TensorFlow lays it out. */
  plain(name) {
    if (!this.#plains.has(name)) {
      const source = this.source(name);
      const onnxName = source
        ? this.constant(source.type, source.dims, source.values)
        : this.add('Transpose', [this.image(name)], { perm: toNhwc });
      this.#plains.set(name, onnxName);
    }
    return this.#plains.get(name);
  }

  /** Adds a node with one output and answers the output's name. */
  add(op, inputs, attributes = {}) {
    const output = `t${this.#count++}`;
    this.nodes.push({ op, inputs, outputs: [output], attributes });
    return output;
  }

  /** Adds a constant and answers its name. Weights are stored as halves and widened when the model is loaded. */
  constant(type, dims, values) {
    const name = `c${this.#count++}`;
    if (type === 'float32' && values.length >= 16) {
      const halves = Uint16Array.from(values, toHalf);
      this.constants.push({ name, type: 'float16', dims, bytes: new Uint8Array(halves.buffer) });
      return this.add('Cast', [name], { to: 1 });
    }
    const typed =
      type === 'float32'
        ? Float32Array.from(values)
        : type === 'int64'
          ? BigInt64Array.from(values, (value) => BigInt(value))
          : Int32Array.from(values);
    this.constants.push({ name, type, dims, bytes: new Uint8Array(typed.buffer) });
    return name;
  }
}
