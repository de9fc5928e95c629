import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ModelKind, ModelState } from '@talkgraph/runtime';
import { findTarget } from './find-target.js';

const model = (kind: ModelKind, name: string): ModelState => ({
  ...{ kind, name, condition: 'ok', bytes: 1, differing: [] },
});
const models = [model('lipsync', 'small.onnx'), model('face-enhance', 'small.onnx'), model('asr', 'ggml-base.bin')];

test('a model is named with or without its folder and its ending, where that is clear', () => {
  for (const name of [
    'ggml-base.bin',
    'ggml-base',
    'asr/ggml-base',
    'models/asr/ggml-base.bin',
    './models/asr/ggml-base.bin',
  ]) {
    assert.equal(findTarget(models, name).kind, 'asr', name);
  }
  assert.equal(findTarget(models, 'lipsync/small').kind, 'lipsync');
  assert.throws(() => findTarget(models, 'small'), { code: 'CLI_MODEL_NAME_UNCLEAR', message: /lipsync\/small\.onnx/ });
  for (const name of ['large', 'asr/small', 'ggml']) {
    assert.throws(() => findTarget(models, name), { code: 'MODEL_NOT_FOUND' }, name);
  }
});
