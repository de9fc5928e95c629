import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chordOf, commandOf, type PressedKey, readableKeys } from './key-chord.js';
import { isShortcut, shortcutGroups } from './shortcuts.js';

const press = (key: string, code: string, held: Partial<PressedKey> = {}): PressedKey => ({
  key,
  code,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...held,
});

test('keys are told apart by what is held with them', () => {
  assert.equal(commandOf(press('z', 'KeyZ', { ctrlKey: true }), false), 'undo');
  assert.equal(commandOf(press('Z', 'KeyZ', { ctrlKey: true, shiftKey: true }), false), 'redo');
  assert.equal(commandOf(press('z', 'KeyZ', { metaKey: true }), true), 'undo');
  assert.equal(commandOf(press('z', 'KeyZ', { ctrlKey: true }), true), undefined);
  assert.equal(commandOf(press('ç', 'KeyC', { altKey: true }), true), 'collapse');
});

test('signs that need Shift on some keyboards are found on all', () => {
  assert.equal(commandOf(press('?', 'Slash', { shiftKey: true }), false), 'keys');
  assert.equal(commandOf(press('/', 'Slash'), false), 'search');
  assert.equal(commandOf(press('/', 'Digit7', { shiftKey: true }), false), 'search');
  assert.equal(commandOf(press('+', 'Equal', { shiftKey: true }), false), 'zoomIn');
  assert.equal(commandOf(press('>', 'Period', { shiftKey: true }), false), 'fitSelection');
});

test('no key does two things', () => {
  const keys = shortcutGroups.flatMap(({ entries }) => entries.filter(isShortcut).flatMap((entry) => entry.keys));
  assert.equal(new Set(keys).size, keys.length);
});

test('chords are read in the signs of the machine', () => {
  assert.deepEqual(readableKeys('Mod+Shift+Z', false), ['Ctrl', 'Shift', 'Z']);
  assert.deepEqual(readableKeys('Mod+Shift+Z', true), ['⌘', '⇧', 'Z']);
  assert.deepEqual(readableKeys('+', false), ['+']);
  assert.equal(chordOf(press('ArrowLeft', 'ArrowLeft', { shiftKey: true }), false), 'Shift+ArrowLeft');
});
