import assert from 'node:assert/strict';
import { test } from 'node:test';
import { spokenRuns } from './spoken-runs.js';

const runs = async (text: string, language: string, mixed = false) =>
  (await spokenRuns(text, language, mixed)).map((run) => [run.language, run.text]);

test('a few English words in Chinese stay with its voice, which reads them in English', async () => {
  const text = '今天我们用 Python 和 PowerPoint 做课件';
  assert.deepEqual(await runs(text, 'zh-CN', true), [['zh', text]]);
});

test('a text is cut where its voice cannot read on', async () => {
  assert.deepEqual(await runs('Say 你好, please.', 'en-US'), [
    ['en', 'Say '],
    ['zh', '你好, '],
    ['en', 'please.'],
  ]);
  assert.deepEqual(await runs('大家好 this is an English clause 谢谢', 'zh'), [
    ['zh', '大家好 '],
    ['en', 'this is an English clause '],
    ['zh', '谢谢'],
  ]);
});

test('a voice that would spell Latin words gives them away', async () => {
  assert.deepEqual(await runs('Python を つかいます', 'ja'), [
    ['en', 'Python '],
    ['ja', 'を つかいます'],
  ]);
});

test('Latin words among other letters are read in their own language, where they tell it', async () => {
  assert.deepEqual(await runs('大家好用德语说是 Guten Tag zusammen，法语说是 Bonjour tout le monde。', 'zh-CN'), [
    ['zh', '大家好用德语说是 '],
    ['de', 'Guten Tag zusammen，'],
    ['zh', '法语说是 '],
    ['fr', 'Bonjour tout le monde。'],
  ]);
});

test('a sentence in another language of the same letters is told only where the language is automatic', async () => {
  const spanish = 'Bienvenidos a todos al curso de hoy.';
  assert.deepEqual(await runs(spanish, 'en', true), [['es', spanish]]);
  assert.deepEqual(await runs(spanish, 'en'), [['en', spanish]]);
  const english = 'Welcome to the course, everyone.';
  assert.deepEqual(await runs(english, 'de', true), [['en', english]]);
});

test('short sentences, names and relatives of the language are left alone', async () => {
  for (const [text, language] of [
    ['Bonjour Marie!', 'en'],
    ['Talkgraph Presenter Studio', 'de'],
    ['Vi begynder kurset med en kort oversigt.', 'no'],
  ] as const) {
    assert.deepEqual(await runs(text, language, true), [[language, text]], text);
  }
});
