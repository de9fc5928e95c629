import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plainInput } from '../graph/node-ports.js';
import { shownInputs } from './shown-inputs.js';

const int = { kind: 'int' } as const;
const inputs = [
  plainInput('video', 'VIDEO'),
  plainInput('size', 'INT', { widget: int, preset: 1 }),
  plainInput('quality', 'INT', { widget: int, preset: 18, advanced: true }),
  plainInput('speed', 'INT', { widget: int, preset: 2, advanced: true }),
];
const shown = (values: Record<string, number>, used: readonly string[] = [], showsAll = false) => {
  const { sockets, widgets, advanced } = shownInputs(inputs, values, {
    showsAll,
    isUsed: (name) => used.includes(name),
  });
  return [sockets.map(({ name }) => name).join(), widgets.map(({ name }) => name).join(), advanced];
};

test('advanced inputs are left out as long as they have no effect', () => {
  assert.deepEqual(shown({}), ['video', 'size', 2]);
  assert.deepEqual(shown({ quality: 18 }), ['video', 'size', 2]);
  assert.deepEqual(shown({ quality: 20 }), ['video', 'size,quality', 1]);
  assert.deepEqual(shown({}, ['speed']), ['video', 'size,speed', 1]);
});

test('all are shown in their order on demand, and it stays known how many can be left out', () => {
  assert.deepEqual(shown({}, [], true), ['video', 'size,quality,speed', 2]);
});
