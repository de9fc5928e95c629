import assert from 'node:assert/strict';
import { test } from 'node:test';
import { groupPieces } from './group-pieces.js';
import { splitText } from './split-text.js';

const texts = (text: string) => splitText(text).map((piece) => piece.text);

test('sentences end at their marks, not at points in numbers and abbreviations', () => {
  assert.deepEqual(texts('你好！今天很好。Dr. Smith pays 3.5 dollars. Yes?'), [
    '你好！',
    '今天很好。',
    'Dr. Smith pays 3.5 dollars.',
    'Yes?',
  ]);
});

test('pieces know where they stand, and paragraphs make longer pauses', () => {
  const text = 'One.\n\nTwo three.  Four';
  const pieces = splitText(text);
  for (const { text: piece, from } of pieces) assert.equal(text.slice(from, from + piece.length), piece);
  const [one, two] = pieces;
  assert.ok(one && two && one.pauseSeconds > two.pauseSeconds);
});

test('a sentence without an end is cut at commas, else between words, and loses nothing', () => {
  for (const unit of ['word and ', '一段很长的话，', '没有标点的字', '𠀀']) {
    const text = unit.repeat(200);
    const pieces = splitText(text);
    assert.ok(pieces.length > 1 && pieces.every((piece) => piece.text.length <= 180), unit);
    assert.equal(
      pieces
        .map((piece) => piece.text)
        .join('')
        .replaceAll(/\s/g, ''),
      text.replaceAll(/\s/g, ''),
    );
    assert.ok(pieces.every((piece) => encodeURIComponent(piece.text) !== ''));
  }
});

test('nothing but marks is nothing', () => {
  assert.deepEqual(splitText(' …！\n\n—— '), []);
});

test('services get several sentences at a time, up to what they take', () => {
  const text = 'One sentence here. '.repeat(10);
  const groups = groupPieces(text, 60);
  assert.ok(groups.every((group) => group.text.length <= 60) && groups.length === 4);
});
