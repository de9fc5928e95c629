import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readScript } from './script-cues.js';
import { timeCues } from './time-cues.js';

const script = '[happy] Welcome! [serious 0.5] Rules first. 【惊讶】真的吗？[/] 好的。';

test('tags are taken out, in any brackets and language, and say where they begin', () => {
  const { plain, cues } = readScript(script);
  assert.equal(plain, 'Welcome! Rules first. 真的吗？好的。');
  const told = cues.map(({ at, emotion, strength }) => [plain.slice(at, at + 2), emotion, strength]);
  assert.deepEqual(told, [
    ['We', 'happy', 1],
    ['Ru', 'serious', 0.5],
    ['真的', 'surprised', 1],
    ['好的', undefined, 1],
  ]);
});

test('brackets that name no look stay, as they are to be said', () => {
  for (const text of ['See [1] and [chapter two].', '【新品】上市', '[ ] [] a[i]', '[/chapter]']) {
    assert.deepEqual(readScript(text), { plain: text, cues: [] });
  }
});

test('looks begin with the first word after their tag, whatever punctuation the aligned text has', () => {
  const text = 'Welcome Rules first 真的吗 好的';
  const at = (word: string, startSeconds: number) => {
    const from = text.indexOf(word);
    return { text: word, from, to: from + word.length, startSeconds, endSeconds: startSeconds + 0.4 };
  };
  const words = [at('Welcome', 0.2), at('Rules', 1), at('first', 1.5), at('真的', 2), at('吗', 2.5), at('好的', 3)];
  const timed = timeCues(readScript(script), { language: 'en', text, words, durationSeconds: 4 });
  assert.deepEqual(timed, [
    { startSeconds: 0.2, endSeconds: 1, emotion: 'happy', strength: 1 },
    { startSeconds: 1, endSeconds: 2, emotion: 'serious', strength: 0.5 },
    { startSeconds: 2, endSeconds: 3, emotion: 'surprised', strength: 1 },
  ]);
});
