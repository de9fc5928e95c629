import assert from 'node:assert/strict';
import { test } from 'node:test';
import { controlRanges, defaultControls, readControls } from '@talkgraph/lipsync';
import { mouthOffset } from './mouth-offset.js';
import { recordedContext } from './testing/recorded-context.js';

test('it sets the offset and keeps the other settings; of two of its kind the last counts', async () => {
  const earlier = { offsetMs: 40, maskFeather: 2 };
  const answer = await mouthOffset.run({ offset_ms: -120, options: earlier }, recordedContext({}));
  assert.deepEqual(answer, { options: { offsetMs: -120, maskFeather: 2 } });
  const alone = await mouthOffset.run({ offset_ms: -120, options: undefined }, recordedContext({}));
  assert.deepEqual(alone, { options: { offsetMs: -120 } });
});

test('its range and default are those of the renderer, which takes what it answers', () => {
  const { default: preset, min, max } = mouthOffset.inputs.offset_ms;
  assert.equal(preset, defaultControls.offsetMs);
  assert.deepEqual({ min, max }, controlRanges.offsetMs);
  for (const value of [min, max]) assert.equal(readControls({ offsetMs: value }).offsetMs, value);
});
