// Compares every converted model with the original run by LiteRT.js (wasm), on pictures.
// Usage: node check.mjs PICTURE...   (anything sharp reads; with none, a synthetic one)
import { copyFile, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { models } from './models.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const packages = process.env.PERSON_MATTE ?? path.join(here, 'node_modules');
const ort = createRequire(import.meta.url)('onnxruntime-node');
const sharp = createRequire(import.meta.url)('sharp');

const folder = await mkdtemp(path.join(tmpdir(), 'litert-'));
const litert = await startLiteRt(folder);
let worst = 0;
for (const model of models) {
  for (const file of [undefined, ...process.argv.slice(2)]) {
    const difference = await compare(model, file);
    worst = Math.max(worst, difference);
    console.log(
      `${model.name} on ${file ? path.basename(file) : 'a synthetic picture'}: differs by at most ${difference}`,
    );
  }
}
await rm(folder, { recursive: true });
// LiteRT.js keeps a worker alive.
process.exit(worst < 0.001 ? 0 : 1);

async function compare({ name, source, width, height }, file) {
  const pixels = file ? await read(file, width, height) : synthetic(width, height);
  const original = await litert.loadAndCompile(new Uint8Array(await readFile(source)), { accelerator: 'wasm' });
  const [expected] = await original.run(litert.tensor(pixels, [1, height, width, 3]));
  const session = await ort.InferenceSession.create(path.join(here, '../../packages/vision/models', `${name}.onnx`));
  const image = new ort.Tensor('float32', planar(pixels), [1, 3, height, width]);
  const { matte } = await session.run({ image });
  const values = await expected.data();
  return Math.max(...matte.data.map((value, i) => Math.abs(value - values[i])));
}

/** LiteRT.js is made for browsers: it loads its runtime with importScripts, which is given to it here. */
async function startLiteRt(folder) {
  const wasm = path.join(packages, '@litertjs/core/wasm');
  for (const file of await readdir(wasm))
    await copyFile(path.join(wasm, file), path.join(folder, file.replace(/\.js$/, '.cjs')));
  globalThis.self = globalThis;
  globalThis.importScripts = (url) => {
    globalThis.ModuleFactory = createRequire(import.meta.url)(url.replace(/\.js$/, '.cjs'));
  };
  const core = await import(path.join(packages, '@litertjs/core/dist/index.js'));
  // The other builds want vector instructions that Node 20 does not have.
  await core.loadLiteRt(path.join(folder, 'litert_wasm_compat_internal.js'));
  return { loadAndCompile: core.loadAndCompile, tensor: (data, dims) => new core.Tensor(data, dims) };
}

async function read(file, width, height) {
  const bytes = await sharp(file).removeAlpha().resize(width, height, { fit: 'fill' }).raw().toBuffer();
  return Float32Array.from(bytes, (byte) => byte / 255);
}

function synthetic(width, height) {
  return Float32Array.from({ length: width * height * 3 }, (_, i) => 0.5 + 0.5 * Math.sin(i * 0.0007 + (i % 3)));
}

function planar(pixels) {
  const count = pixels.length / 3;
  return Float32Array.from({ length: pixels.length }, (_, i) => pixels[(i % count) * 3 + Math.floor(i / count)]);
}
