// How each TensorFlow operation of the face models is said in ONNX.
import { attributeList, attributeText } from './tfjs-graph.mjs';

const farEnd = 2 ** 31 - 1;

/** Conversions by TensorFlow operation name: each adds nodes to the build and names the result. */
export const operators = {
  Conv2D: (build, node) => build.setImage(node.name, convolve(build, node)),
  _FusedConv2D: fusedConvolution,
  DepthwiseConv2dNative: depthwiseConvolution,
  MaxPool: maxPool,
  Prelu: prelu,
  Pad: pad,
  AddV2: elementwise('Add'),
  AddN: sum,
  Mul: elementwise('Mul'),
  Sub: elementwise('Sub'),
  Maximum: elementwise('Max'),
  Minimum: elementwise('Min'),
  Relu: unary('Relu'),
  Sigmoid: unary('Sigmoid'),
  Floor: unary('Floor'),
  Identity: unary('Identity'),
  Square: (build, node) => build.setPlain(node.name, build.add('Mul', twice(build.plain(node.inputs[0])))),
  Rsqrt: (build, node) => {
    const root = build.add('Sqrt', [build.plain(node.inputs[0])]);
    build.setPlain(node.name, build.add('Reciprocal', [root]));
  },
  Cast: (build, node) => build.setPlain(node.name, build.add('Cast', [build.plain(node.inputs[0])], { to: 6 })),
  Reshape: (build, node) => {
    const shape = indices(build, node.inputs[1]);
    build.setPlain(node.name, build.add('Reshape', [build.plain(node.inputs[0]), shape]));
  },
  Transpose: (build, node) => {
    const perm = build.source(node.inputs[1]).values;
    build.setPlain(node.name, build.add('Transpose', [build.plain(node.inputs[0])], { perm }));
  },
  ConcatV2: (build, node) => {
    const axis = build.source(node.inputs.at(-1)).values[0];
    const parts = node.inputs.slice(0, -1).map((name) => build.plain(name));
    build.setPlain(node.name, build.add('Concat', parts, { axis }));
  },
  StridedSlice: stridedSlice,
  GatherV2: (build, node) => {
    const axis = build.source(node.inputs[2]).values[0];
    const inputs = [build.plain(node.inputs[0]), indices(build, node.inputs[1])];
    build.setPlain(node.name, build.add('Gather', inputs, { axis }));
  },
  GatherNd: (build, node) => {
    const wide = build.add('Cast', [build.plain(node.inputs[1])], { to: 7 });
    build.setPlain(node.name, build.add('GatherND', [build.plain(node.inputs[0]), wide]));
  },
  BatchMatMulV2: (build, node) => {
    const left = maybeTransposed(build, node.inputs[0], node.attr.adj_x.b);
    const right = maybeTransposed(build, node.inputs[1], node.attr.adj_y.b);
    build.setPlain(node.name, build.add('MatMul', [left, right]));
  },
  Sum: (build, node) => {
    const axes = indices(build, node.inputs[1], true);
    const keepdims = node.attr.keep_dims.b ? 1 : 0;
    build.setPlain(node.name, build.add('ReduceSum', [build.plain(node.inputs[0]), axes], { keepdims }));
  },
  Max: reduce('ReduceMax'),
  Min: reduce('ReduceMin'),
  Prod: reduce('ReduceProd'),
};

function twice(value) {
  return [value, value];
}

/** An integer constant as ONNX wants its index inputs: int64, and a list where `list` says so. */
function indices(build, name, list = false) {
  const { dims, values } = build.source(name);
  return build.constant('int64', list ? [values.length] : dims, values);
}

function convolve(build, node, bias) {
  const { dims, values } = build.source(node.inputs[1]);
  const [height, width, inputs, outputs] = dims;
  const weights = build.constant('float32', [outputs, inputs, height, width], permute(values, dims, [3, 2, 0, 1]));
  const operands = bias ? [build.image(node.inputs[0]), weights, bias] : [build.image(node.inputs[0]), weights];
  return build.add('Conv', operands, window(node, [height, width]));
}

function fusedConvolution(build, node) {
  const [, , biasName, slopeName] = node.inputs;
  const { values } = build.source(biasName);
  let result = convolve(build, node, build.constant('float32', [values.length], values));
  const activation = attributeList(node, 'fused_ops')[1];
  if (activation === 'Relu') result = build.add('Relu', [result]);
  else if (activation === 'Prelu') result = build.add('PRelu', [result, channels(build, slopeName)]);
  else if (activation) throw new Error(`no conversion for a convolution fused with ${activation}`);
  build.setImage(node.name, result);
}

function depthwiseConvolution(build, node) {
  const { dims, values } = build.source(node.inputs[1]);
  const [height, width, inputs, multiplier] = dims;
  const shape = [inputs * multiplier, 1, height, width];
  const weights = build.constant('float32', shape, permute(values, dims, [2, 3, 0, 1]));
  const attributes = { ...window(node, [height, width]), group: inputs };
  build.setImage(node.name, build.add('Conv', [build.image(node.inputs[0]), weights], attributes));
}

