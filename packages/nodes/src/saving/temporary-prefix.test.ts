import assert from 'node:assert/strict';
import { test } from 'node:test';
import { temporaryPrefix } from './temporary-prefix.js';

test('previews of a node keep their letters, those of other nodes and runs have others', () => {
  const name = temporaryPrefix({ runId: 'a', nodeId: '1' });
  assert.match(name, /^ComfyUI_temp_[a-z]{5}$/);
  assert.equal(temporaryPrefix({ runId: 'a', nodeId: '1' }), name);
  const others = new Set([name]);
  for (let i = 0; i < 100; i++) others.add(temporaryPrefix({ runId: `${i}`, nodeId: '1' }));
  assert.ok(others.size > 95, `${others.size} different names`);
});
