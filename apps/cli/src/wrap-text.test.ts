import assert from 'node:assert/strict';
import { test } from 'node:test';
import stringWidth from 'string-width';
import { wrapText } from './wrap-text.js';

test('Latin text breaks at spaces and loses nothing but them', () => {
  const text = 'makes the person in a video or photo say a recording';
  const wrapped = wrapText(text, 20);
  assert.equal(wrapped.replaceAll('\n', ' '), text);
  assert.ok(wrapped.split('\n').every((line) => line.length <= 20));
});

test('Chinese text breaks between characters, never before a punctuation mark', () => {
  const text = '声音比视频长时，自动找最顺的接点（默认），或者来回播放、循环、定格。';
  for (const width of [10, 11, 14, 20]) {
    const lines = wrapText(text, width).split('\n');
    assert.equal(lines.join(''), text);
    assert.ok(
      lines.every((line) => stringWidth(line) <= width + 2),
      `width ${width}`,
    );
    assert.deepEqual(
      lines.filter((line) => /^[，。、）]/.test(line)),
      [],
    );
  }
});

test('a word longer than the line stands alone, and line breaks are kept', () => {
  assert.equal(wrapText('a transcendental b\nc', 5), 'a\ntranscendental\nb\nc');
});
