import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createInference } from './create-inference.js';
import { faceModels } from './face-models.js';
import { hasCuda } from './has-cuda.js';

test('where CUDA is said to work a model opens and runs with it; elsewhere the answer is a plain no', async () => {
  const usable = await hasCuda();
  assert.equal(usable, await hasCuda());
  if (!usable) return;
  await using inference = createInference({ providers: ['cuda'] });
  const side = 192;
  const image = { data: new Float32Array(3 * side * side), dims: [1, 3, side, side] };
  const session = await inference.load(faceModels.mesh);
  assert.ok((await session.run({ image })).mesh);
});
