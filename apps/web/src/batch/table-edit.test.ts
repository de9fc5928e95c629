import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newRow } from './batch.js';
import {
  clearRange,
  copyBlock,
  deleteRows,
  duplicateRows,
  fillDown,
  insertRows,
  pasteBlock,
  setCell,
} from './table-edit.js';

const keys = ['a', 'b', 'c'];
const table = (...lines: string[]) =>
  lines.map((line) => newRow(Object.fromEntries(line.split('|').map((text, at) => [keys[at], text]))));
const show = (rows: readonly { cells: Readonly<Record<string, string>> }[]) =>
  rows.map(({ cells }) => keys.map((key) => cells[key] ?? '').join('|'));
const cell = (row: number, column: number) => ({ top: row, bottom: row, left: column, right: column });

test('a cell is set, and a row that does not change stays the same one', () => {
  const rows = table('1|2|3');
  assert.deepEqual(show(setCell(rows, 0, 'b', 'x')), ['1|x|3']);
  assert.equal(setCell(rows, 0, 'b', '2'), rows);
});

test('a block goes where the selection begins, adds rows and leaves out what has no column', () => {
  const { rows, range } = pasteBlock(table('1|2|3'), keys, cell(0, 1), [
    ['x', 'y', 'z'],
    ['u', 'v', 'w'],
  ]);
  assert.deepEqual(show(rows), ['1|x|y', '|u|v']);
  assert.deepEqual(range, { top: 0, bottom: 1, left: 1, right: 2 });
});

test('one text fills the selection, as does a block that fits it twice', () => {
  const rows = table('1|2|3', '4|5|6', '7|8|9', '0|0|0');
  const wide = { top: 0, bottom: 3, left: 0, right: 1 };
  assert.deepEqual(show(pasteBlock(rows, keys, wide, [['x']]).rows), ['x|x|3', 'x|x|6', 'x|x|9', 'x|x|0']);
  assert.deepEqual(show(pasteBlock(rows, keys, { ...wide, right: 0 }, [['x'], ['y']]).rows), [
    'x|2|3',
    'y|5|6',
    'x|8|9',
    'y|0|0',
  ]);
});

test('what is copied can be emptied', () => {
  const rows = table('1|2|3', '4|5|6');
  const range = { top: 0, bottom: 1, left: 1, right: 2 };
  assert.deepEqual(copyBlock(rows, keys, range), [
    ['2', '3'],
    ['5', '6'],
  ]);
  assert.deepEqual(show(clearRange(rows, keys, range)), ['1||', '4||']);
});

test('filling down repeats the first row, or the one above a single row', () => {
  const rows = table('1|2|3', '4|5|6', '7|8|9');
  assert.deepEqual(show(fillDown(rows, keys, { top: 0, bottom: 2, left: 0, right: 1 })), ['1|2|3', '1|2|6', '1|2|9']);
  assert.deepEqual(show(fillDown(rows, keys, cell(1, 2))), ['1|2|3', '4|5|3', '7|8|9']);
  assert.equal(fillDown(rows, keys, cell(0, 0)), rows);
});

test('rows are added, doubled and removed, and one always stays', () => {
  const rows = table('1', '2');
  assert.deepEqual(show(insertRows(rows, 1)), ['1||', '||', '2||']);
  const doubled = duplicateRows(rows, 0, 1);
  assert.deepEqual(show(doubled), ['1||', '2||', '1||', '2||']);
  assert.equal(new Set(doubled.map(({ id }) => id)).size, 4);
  assert.deepEqual(show(deleteRows(rows, 0, 0)), ['2||']);
  assert.deepEqual(show(deleteRows(rows, 0, 1)), ['||']);
});
