import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compile } from 'json-p3';
import { withinTime } from './within-time.js';

test('what a calculation answers or throws goes through', () => {
  assert.equal(
    withinTime('a', () => 3),
    3,
  );
  const wrong = new RangeError('wrong');
  assert.throws(
    () =>
      withinTime('a', () => {
        throw wrong;
      }),
    wrong,
  );
  assert.equal(
    withinTime('a', () => withinTime('b', () => 'inner')),
    'inner',
  );
});

test('patterns and paths that do not end are stopped, and the next ones work', () => {
  const line = `${'a'.repeat(50)}!`;
  const endless: readonly (() => unknown)[] = [
    () => /^(a+)+$/u.test(line),
    () => 'x'.repeat(200_000).replace(/(x+x+)+y/gu, ''),
    () => compile("$[?match(@, '(a+)+')]").query([line]).values(),
    () =>
      compile('$[?count($..*) > 0]')
        .query(Array.from({ length: 20_000 }, () => 'x'))
        .values(),
  ];
  for (const work of endless) {
    assert.throws(() => withinTime('(a+)+', work, 200), { code: 'CALCULATION_TOO_LONG', kind: 'user' });
  }
  assert.equal(
    withinTime('a', () => 3, 200),
    3,
  );
});
