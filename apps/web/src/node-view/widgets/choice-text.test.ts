import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Choice, choiceText } from './choice-text.js';

const widget: Choice = {
  kind: 'choice',
  choices: ['loop', 'x264', 8],
  labels: { loop: { en: 'From the start', zh: '从头循环' } },
};

test('a choice is read by its name in the language of the page, and as it is where it has none', () => {
  assert.equal(choiceText(widget, 'loop', 'zh'), '从头循环');
  assert.equal(choiceText(widget, 'loop', 'en'), 'From the start');
  assert.equal(choiceText(widget, 'x264', 'zh'), 'x264');
  assert.equal(choiceText(widget, 8, 'zh'), '8');
  assert.equal(choiceText(widget, 'constructor', 'zh'), 'constructor');
  assert.equal(choiceText(widget, undefined, 'zh'), '');
});
