import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCopied } from './clipboard.js';
import { exampleCatalogue } from './testing/example-types.js';

const socket = { name: 'video', type: 'VIDEO', link: null };
const nodes = [
  {
    id: 7,
    type: 'Source',
    pos: [0, 0],
    outputs: [{ name: 'VIDEO', type: 'VIDEO', links: [] }],
    widgets_values: ['a.mp4', 'image'],
  },
  { id: 9, type: 'Pass', pos: [300, 0], inputs: [socket], outputs: [] },
];

test('nodes that ComfyUI copied keep their links, by the places of the nodes or by their ids', () => {
  const old = { nodes, links: [[0, 0, 1, 0, 7]] };
  const newer = {
    nodes,
    groups: [],
    reroutes: [],
    links: [{ id: 4, origin_id: 7, origin_slot: 0, target_id: 9, target_slot: 0, type: 'VIDEO' }],
    subgraphs: [],
  };
  for (const copied of [old, newer]) {
    const { root } = readCopied(JSON.stringify(copied), exampleCatalogue) ?? assert.fail();
    const [link] = Object.values(root.links);
    assert.deepEqual(
      [link?.from, link?.to],
      [
        { node: '7', slot: 0 },
        { node: '9', input: 'video' },
      ],
    );
    assert.equal(root.nodes['7']?.values.file, 'a.mp4');
  }
});

test('workflows in API format can be pasted, other text cannot', () => {
  const prompt = { 1: { class_type: 'Source', inputs: { file: 'b.mp4' } } };
  assert.equal(readCopied(JSON.stringify(prompt), exampleCatalogue)?.root.nodes['1']?.values.file, 'b.mp4');
  for (const other of ['', 'hello', '5', '{}', '[1]', '{"a":{"b":1}}']) {
    assert.equal(readCopied(other, exampleCatalogue), undefined);
  }
});
