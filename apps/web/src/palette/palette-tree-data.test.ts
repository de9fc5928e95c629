import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TreeNodeData } from '@mantine/core';
import type { PaletteEntry } from './palette-entry.js';
import { paletteTreeData } from './palette-tree-data.js';

const entry = (type: string, category: string, deprecated = false): PaletteEntry => ({
  type,
  label: { en: type, zh: type },
  summary: { en: '', zh: '' },
  category,
  keywords: [],
  deprecated,
  experimental: false,
  inputs: [],
  outputs: [],
});

const entries = [
  entry('Load', 'video'),
  entry('Trim', 'video/edit'),
  entry('Save', 'video'),
  entry('Play', 'audio'),
  entry('Old', 'audio', true),
];
const lists = { favourites: ':favourites', recent: ':recent' };
const drawn = (nodes: readonly TreeNodeData[]): unknown =>
  nodes.map(({ value, children }) => (children ? [value, drawn(children)] : value));

test('entries stand in their categories, in their order, then sub-categories, outdated ones not at all', () => {
  const { data } = paletteTreeData(entries, { favourites: [], recent: [], lists });
  assert.deepEqual(drawn(data), [
    ['video', ['video:Load', 'video:Save', ['video/edit', ['video/edit:Trim']]]],
    ['audio', ['audio:Play']],
  ]);
});

test('starred and recent ones stand on top as well; those that are gone do not', () => {
  const { data, leaves } = paletteTreeData(entries, { favourites: ['Save'], recent: ['Gone', 'Play'], lists });
  assert.deepEqual(drawn(data.slice(0, 2)), [
    [':favourites', [':favourites:Save']],
    [':recent', [':recent:Play']],
  ]);
  assert.equal(leaves.get(':recent:Play')?.type, 'Play');
});
