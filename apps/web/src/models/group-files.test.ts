import assert from 'node:assert/strict';
import { test } from 'node:test';
import { groupFiles } from './group-files.js';

/** As react-dropzone hands it on. */
const dropped = (path: string, content = 'x') =>
  Object.assign(new File([content], path.split('/').at(-1) ?? ''), { path });

test('files of one folder go together, others alone, hidden ones not at all', () => {
  const groups = groupFiles([
    dropped('./mouth.onnx', 'four'),
    dropped('/kokoro/model.onnx'),
    dropped('/kokoro/espeak-ng-data/lang/zh'),
    dropped('/kokoro/.DS_Store'),
    dropped('plain.ttf'),
  ]);
  const shown = groups.map(({ name, bytes, isFolder, files }) => [
    name,
    bytes,
    isFolder,
    files.map(({ path }) => path),
  ]);
  assert.deepEqual(shown, [
    ['mouth.onnx', 4, false, ['mouth.onnx']],
    ['kokoro', 2, true, ['kokoro/model.onnx', 'kokoro/espeak-ng-data/lang/zh']],
    ['plain.ttf', 1, false, ['plain.ttf']],
  ]);
});
