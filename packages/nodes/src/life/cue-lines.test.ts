import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isTalkgraphError } from '@talkgraph/errors';
import { readCueLines, readCueTable } from './cue-lines.js';

test('lines name times in any usual form, and looks in both languages', () => {
  const text = '0:03 - 0:08 happy 0.8\n\n# later\n12.5 sad\n1:02.5–1:04，惊讶，0.5\n1:00:00 到 1:00:02 friendly';
  assert.deepEqual(readCueLines(text), [
    { startSeconds: 3, endSeconds: 8, emotion: 'happy', strength: 0.8 },
    { startSeconds: 12.5, emotion: 'sad', strength: 1 },
    { startSeconds: 62.5, endSeconds: 64, emotion: 'surprised', strength: 0.5 },
    { startSeconds: 3600, endSeconds: 3602, emotion: 'friendly', strength: 1 },
  ]);
});

test('a line that cannot be read is named', () => {
  const unclear = (error: unknown) =>
    isTalkgraphError(error) && error.code === 'EXPRESSION_LINE_UNCLEAR' && error.message.includes('Line 2');
  for (const wrong of ['0:05 grumpy', 'happy', '0:01 - x happy'])
    assert.throws(() => readCueLines(`0:01 happy\n${wrong}`), unclear);
});

test('tables have their columns in any order and language', () => {
  const rows = [
    { 表情: '高兴', 开始: '0:01', 结束: '', 强度: '' },
    { 表情: 'sad', 开始: '2.5', 结束: '4', 强度: '0.7' },
  ];
  assert.deepEqual(readCueTable({ columns: ['表情', '开始', '结束', '强度'], rows }), [
    { startSeconds: 1, emotion: 'happy', strength: 1 },
    { startSeconds: 2.5, endSeconds: 4, emotion: 'sad', strength: 0.7 },
  ]);
  assert.throws(
    () => readCueTable({ columns: ['start'], rows: [{ start: '1' }] }),
    (error) => isTalkgraphError(error) && error.code === 'EXPRESSION_ROW_UNCLEAR',
  );
});
