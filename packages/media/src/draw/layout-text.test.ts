import assert from 'node:assert/strict';
import { test } from 'node:test';
import { captionStyles } from './caption-style.js';
import { drawText } from './draw-text.js';
import { familyOrder, fontLibrary } from './font-library.js';
import { KaraokeTrack } from './karaoke-track.js';
import { layoutText } from './layout-text.js';
import { scriptRuns } from './script-runs.js';

const { look } = captionStyles.standard;

test('every character of Chinese, Japanese, Korean and European text is found in the fonts that come along', () => {
  const text = '大家好，《课程》“引号”……①％臺灣繁體ひらがなカタカナ한국어éßñŁЖ';
  assert.deepEqual(fontLibrary.missingFrom(text), []);
  assert.deepEqual(fontLibrary.missingFrom('好 👍\u200d ཀཀ'), ['ཀ']);
});

test('the language says which forms characters have', () => {
  for (const [language, family] of [
    ['zh-CN', 'tg-sc'],
    ['zh-TW', 'tg-tc'],
    ['ja', 'tg-jp'],
    [undefined, 'tg-sc'],
  ] as const) {
    assert.ok(fontLibrary.familiesFor('直', familyOrder(language))[0]?.startsWith(family), language);
  }
});

test('emoji and Western quotes get fonts of their own', () => {
  assert.deepEqual(
    scriptRuns('好👍🏽！').map(({ text, kind }) => [text, kind]),
    [
      ['好', 'text'],
      ['👍🏽', 'emoji'],
      ['！', 'text'],
    ],
  );
  assert.equal(scriptRuns('say “hi”').filter(({ kind }) => kind === 'quote').length, 2);
  assert.equal(scriptRuns('他说“hi”').filter(({ kind }) => kind === 'quote').length, 0);
  assert.equal(scriptRuns('1️⃣')[0]?.text, '1');
});

test('lines are as wide as allowed, and text is shrunk to the wanted number of lines', () => {
  const text = '深度学习和自然语言处理的基本原理，并且动手完成三个项目';
  const broken = layoutText(text, look, { size: 40, maxWidth: 500, language: 'zh' });
  assert.equal(broken.lines.length, 3);
  assert.ok(broken.lines.every((line) => line.width <= 500));
  const shrunk = layoutText(text, look, { size: 40, maxWidth: 450, maxLines: 2, smallest: 0.5, language: 'zh' });
  assert.equal(shrunk.lines.length, 2);
  assert.ok(shrunk.size < 40);
});

test('bolder text has more ink: the weight of the variable font is used', () => {
  const ink = (weight: number) => {
    const layout = layoutText(
      '课程',
      { weight, colour: '#ffffff', align: 'left', lineHeight: 1 },
      { size: 60, maxWidth: 900 },
    );
    const { data } = drawText(layout).pixels;
    return Array.from(data).reduce((sum, value, i) => (i % 4 === 3 ? sum + value : sum), 0);
  };
  assert.ok(ink(800) > ink(400) * 1.3 && ink(400) > ink(200) * 1.1);
});

test('the light of karaoke goes from word to word, line to line', () => {
  const words = ['大家', '好，', '欢迎', '来到'].map((text, i) => ({ text, start: i, end: i + 1 }));
  const layout = layoutText('大家好，欢迎来到', look, { size: 40, maxWidth: 180, language: 'zh' });
  assert.equal(layout.lines.length, 2);
  const track = new KaraokeTrack(words, layout);
  assert.equal(track.at(-1).x, Number.NEGATIVE_INFINITY);
  assert.deepEqual([track.at(1).line, track.at(3.5).line], [0, 1]);
  assert.ok(track.at(0.75).x > track.at(0.25).x);
});
