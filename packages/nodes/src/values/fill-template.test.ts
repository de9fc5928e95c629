import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fillTemplate } from './fill-template.js';

test('names in braces are replaced, also in full-width ones and whatever their case', () => {
  const fields = { 姓名: '王老师', Course: '数学', n: 3, empty: '' };
  assert.equal(fillTemplate('大家好，我是{姓名}，教｛course｝ {n}{ empty }', fields), '大家好，我是王老师，教数学 3');
  assert.equal(fillTemplate('{{n}} = {n}', fields), '{n} = 3');
  assert.equal(fillTemplate('a { b', fields), 'a { b');
  // What is put in is not filled in turn.
  assert.equal(fillTemplate('{a}', { a: '{b}', b: 'x' }), '{b}');
  assert.equal(fillTemplate('{a}', { a: '$&' }), '$&');
});

test('names that nothing has are all told at once, or stay empty', () => {
  assert.throws(() => fillTemplate('{x} {y} {x}', { 姓名: '' }), {
    code: 'TEMPLATE_FIELD_MISSING',
    details: { fields: ['x', 'y'], known: ['姓名'] },
  });
  assert.equal(fillTemplate('[{x}]', {}, 'empty'), '[]');
});
