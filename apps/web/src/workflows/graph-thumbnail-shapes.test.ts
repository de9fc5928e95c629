import assert from 'node:assert/strict';
import { test } from 'node:test';
import { thumbnailShapes } from './graph-thumbnail-shapes.js';

test('nodes become boxes and links lines, in both formats of links', () => {
  const nodes = [
    { id: 1, type: 'LoadVideo', pos: [0, 24], size: [100, 76], outputs: [{}] },
    { id: 2, type: 'SaveVideo', pos: { 0: 300, 1: 24 }, size: { 0: 100, 1: 76 }, outputs: [] },
    { id: 3, type: 'Note', pos: [0, 200], size: [100, 40], outputs: [] },
    { id: 4, type: 'Broken' },
  ];
  const shapes = thumbnailShapes({ nodes, links: [[1, 1, 0, 2, 0, 'VIDEO']] });
  assert.deepEqual(
    shapes?.boxes.map(({ kind }) => kind),
    ['node', 'output', 'note'],
  );
  assert.deepEqual(shapes?.lines, ['M100 50C200 50 200 50 300 50']);
  assert.equal(shapes?.viewBox, '-40 -40 480 320');
  const asObjects = thumbnailShapes({ nodes, links: [{ id: 1, origin_id: 1, target_id: 2 }] });
  assert.deepEqual(asObjects?.lines, shapes?.lines);
});

test('an empty workflow has no picture', () => {
  assert.equal(thumbnailShapes({ nodes: [] }), undefined);
  assert.equal(thumbnailShapes({}), undefined);
});
