import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { BatchColumn } from './batch-column.js';
import { matchHeader, sheetRows } from './match-header.js';
import { readClipboard, readDelimited, readSheetFile, writeClipboard } from './read-sheet.js';
import { csvText } from './write-sheet.js';

const column = (key: string, zh: string, en = key): BatchColumn => ({
  key,
  label: { en, zh },
  kind: 'text',
  preset: '',
});

/** `人物,语音` in GB18030. */
const chinese = Uint8Array.of(0xc8, 0xcb, 0xce, 0xef, 0x2c, 0xd3, 0xef, 0xd2, 0xf4);

test('the delimiter is found out', () => {
  for (const delimiter of [',', ';', '\t']) {
    const text = ['a', 'b', 'c'].join(delimiter);
    assert.deepEqual(readDelimited(`${text}\n${text}\n\n`), [
      ['a', 'b', 'c'],
      ['a', 'b', 'c'],
    ]);
  }
});

test('cells with quotes and line breaks come through the clipboard', () => {
  const block = [
    ['say "hi"', 'two\nlines'],
    ['', 'tab\there'],
  ];
  assert.deepEqual(readClipboard(`${writeClipboard(block)}\r\n`), block);
  assert.deepEqual(readClipboard('a\tb\r\nc\td\r\n'), [
    ['a', 'b'],
    ['c', 'd'],
  ]);
});

test('a header names columns in either language', async () => {
  const columns = [
    column('Person', '人物'),
    column('speech', '语音', 'Speech'),
    column('@output', '输出文件名', 'Output name'),
  ];
  const sheet = await readSheetFile(new File([chinese, '\r\n', 'a.mp4,b.wav'], 'jobs.csv'));
  const match = matchHeader(sheet.header, columns);
  assert.deepEqual(match, ['Person', 'speech']);
  assert.deepEqual(
    sheetRows(sheet, match).map(({ cells }) => cells),
    [{ Person: 'a.mp4', speech: 'b.wav' }],
  );
  assert.deepEqual(matchHeader(['output_name', 'other', 'PERSON', 'person', ''], columns), [
    '@output',
    undefined,
    'Person',
    undefined,
    undefined,
  ]);
});

test('what is written opens in Excel, and nothing in it is taken for a formula', () => {
  assert.equal(
    csvText(
      ['文件', 'b'],
      [
        ['=1+1', '-5'],
        ['a,b', '-x'],
      ],
    ),
    '\uFEFF文件,b\r\n\'=1+1,-5\r\n"a,b",\'-x',
  );
});
