// Compares every converted model with the original run by TensorFlow.js (wasm), on pictures.
// Usage: node check.mjs PICTURE.ppm...   (binary P6 pictures; with none, a synthetic one)
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { models } from './models.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const packages = process.env.FACE_MODELS ?? path.join(here, 'node_modules');
const require = createRequire(path.join(packages, 'x.js'));
const tf = require('@tensorflow/tfjs-core');
const { loadGraphModel } = require('@tensorflow/tfjs-converter');
const { setWasmPaths } = require('@tensorflow/tfjs-backend-wasm');
const ort = createRequire(import.meta.url)('onnxruntime-node');

setWasmPaths(`${packages}/@tensorflow/tfjs-backend-wasm/dist/`);
await tf.setBackend('wasm');
const pictures = await Promise.all(process.argv.slice(2).map(readPpm));
if (pictures.length === 0) pictures.push(synthetic());
let worst = 0;
for (const model of models) worst = Math.max(worst, await checkModel(model));
process.exitCode = worst < 0.02 ? 0 : 1;

async function checkModel({ name, source, input, outputs }) {
  const original = await loadGraphModel(fileHandler(source));
  const file = path.join(here, '../../packages/inference/models', `${name}.onnx`);
  const session = await ort.InferenceSession.create(file, { intraOpNumThreads: 1 });
  let worst = 0;
  for (const [index, picture] of pictures.entries()) {
    const planar = resample(picture, input.dims[2]);
    const image = tf.transpose(tf.tensor4d(planar, input.dims), [0, 2, 3, 1]);
    const expected = original.execute(
      image,
      outputs.map(({ from }) => from),
    );
    const actual = await session.run({ image: new ort.Tensor('float32', planar, input.dims) });
    for (const [i, { to }] of outputs.entries()) {
      const [mean, max, range] = difference(await [expected].flat()[i].data(), actual[to].data);
      worst = Math.max(worst, max / range);
      console.log(
        `${name} ${to} picture ${index}: mean ${mean.toExponential(2)} max ${max.toExponential(2)} of ${range.toFixed(2)}`,
      );
    }
  }
  await timeModel(name, session, input, pictures[0]);
  return worst;
}

async function timeModel(name, session, input, picture) {
  const image = new ort.Tensor('float32', resample(picture, input.dims[2]), input.dims);
  for (let i = 0; i < 5; i++) await session.run({ image });
  const started = performance.now();
  for (let i = 0; i < 50; i++) await session.run({ image });
  console.log(`${name}: ${((performance.now() - started) / 50).toFixed(2)} ms a run, one thread`);
}

/** Mean and largest absolute difference, and the span of the expected values. */
function difference(expected, actual) {
  let sum = 0;
  let max = 0;
  for (let i = 0; i < expected.length; i++) {
    const each = Math.abs(expected[i] - actual[i]);
    sum += each;
    max = Math.max(max, each);
  }
  const span = expected.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return [sum / expected.length, max, Math.max(span, 1)];
}

/** The picture's middle square as planar RGB in the models' range: the detector wants −1..1, the meshes 0..1. */
function resample({ width, height, rgb }, size) {
  const side = Math.min(width, height);
  const left = (width - side) >> 1;
  const top = (height - side) >> 1;
  const [gain, offset] = size === 256 ? [1 / 127.5, -1] : [1 / 255, 0];
  const planar = new Float32Array(3 * size * size);
  for (let i = 0; i < size * size; i++) {
    const x = left + Math.floor(((i % size) * side) / size);
    const y = top + Math.floor((Math.floor(i / size) * side) / size);
    for (let c = 0; c < 3; c++) planar[c * size * size + i] = rgb[3 * (y * width + x) + c] * gain + offset;
  }
  return planar;
}

async function readPpm(file) {
  const bytes = await readFile(file);
  const head = /^P6\s+(\d+)\s+(\d+)\s+255\s/.exec(bytes.subarray(0, 64).toString('latin1'));
  return { width: Number(head[1]), height: Number(head[2]), rgb: bytes.subarray(head[0].length) };
}

function synthetic() {
  const rgb = Uint8Array.from({ length: 3 * 256 * 256 }, (_, i) => 128 + 100 * Math.sin(i / 97) * Math.cos(i / 31_000));
  return { width: 256, height: 256, rgb };
}

function fileHandler(file) {
  return {
    load: async () => {
      const json = JSON.parse(await readFile(file, 'utf8'));
      const specs = json.weightsManifest.flatMap(({ weights }) => weights);
      const parts = json.weightsManifest.flatMap(({ paths }) => paths);
      const data = Buffer.concat(await Promise.all(parts.map((name) => readFile(path.join(path.dirname(file), name)))));
      const weightData = data.buffer.slice(data.byteOffset, data.byteOffset + data.byteLength);
      return { modelTopology: json.modelTopology, weightSpecs: specs, weightData, signature: json.signature };
    },
  };
}
