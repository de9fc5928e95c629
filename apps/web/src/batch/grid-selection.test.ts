import assert from 'node:assert/strict';
import { test } from 'node:test';
import { insideGrid, movedSelection, onlyCell, rangeOf } from './grid-selection.js';

const size = { rows: 100, columns: 4, pageRows: 10 };
const plain = { shift: false, jump: false };

test('keys move the active cell and stop at the edges', () => {
  assert.deepEqual(movedSelection(onlyCell(0, 0), 'ArrowUp', plain, size), onlyCell(0, 0));
  assert.deepEqual(movedSelection(onlyCell(5, 3), 'ArrowRight', plain, size), onlyCell(5, 3));
  assert.deepEqual(movedSelection(onlyCell(5, 1), 'ArrowDown', plain, size), onlyCell(6, 1));
  assert.deepEqual(movedSelection(onlyCell(5, 1), 'PageDown', plain, size), onlyCell(15, 1));
  assert.deepEqual(movedSelection(onlyCell(5, 1), 'End', { shift: false, jump: true }, size), onlyCell(99, 3));
  assert.deepEqual(movedSelection(onlyCell(5, 1), 'ArrowDown', { shift: false, jump: true }, size), onlyCell(99, 1));
  assert.equal(movedSelection(onlyCell(5, 1), 'a', plain, size), undefined);
});

test('with Shift the selection grows from where it began', () => {
  const once = movedSelection(onlyCell(5, 1), 'ArrowUp', { shift: true, jump: false }, size);
  assert.ok(once);
  assert.deepEqual(rangeOf(once), { top: 4, bottom: 5, left: 1, right: 1 });
  const twice = movedSelection(once, 'ArrowRight', { shift: true, jump: false }, size);
  assert.deepEqual(twice && rangeOf(twice), { top: 4, bottom: 5, left: 1, right: 2 });
});

test('a selection stays inside a grid that has become smaller', () => {
  assert.deepEqual(insideGrid(onlyCell(50, 3), { rows: 2, columns: 2 }), onlyCell(1, 1));
});
