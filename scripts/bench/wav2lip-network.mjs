// A network of Wav2Lip's size: the layers of the published 96-pixel generator (models/wav2lip.py of the original) with random weights.
// It takes what the real one takes and costs what the real one costs; what it answers is noise.
import { writeFileSync } from 'node:fs';
import { encodeOnnxModel } from '../../packages/inference/dist/testing/index.js';

/** [in, out, kernel, stride, padding, residual]; a stride of two numbers is down, across. */
const faceEncoder = [
  [[6, 16, 7, 1, 3]],
  [[16, 32, 3, 2, 1], same(32), same(32)],
  [[32, 64, 3, 2, 1], same(64), same(64), same(64)],
  [[64, 128, 3, 2, 1], same(128), same(128)],
  [[128, 256, 3, 2, 1], same(256), same(256)],
  [[256, 512, 3, 2, 1], same(512)],
  [
    [512, 512, 3, 1, 0],
    [512, 512, 1, 1, 0],
  ],
];
const audioEncoder = [
  [1, 32, 3, 1, 1],
  same(32),
  same(32),
  [32, 64, 3, [3, 1], 1],
  same(64),
  same(64),
  [64, 128, 3, 3, 1],
  same(128),
  same(128),
  [128, 256, 3, [3, 2], 1],
  same(256),
  [256, 512, 3, 1, 0],
  [512, 512, 1, 1, 0],
];
/** The first of each but the first block widens the picture (transposed convolution). */
const faceDecoder = [
  [[512, 512, 1, 1, 0]],
  [[1024, 512, 3, 1, 0], same(512)],
  [[1024, 512, 3, 2, 1], same(512), same(512)],
  [[768, 384, 3, 2, 1], same(384), same(384)],
  [[512, 256, 3, 2, 1], same(256), same(256)],
  [[320, 128, 3, 2, 1], same(128), same(128)],
  [[160, 64, 3, 2, 1], same(64), same(64)],
];

function same(channels) {
  return [channels, channels, 3, 1, 1, true];
}

/** Writes the model and answers how many weights it has. */
export function writeWav2LipNetwork(path) {
  const build = new Build();
  const features = [];
  let face = 'video_frames';
  for (const block of faceEncoder) {
    for (const layer of block) face = build.convolution(face, layer);
    features.push(face);
  }
  let audio = 'mel_spectrogram';
  for (const layer of audioEncoder) audio = build.convolution(audio, layer);
  let made = audio;
  for (const [i, [first, ...others]] of faceDecoder.entries()) {
    made = i === 0 ? build.convolution(made, first) : build.widening(made, first);
    for (const layer of others) made = build.convolution(made, layer);
    made = build.node('Concat', [made, features.pop()], { axis: 1 });
  }
  made = build.convolution(made, [80, 32, 3, 1, 1]);
  made = build.convolution(made, [32, 3, 1, 1, 0], false);
  build.node('Sigmoid', [made], {}, 'output');
  writeFileSync(
    path,
    encodeOnnxModel({
      name: 'wav2lip-sized',
      nodes: build.nodes,
      constants: build.constants,
      inputs: [
        { name: 'mel_spectrogram', dims: ['n', 1, 80, 16] },
        { name: 'video_frames', dims: ['n', 6, 96, 96] },
      ],
      outputs: [{ name: 'output', dims: ['n', 3, 96, 96] }],
    }),
  );
  return build.weights;
}

class Build {
  nodes = [];
  constants = [];
  weights = 0;
  #random = 1;

  node(op, inputs, attributes, output = `t${this.nodes.length}`) {
    this.nodes.push({ op, inputs, outputs: [output], attributes });
    return output;
  }

  /** A convolution with its bias, into which batch normalisation is folded as exporters do it. */
  convolution(from, [input, output, kernel, stride, padding, residual], activated = true) {
    const attributes = {
      strides: [stride].flat().length === 2 ? stride : [stride, stride],
      pads: Array(4).fill(padding),
    };
    const made = this.node('Conv', [from, ...this.#filter([output, input, kernel, kernel], input, output)], {
      ...attributes,
      kernel_shape: [kernel, kernel],
    });
    const added = residual ? this.node('Add', [made, from], {}) : made;
    return activated ? this.node('Relu', [added], {}) : added;
  }

  widening(from, [input, output, kernel, stride, padding]) {
    const made = this.node('ConvTranspose', [from, ...this.#filter([input, output, kernel, kernel], input, output)], {
      kernel_shape: [kernel, kernel],
      strides: [stride, stride],
      pads: Array(4).fill(padding),
      output_padding: stride === 2 ? [1, 1] : [0, 0],
    });
    return this.node('Relu', [made], {});
  }

  /** Weights of such a size that signals neither grow nor fade: numbers near zero would be slow. */
  #filter(dims, input, output) {
    const [weight, bias] = [`w${this.constants.length}`, `b${this.constants.length}`];
    const size = dims.reduce((product, side) => product * side, 1);
    const spread = Math.sqrt(3 / (input * dims[2] * dims[3]));
    this.#constant(weight, dims, size, spread);
    this.#constant(bias, [output], output, 0.1);
    this.weights += size + output;
    return [weight, bias];
  }

  #constant(name, dims, size, spread) {
    const numbers = new Float32Array(size);
    for (let i = 0; i < size; i++) {
      this.#random = (Math.imul(this.#random, 1664525) + 1013904223) >>> 0;
      numbers[i] = spread * (this.#random / 2 ** 31 - 1);
    }
    this.constants.push({ name, type: 'float32', dims, bytes: new Uint8Array(numbers.buffer) });
  }
}