function maxPool(build, node) {
  const attributes = window(node, attributeList(node, 'ksize').slice(1, 3));
  build.setImage(node.name, build.add('MaxPool', [build.image(node.inputs[0])], attributes));
}

/** Kernel, stride and padding of a sliding window. */
function window(node, kernel) {
  return {
    kernel_shape: kernel,
    strides: attributeList(node, 'strides').slice(1, 3),
    auto_pad: attributeText(node, 'padding') === 'SAME' ? 'SAME_UPPER' : 'VALID',
  };
}

function prelu(build, node) {
  const [value, slope] = node.inputs;
  build.setImage(node.name, build.add('PRelu', [build.image(value), channels(build, slope)]));
}

/** A constant with one number for each channel, shaped so that it broadcasts over an NCHW image. */
function channels(build, name) {
  const { values } = build.source(name);
  return build.constant('float32', [values.length, 1, 1], values);
}

function pad(build, node) {
  const { values } = build.source(node.inputs[1]);
  const pairs = [0, 3, 1, 2].map((axis) => [values[2 * axis], values[2 * axis + 1]]);
  const pads = [...pairs.map(([before]) => before), ...pairs.map(([, after]) => after)];
  const operands = [build.image(node.inputs[0]), build.constant('int64', [8], pads)];
  build.setImage(node.name, build.add('Pad', operands));
}

function unary(op) {
  return (build, node) => {
    const [name] = node.inputs;
    if (build.isImage(name)) build.setImage(node.name, build.add(op, [build.image(name)]));
    else build.setPlain(node.name, build.add(op, [build.plain(name)]));
  };
}

/** An operation on two tensors: on images where both are, or where the other is one number for each channel. */
function elementwise(op) {
  return (build, node) => {
    const fits = (name) => build.isImage(name) || isChannels(build.source(name));
    const asImages = node.inputs.every(fits) && node.inputs.some((name) => build.isImage(name));
    if (!asImages) {
      build.setPlain(
        node.name,
        build.add(
          op,
          node.inputs.map((name) => build.plain(name)),
        ),
      );
      return;
    }
    const operands = node.inputs.map((name) => (build.isImage(name) ? build.image(name) : channels(build, name)));
    build.setImage(node.name, build.add(op, operands));
  };
}

function isChannels(source) {
  return source !== undefined && source.type === 'float32' && source.dims.length === 1;
}

/** A sum of several tensors. Per-channel constants come first, so that the runtime can fold them into a convolution. */
function sum(build, node) {
  const asImages = node.inputs.every((name) => build.isImage(name) || isChannels(build.source(name)));
  const read = (name) => {
    if (!asImages) return build.plain(name);
    return build.isImage(name) ? build.image(name) : channels(build, name);
  };
  const names = [...node.inputs].reverse().sort((a, b) => Number(!build.source(a)) - Number(!build.source(b)));
  const total = names.map(read).reduce((left, right) => build.add('Add', [right, left]));
  if (asImages) build.setImage(node.name, total);
  else build.setPlain(node.name, total);
}

function maybeTransposed(build, name, adjoint) {
  const value = build.plain(name);
  return adjoint ? build.add('Transpose', [value], { perm: [0, 2, 1] }) : value;
}

function reduce(op) {
  return (build, node) => {
    const axes = build.source(node.inputs[1]).values;
    const keepdims = node.attr.keep_dims.b ? 1 : 0;
    build.setPlain(node.name, build.add(op, [build.plain(node.inputs[0])], { axes, keepdims }));
  };
}

function stridedSlice(build, node) {
  const [begin, end, strides] = node.inputs.slice(1).map((name) => build.source(name).values);
  const mask = (name) => Number(node.attr[`${name}_mask`].i);
  if (mask('new_axis') || mask('ellipsis') || mask('shrink_axis')) throw new Error(`no conversion for ${node.name}`);
  const starts = begin.map((value, axis) => (mask('begin') & (1 << axis) ? 0 : value));
  const ends = end.map((value, axis) => (mask('end') & (1 << axis) ? farEnd : value));
  const lists = [starts, ends, begin.map((_, axis) => axis), strides];
  const operands = lists.map((list) => build.constant('int64', [list.length], list));
  build.setPlain(node.name, build.add('Slice', [build.plain(node.inputs[0]), ...operands]));
}

/** Reorders the axes of a dense array: axis i of the result is axis order[i] of the source. */
function permute(values, dims, order) {
  const strides = dims.map((_, axis) => dims.slice(axis + 1).reduce((product, dim) => product * dim, 1));
  const result = [];
  const walk = (depth, offset) => {
    if (depth === order.length) {
      result.push(values[offset]);
      return;
    }
    const axis = order[depth];
    for (let i = 0; i < dims[axis]; i++) walk(depth + 1, offset + i * strides[axis]);
  };
  walk(0, 0);
  return result;
}
