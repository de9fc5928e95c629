import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gestureIntensities, readControls } from '@talkgraph/lipsync';
import { gesture } from './gesture.js';
import { recordedContext } from './testing/recorded-context.js';

test('it asks for gestures and keeps the other settings', async () => {
  const answer = await gesture.run(
    { intensity: 'lively', options: { loop: 'freeze', gesture: 'calm' } },
    recordedContext({}),
  );
  assert.deepEqual(answer, { options: { loop: 'freeze', gesture: 'lively' } });
});

test('it offers the intensities there are, and lip-sync takes each', () => {
  assert.deepEqual(gesture.inputs.intensity.type.choices, gestureIntensities);
  for (const intensity of gestureIntensities) assert.equal(readControls({ gesture: intensity }).gesture, intensity);
  assert.throws(() => readControls({ gesture: 'wild' }), /gesture.*calm, natural, lively/);
});
