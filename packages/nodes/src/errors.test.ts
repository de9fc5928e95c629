import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ErrorDefinition } from '@talkgraph/errors';
import * as loopErrors from './control/loops/loop-errors.js';
import * as errors from './errors.js';
import * as remoteErrors from './remote/remote-errors.js';
import * as tableErrors from './tables/table-errors.js';
import * as valueErrors from './values/value-errors.js';

const details = {
  file: 'script.txt',
  bytes: 3,
  item: { en: 'Item 3', zh: '第 3 项' },
  reason: { en: 'There is no face.', zh: '没有人脸。' },
  round: 2,
  rounds: 3,
  line: 2,
  limit: 50,
  first: '1x1',
  other: '2x2',
  area: '9x9+0+0',
  size: '8x8',
  start: 9,
  seconds: 1,
  input: 'on_true',
  frame: 30,
  count: 25,
  folder: 'voices',
  column: 'name',
  columns: ['name', 'age'],
  row: 7,
  rows: 3,
  pattern: '(',
  fields: ['x'],
  known: ['name'],
  name: 'a',
  value: 'abc',
  expression: 'a +',
  problem: 'unexpected end',
  path: '$.x',
  artifact: 'a.json',
  least: 2,
  most: 1,
  timeZone: 'Mars/Base',
  number: 4,
  of: 'person' as const,
  field: 'ProduceID',
  source: '(a+)+',
  lines: ['12.audio = {{audio}}'],
  nodes: ['12 LoadAudio'],
  why: { en: 'it has no =', zh: '缺少 =' },
};

test('every error has a whole sentence in both languages', () => {
  const all = [errors, loopErrors, remoteErrors, tableErrors, valueErrors];
  const catalogue = all.flatMap((each) => Object.values(each)) as unknown as readonly ErrorDefinition<typeof details>[];
  assert.equal(new Set(catalogue.map((definition) => definition.code)).size, catalogue.length);
  for (const definition of catalogue) {
    const { text } = definition(details);
    assert.match(text.en, /^[A-Z].*\.$/s);
    assert.match(text.zh, /[\u4e00-\u9fff].*。$/s);
    assert.ok(!/undefined/.test(text.en + text.zh), text.en);
  }
});
