import assert from 'node:assert/strict';
import { test } from 'node:test';
import { controlRanges, defaultControls, readControls } from '@talkgraph/lipsync';
import { motionSmoothness } from './motion-smoothness.js';
import { recordedContext } from './testing/recorded-context.js';

test('it sets the smoothness and keeps the other settings; of two of its kind the last counts', async () => {
  const earlier = { smoothness: 0.1, maskFeather: 2 };
  const answer = await motionSmoothness.run({ smoothness: 0.8, options: earlier }, recordedContext({}));
  assert.deepEqual(answer, { options: { smoothness: 0.8, maskFeather: 2 } });
  const alone = await motionSmoothness.run({ smoothness: 0.8, options: undefined }, recordedContext({}));
  assert.deepEqual(alone, { options: { smoothness: 0.8 } });
});

test('its range and default are those of the renderer, which takes what it answers', () => {
  const { default: preset, min, max } = motionSmoothness.inputs.smoothness;
  assert.equal(preset, defaultControls.smoothness);
  assert.deepEqual({ min, max }, controlRanges.smoothness);
  for (const value of [min, max]) assert.equal(readControls({ smoothness: value }).smoothness, value);
});
