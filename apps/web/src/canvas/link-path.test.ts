import assert from 'node:assert/strict';
import { test } from 'node:test';
import { curveBetween } from './curve.js';
import { linkPath } from './link-path.js';

const forward = curveBetween({ x: 0, y: 0 }, { x: 100, y: 40 });
const back = curveBetween({ x: 100, y: 0 }, { x: 0, y: 40 });

test('straight links take the shortest way', () => {
  assert.deepEqual(linkPath('straight', forward), { path: 'M0,0 L100,40', middle: { x: 50, y: 20 } });
});

test('stepped links turn in the middle, or go around the nodes', () => {
  assert.equal(linkPath('stepped', forward).path, 'M0,0 L50,0 L50,40 L100,40');
  assert.equal(linkPath('stepped', back).path, 'M100,0 L124,0 L124,20 L-24,20 L-24,40 L0,40');
});

test('curved links bend', () => {
  const { path, middle } = linkPath('curved', forward);
  assert.match(path, /^M0,0 C/);
  assert.deepEqual(middle, { x: 50, y: 20 });
});
