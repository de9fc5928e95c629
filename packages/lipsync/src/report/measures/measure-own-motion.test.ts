import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seenMouth, syntheticSpeech } from '../testing/synthetic-speech.js';
import { measureOwnMotion } from './measure-own-motion.js';

const asked = syntheticSpeech(16).open;
const own = syntheticSpeech(16, 50).open;
const measure = (seen: (t: number) => number, template = own) =>
  measureOwnMotion([seenMouth(16, 25, seen, 0.002)], 25, asked, template);

test('a template whose speech was removed leaves no trace, one that was kept shows fully', () => {
  assert.ok(Math.abs(measure(asked) as number) < 0.2, `${measure(asked)}`);
  assert.ok((measure((t) => asked(t) + own(t)) as number) > 0.95);
  const third = measure((t) => asked(t) + 0.1 * own(t)) as number;
  assert.ok(third > 0.4, `${third}`);
});

test('a template with a still mouth cannot leak', () => {
  assert.equal(
    measure(asked, () => 0.01),
    null,
  );
  assert.equal(
    measure(asked, () => Number.NaN),
    null,
  );
});
