// Reads TensorFlow.js graph models: the JSON of nodes and the file of weights beside it.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fromHalf } from './float16.mjs';

/**
 * Reads a graph model.
 * @param {string} file the model's .json
 * @returns {Promise<{nodes: Node[], constants: Map<string, Constant>}>}
 * @typedef {{name: string, op: string, inputs: string[], attr: Record<string, any>}} Node
 * @typedef {{dims: number[], type: 'float32' | 'int32', values: number[]}} Constant
 */
export async function readGraph(file) {
  const json = JSON.parse(await readFile(file, 'utf8'));
  const constants = new Map();
  for (const group of json.weightsManifest) {
    const parts = await Promise.all(group.paths.map((name) => readFile(path.join(path.dirname(file), name))));
    readWeights(Buffer.concat(parts), group.weights, constants);
  }
  const nodes = json.modelTopology.node
    .filter((node) => node.op !== 'Const')
    .map(({ name, op, input = [], attr = {} }) => ({ name, op, attr, inputs: input.map(withoutPort) }));
  return { nodes, constants };
}

/** The nodes that the wanted outputs depend on, in an order in which every node follows its inputs. */
export function nodesFor(graph, outputs) {
  const byName = new Map(graph.nodes.map((node) => [node.name, node]));
  const ordered = new Set();
  const visit = (name) => {
    const node = byName.get(name);
    if (!node || ordered.has(node)) return;
    for (const input of node.inputs) visit(input);
    ordered.add(node);
  };
  for (const name of outputs) visit(name);
  return [...ordered];
}

/** A string list or a number list of an attribute. */
export function attributeList(node, name) {
  const list = node.attr[name]?.list ?? {};
  return list.s ? list.s.map(decodeText) : (list.i ?? []).map(Number);
}

/** A string attribute. */
export function attributeText(node, name) {
  return decodeText(node.attr[name].s);
}

function decodeText(base64) {
  return Buffer.from(base64, 'base64').toString('utf8');
}

function withoutPort(name) {
  return name.replace(/^\^/, '').replace(/:0$/, '');
}

function readWeights(bytes, weights, constants) {
  let at = 0;
  for (const { name, shape, dtype, quantization } of weights) {
    const count = shape.reduce((product, dim) => product * dim, 1);
    const half = quantization?.dtype === 'float16';
    const values = [];
    for (let i = 0; i < count; i++) {
      if (half) values.push(fromHalf(bytes.readUInt16LE(at + 2 * i)));
      else values.push(dtype === 'int32' ? bytes.readInt32LE(at + 4 * i) : bytes.readFloatLE(at + 4 * i));
    }
    at += count * (half ? 2 : 4);
    constants.set(name, { dims: shape, type: dtype, values });
  }
}
