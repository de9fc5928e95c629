import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LogLine } from '@talkgraph/protocol';
import { fitsFilter, joinLines, lineText } from './log-line.js';

const line = (at: number, message: string, fields: LogLine['fields'] = {}, level = 'info'): LogLine => ({
  at,
  level,
  message,
  fields,
});
const everything = { level: 'debug', search: '' } as const;

test('levels show themselves and the more urgent ones', () => {
  const lines = ['debug', 'info', 'warn', 'error', 'fatal'].map((level) => line(1, 'x', {}, level));
  const shown = lines.filter((one) => fitsFilter(one, { level: 'warn', search: '' }));
  assert.deepEqual(
    shown.map(({ level }) => level),
    ['warn', 'error', 'fatal'],
  );
});

test('lines are found by run and node, whatever the fields are called', () => {
  const byNode = line(1, 'A node is done.', { run: 'r', node: '3' });
  const byCall = line(1, 'Slow.', { runId: 'r', nodeId: '3:1' });
  for (const one of [byNode, byCall]) {
    assert.ok(fitsFilter(one, { ...everything, runId: 'r', nodeId: '3' }));
    assert.ok(!fitsFilter(one, { ...everything, runId: 'other' }));
    assert.ok(!fitsFilter(one, { ...everything, nodeId: '33' }));
  }
});

test('all words have to be in the line, in its message or its facts', () => {
  const one = line(1, 'A node is done.', { type: 'SaveVideo' });
  assert.ok(fitsFilter(one, { ...everything, search: 'savevideo DONE' }));
  assert.ok(!fitsFilter(one, { ...everything, search: 'done image' }));
});

test('lines that come twice are kept once, and the oldest go first', () => {
  const known = [line(1, 'a'), line(2, 'b')];
  assert.equal(joinLines(known, [line(2, 'b')], 10), known);
  assert.deepEqual(
    joinLines(known, [line(2, 'b'), line(2, 'b2'), line(3, 'c')], 3).map(({ message }) => message),
    ['b', 'b2', 'c'],
  );
  assert.deepEqual(
    joinLines([line(5, 'e')], [line(1, 'a'), line(5, 'e')], 10).map(({ message }) => message),
    ['a', 'e'],
  );
});

test('a line is written as in the log file', () => {
  const text = lineText(line(0, 'A run begins.', { run: 'r-1', why: 'two words', n: 2 }));
  assert.match(text, /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.000 INFO {2}A run begins\. run=r-1 why="two words" n=2$/);
});
