// Turns a TensorFlow Lite graph (NHWC) into ONNX (NCHW). Everything in these graphs works on any size, so the result has
// free sides: multiples of 16, as the graph halves them four times.

import { encodeOnnxModel } from '../../packages/inference/dist/testing/index.js';

/**
 * @param {string} name
 * @param {ReturnType<typeof import('./tflite-graph.mjs').readGraph>} graph
 * @returns {Uint8Array} a model with the input `image` [1,3,height,width], RGB from 0 to 1, and the output `matte` [1,1,height,width]
 */
export function convertGraph(name, graph) {
  const build = new GraphBuild(graph);
  build.name(graph.inputs[0], 'image');
  for (const operator of graph.operators) {
    if (operator.op === 'Dequantize') continue;
    const convert = operators[operator.op];
    if (!convert) throw new Error(`${name}: no conversion for ${operator.op}`);
    convert(build, operator);
  }
  const { nodes, constants } = build;
  nodes.at(-1).outputs = ['matte'];
  const sides = ['height', 'width'];
  return encodeOnnxModel({
    name,
    inputs: [{ name: 'image', dims: [1, 3, ...sides] }],
    outputs: [{ name: 'matte', dims: [1, 1, ...sides] }],
    nodes,
    constants,
  });
}

/** How each operator is said in ONNX. Options are numbered as in TensorFlow's schema.fbs. */
const operators = {
  Conv(build, { inputs: [image, weights, bias], outputs, options }) {
    requireNoActivation(options.byte(3));
    const [, height, width] = build.dims(weights);
    const strides = [options.int(2, 1), options.int(1, 1)];
    const padding = options.byte(0) === 0 ? samePadding([height, width], strides) : [0, 0, 0, 0];
    const kernel = build.weights(weights, ([out, h, w, into]) => ({
      dims: [out, into, h, w],
      at: (o, i, y, x) => ((o * h + y) * w + x) * into + i,
    }));
    build.add('Conv', [build.value(image), kernel, build.weights(bias)], outputs, {
      kernel_shape: [height, width],
      strides,
      pads: padding,
    });
  },
  DepthwiseConv(build, { inputs: [image, weights, bias], outputs, options }) {
    requireNoActivation(options.byte(4));
    const [, height, width, channels] = build.dims(weights);
    const strides = [options.int(2, 1), options.int(1, 1)];
    const padding = options.byte(0) === 0 ? samePadding([height, width], strides) : [0, 0, 0, 0];
    const kernel = build.weights(weights, ([, h, w, c]) => ({
      dims: [c, 1, h, w],
      at: (o, _i, y, x) => (y * w + x) * c + o,
    }));
    build.add('Conv', [build.value(image), kernel, build.weights(bias)], outputs, {
      kernel_shape: [height, width],
      strides,
      pads: padding,
      group: channels,
    });
  },
  // MediaPipe's own operator; its settings are padding, stride across and stride down. Kernel and stride are 2, so no
  // pixel of the result gets more than one contribution.
  Convolution2DTransposeBias(build, { inputs: [image, weights, bias], outputs, custom }) {
    const [, right, down] = new Int32Array(custom.slice().buffer);
    const [, height, width] = build.dims(weights);
    if (right !== width || down !== height) throw new Error('a transposed convolution overlaps');
    const kernel = build.weights(weights, ([out, h, w, into]) => ({
      dims: [into, out, h, w],
      at: (i, o, y, x) => ((o * h + y) * w + x) * into + i,
    }));
    const settings = { kernel_shape: [height, width], strides: [down, right] };
    build.add('ConvTranspose', [build.value(image), kernel, build.weights(bias)], outputs, settings);
  },
  ResizeBilinear(build, { inputs: [image], outputs, options }) {
    if (options.byte(2) !== 0 || options.byte(3) !== 1) throw new Error('only half-pixel centres are converted');
    const [from, to] = [build.dims(image), build.dims(outputs[0])];
    const scales = build.numbers('float32', [1, 1, to[1] / from[1], to[2] / from[2]]);
    build.add('Resize', [build.value(image), '', scales], outputs, {
      mode: 'linear',
      coordinate_transformation_mode: 'half_pixel',
    });
  },
  // Both are taken over the whole picture here.
  AveragePool: (build, { inputs: [image], outputs }) => build.add('GlobalAveragePool', [build.value(image)], outputs),
  Mean: (build, { inputs: [image], outputs }) => build.add('GlobalAveragePool', [build.value(image)], outputs),
  ...Object.fromEntries(
    Object.entries({ HardSwish: 'HardSwish', Relu: 'Relu', Logistic: 'Sigmoid', Mul: 'Mul', Add: 'Add' }).map(
      ([from, to]) => [
        from,
        (build, { inputs, outputs }) =>
          build.add(
            to,
            inputs.map((input) => build.value(input)),
            outputs,
          ),
      ],
    ),
  ),
};

function requireNoActivation(code) {
  if (code !== 0) throw new Error('fused activations are not converted');
}

/** TensorFlow's "same" for even sizes: what does not divide evenly goes below and to the right. */
function samePadding(kernel, strides) {
  const total = kernel.map((side, i) => side - strides[i]);
  const before = total.map((each) => Math.floor(each / 2));
  return [...before, ...total.map((each, i) => each - before[i])];
}

/** An ONNX graph under construction. */
class GraphBuild {
  nodes = [];
  constants = [];
  #tensors;
  #halves;
  #names = new Map();

  constructor({ tensors, operators }) {
    this.#tensors = tensors;
    // Weights are stored as halves and widened by an operator of their own; so they are here.
    this.#halves = new Map(
      operators.filter(({ op }) => op === 'Dequantize').map(({ inputs: [from], outputs: [to] }) => [to, tensors[from]]),
    );
  }

  dims(tensor) {
    return this.#tensors[tensor].dims;
  }

  name(tensor, name) {
    this.#names.set(tensor, name);
  }

  value(tensor) {
    return this.#names.get(tensor);
  }

  add(op, inputs, [output], attributes = {}) {
    this.#names.set(output, `t${output}`);
    this.nodes.push({ op, inputs, outputs: [`t${output}`], attributes });
  }

  /** A weight tensor, laid out anew: `layout` says the new shape and where each of its numbers lies in the old one. */
  weights(tensor, layout = (dims) => ({ dims, at: (i) => i })) {
    const { dims: from, bytes } = this.#halves.get(tensor);
    const old = new Uint16Array(bytes.slice().buffer);
    const { dims, at } = layout(from);
    const halves = new Uint16Array(old.length);
    for (let n = 0; n < halves.length; n++) halves[n] = old[at(...indices(n, dims))];
    const name = `w${tensor}`;
    this.constants.push({ name, type: 'float16', dims, bytes: new Uint8Array(halves.buffer) });
    this.nodes.push({ op: 'Cast', inputs: [name], outputs: [`f${tensor}`], attributes: { to: 1 } });
    return `f${tensor}`;
  }

  numbers(type, values) {
    const name = `c${this.constants.length}`;
    const bytes = new Uint8Array(Float32Array.from(values).buffer);
    this.constants.push({ name, type, dims: [values.length], bytes });
    return name;
  }
}

/** The indices of the n-th number of a tensor. */
function indices(n, dims) {
  let rest = n;
  return dims
    .toReversed()
    .map((side) => {
      const at = rest % side;
      rest = Math.floor(rest / side);
      return at;
    })
    .reverse();
}
