import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isTalkgraphError } from '@talkgraph/errors';
import { defaultControls } from './controls.js';
import { readControls } from './read-controls.js';

test('what is not given is as by default', () => {
  assert.deepEqual(readControls({}), defaultControls);
  assert.deepEqual(readControls({ intensity: 2, loop: 'freeze', face: 3 }), {
    ...defaultControls,
    intensity: 2,
    loop: 'freeze',
    face: 3,
  });
});

test('unknown names and values out of range are refused by name', () => {
  const wrong = [
    { intensity: 2.1 },
    { intensity: '1' },
    { smoothness: -0.1 },
    { offsetMs: Number.NaN },
    { face: 1.5 },
    { loop: 'backwards' },
    { liveliness: 'false' },
    { colour: 1 },
  ];
  for (const options of wrong) {
    assert.throws(
      () => readControls(options),
      (error: unknown) =>
        isTalkgraphError(error) &&
        error.code === 'LIPSYNC_OPTION_INVALID' &&
        error.message.includes(Object.keys(options)[0] as string),
      JSON.stringify(options),
    );
  }
});

test('names that every object has are unknown names like any other', () => {
  for (const name of ['constructor', 'toString', '__proto__']) {
    const own = JSON.parse(`{"${name}": 1}`) as Record<string, unknown>;
    for (const options of [own, { expression: own }, { headMotion: own }]) {
      assert.throws(() => readControls(options), {
        code: 'LIPSYNC_OPTION_INVALID',
        message: /intensity|emotion|style/,
      });
    }
  }
});
