import assert from 'node:assert/strict';
import { test } from 'node:test';
import { oneLanguage } from './one-language.js';

test('titles and notes that say everything twice are shown in the language of the reader', () => {
  assert.equal(oneLanguage('Person / 人物', 'en'), 'Person');
  assert.equal(oneLanguage('Person / 人物', 'zh'), '人物');
  assert.equal(oneLanguage('Choose a video.\n选择视频（Load Video）。', 'zh'), '选择视频（Load Video）。');
  assert.equal(oneLanguage('Choose a video.\nThen run.\n选择视频。', 'en'), 'Choose a video.\nThen run.');
});

test('texts in one language stay as they are', () => {
  for (const text of ['In / out', '人物', 'Line\nand line', '']) {
    assert.equal(oneLanguage(text, 'en'), text);
    assert.equal(oneLanguage(text, 'zh'), text);
  }
});
