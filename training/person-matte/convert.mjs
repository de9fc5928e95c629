// Makes packages/vision/models/*.onnx from the TensorFlow Lite models of @mediapipe/selfie_segmentation.
// Usage: npm install (in this folder), then node convert.mjs
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { convertGraph } from './convert-graph.mjs';
import { models } from './models.mjs';
import { readGraph } from './tflite-graph.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const target = process.env.PERSON_MATTE_OUT ?? path.join(here, '../../packages/vision/models');
await mkdir(target, { recursive: true });
for (const { name, source } of models) {
  const bytes = convertGraph(name, readGraph(await readFile(source)));
  await writeFile(path.join(target, `${name}.onnx`), bytes);
  console.log(`${name}.onnx ${(bytes.length / 1e3).toFixed(0)} kB`);
}
