import assert from 'node:assert/strict';
import { test } from 'node:test';
import { breakLines } from './break-lines.js';
import { columnsOf, mayBegin, mayEnd } from './character-classes.js';

test('two lines come out about equally long, broken at good places', () => {
  const broken = (text: string, maxWidth: number, language: string) => breakLines(text, { maxWidth, language });
  assert.deepEqual(broken('我们会一起学习机器学习和深度学习的基本原理', 32, 'zh'), [
    '我们会一起学习机器学习',
    '和深度学习的基本原理',
  ]);
  assert.deepEqual(broken('and over the next twelve weeks we will study', 30, 'en'), [
    'and over the next twelve',
    'weeks we will study',
  ]);
});

test('no line begins with closing or ends with opening punctuation, whatever the width', () => {
  const text = '他说：“这（真的）很好！”然后《读者》杂志……价格￥35.5，100%满意、コーヒーっていい。';
  for (let maxWidth = 8; maxWidth < 60; maxWidth++) {
    const lines = breakLines(text, { maxWidth, language: 'zh' });
    assert.equal(lines.join(''), text);
    for (const line of lines) {
      assert.ok(columnsOf(line) <= maxWidth, line);
      if (maxWidth >= 16) assert.ok(mayBegin(line) && mayEnd(line), `${maxWidth}: ${lines.join('|')}`);
    }
  }
});

test('long words are broken rather than left over, and hard breaks stay', () => {
  assert.deepEqual(
    breakLines('https://example.com/abcdefgh', { maxWidth: 10 }).join(''),
    'https://example.com/abcdefgh',
  );
  assert.deepEqual(breakLines('one\ntwo', { maxWidth: 10 }), ['one', 'two']);
  assert.deepEqual(breakLines('', { maxWidth: 10 }), ['']);
  assert.deepEqual(breakLines('👩🏽‍💻👩🏽‍💻👩🏽‍💻', { maxWidth: 1, measure: () => 2 }), ['👩🏽‍💻', '👩🏽‍💻', '👩🏽‍💻']);
});
