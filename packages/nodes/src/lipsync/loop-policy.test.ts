import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultControls, loopPolicies } from '@talkgraph/lipsync';
import { loopPolicy } from './loop-policy.js';
import { recordedContext } from './testing/recorded-context.js';

test('it sets the policy and keeps the other settings', async () => {
  const earlier = { loop: 'loop', intensity: 2 };
  const answer = await loopPolicy.run({ policy: 'freeze', options: earlier }, recordedContext({}));
  assert.deepEqual(answer, { options: { loop: 'freeze', intensity: 2 } });
});

test('it offers the policies there are, the usual one first', () => {
  const { type, default: preset } = loopPolicy.inputs.policy;
  assert.deepEqual(type.choices, loopPolicies);
  assert.equal(preset, defaultControls.loop);
});
