import assert from 'node:assert/strict';
import { test } from 'node:test';
import { controlRanges, defaultControls, readControls } from '@talkgraph/lipsync';
import { lipIntensity } from './lip-intensity.js';
import { recordedContext } from './testing/recorded-context.js';

test('it sets the intensity and keeps the other settings; of two of its kind the last counts', async () => {
  const earlier = { intensity: 0.2, maskFeather: 2 };
  const answer = await lipIntensity.run({ intensity: 1.5, options: earlier }, recordedContext({}));
  assert.deepEqual(answer, { options: { intensity: 1.5, maskFeather: 2 } });
  const alone = await lipIntensity.run({ intensity: 1.5, options: undefined }, recordedContext({}));
  assert.deepEqual(alone, { options: { intensity: 1.5 } });
});

test('its range and default are those of the renderer, which takes what it answers', () => {
  const { default: preset, min, max } = lipIntensity.inputs.intensity;
  assert.equal(preset, defaultControls.intensity);
  assert.deepEqual({ min, max }, controlRanges.intensity);
  for (const value of [min, max]) assert.equal(readControls({ intensity: value }).intensity, value);
});
