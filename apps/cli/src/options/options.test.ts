import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isTalkgraphError } from '@talkgraph/errors';
import { parseChoice } from './parse-choice.js';
import { parseFps } from './parse-fps.js';
import { parseLanguage } from './parse-language.js';
import { parseNumber } from './parse-number.js';

const invalid = (error: unknown): boolean =>
  isTalkgraphError(error) && error.code === 'CLI_OPTION_INVALID' && /--x/.test(error.text.zh);

test('a number is plain decimal and within its range', () => {
  const range = { min: -10, max: 2 };
  for (const [text, value] of [
    ['1', 1],
    ['0.25', 0.25],
    ['.5', 0.5],
    ['-10', -10],
    ['+2', 2],
  ] as const) {
    assert.equal(parseNumber('--x', text, range), value);
  }
  for (const text of ['', ' ', '3', '-10.1', '1e0', '0x1', 'NaN', 'Infinity', '1,5', '1 ', '--json', '１']) {
    assert.throws(() => parseNumber('--x', text, range), invalid, text);
  }
});

test('a whole number has no fraction', () => {
  assert.equal(parseNumber('--x', '3', { min: 0, max: 9, whole: true }), 3);
  assert.throws(() => parseNumber('--x', '3.5', { min: 0, max: 9, whole: true }), invalid);
});

test('a choice is one of its words, letter by letter', () => {
  assert.equal(parseChoice('--x', '720p', ['source', '720p']), '720p');
  for (const text of ['720P', '720', '', 'constructor']) {
    assert.throws(() => parseChoice('--x', text, ['source', '720p']), invalid);
  }
});

test('a frame rate is kept as an exact fraction', () => {
  assert.deepEqual(parseFps('--x', '25'), { num: 25, den: 1 });
  assert.deepEqual(parseFps('--x', '29.97'), { num: 30000, den: 1001 });
  assert.deepEqual(parseFps('--x', '12.5'), { num: 25, den: 2 });
  assert.deepEqual(parseFps('--x', '60000/1001'), { num: 60000, den: 1001 });
  assert.deepEqual(parseFps('--x', '50/2'), { num: 25, den: 1 });
  for (const text of ['0', '0.5', '121', '25/0', '-25', '25fps', '', '1e1', '25.0000', '/']) {
    assert.throws(() => parseFps('--x', text), invalid, text);
  }
});

test('a language is a well-formed tag', () => {
  assert.equal(parseLanguage('--x', 'zh-cn'), 'zh-CN');
  for (const text of ['', 'chinese language', '中文', 'e', '12']) {
    assert.throws(() => parseLanguage('--x', text), invalid, text);
  }
});
