import assert from 'node:assert/strict';
import { test } from 'node:test';
import { controlRanges, defaultControls, readControls } from '@talkgraph/lipsync';
import { faceChoice } from './face-choice.js';
import { recordedContext } from './testing/recorded-context.js';

test('it sets the face and keeps the other settings; of two of its kind the last counts', async () => {
  const earlier = { face: 1, maskFeather: 2 };
  const answer = await faceChoice.run({ face: 2, options: earlier }, recordedContext({}));
  assert.deepEqual(answer, { options: { face: 2, maskFeather: 2 } });
  const alone = await faceChoice.run({ face: 2, options: undefined }, recordedContext({}));
  assert.deepEqual(alone, { options: { face: 2 } });
});

test('its range and default are those of the renderer, which takes what it answers', () => {
  const { default: preset, min, max } = faceChoice.inputs.face;
  assert.equal(preset, defaultControls.face);
  assert.deepEqual({ min, max }, controlRanges.face);
  for (const value of [min, max]) assert.equal(readControls({ face: value }).face, value);
});
