import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { stableJson } from './stable-json.js';

test('it is the same JSON, whatever order its keys were in', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (json) => {
      const text = stableJson(json as never);
      assert.deepEqual(JSON.parse(text), JSON.parse(JSON.stringify(json)));
      assert.equal(stableJson(JSON.parse(text)), text);
      assert.ok(text.endsWith('\n'));
    }),
  );
});

test('short lists take one line, lists of lists a line for each', () => {
  const json = {
    links: [
      [1, 2],
      [3, 4],
    ],
    b: 1,
    a: { y: [1, 2], x: 'z' },
    id: 5,
    '10': 0,
    '9': 0,
  };
  const lines = [
    '{',
    '  "9": 0,',
    '  "10": 0,',
    '  "id": 5,',
    '  "links": [',
    '    [1, 2],',
    '    [3, 4]',
    '  ],',
    '  "a": { "x": "z", "y": [1, 2] },',
    '  "b": 1',
    '}',
    '',
  ];
  assert.equal(stableJson(json), lines.join('\n'));
});
