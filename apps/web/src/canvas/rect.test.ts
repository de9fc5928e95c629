import assert from 'node:assert/strict';
import { test } from 'node:test';
import { curveBetween, distanceTo, pointAlong } from './curve.js';
import { around, contains, seenThrough, viewportFor } from './rect.js';
import { coverageOf, needsCoverage, partOf } from './visible-part.js';
import { nodeBeside } from './walk-focus.js';

const node = (id: string, x: number, y: number) => ({
  id,
  type: 'T',
  x,
  y,
  mode: 'active' as const,
  collapsed: false,
  values: {},
  properties: {},
});
const link = (id: string, from: string, to: string) => ({
  id,
  from: { node: from, slot: 0 },
  to: { node: to, input: 'in' },
  type: 'VIDEO',
});
const graph = {
  nodes: { a: node('a', 0, 0), b: node('b', 400, 0), c: node('c', 400, 500), far: node('far', 9000, 0) },
  links: { 1: link('1', 'a', 'b'), 2: link('2', 'b', 'far') },
  groups: {},
};
const boxOf = () => ({ width: 200, height: 100, ports: new Map() });

test('a view that fits a rectangle shows all of it', () => {
  const size = { width: 1000, height: 600 };
  const rect = around([
    { x: -100, y: 50, width: 10, height: 10 },
    { x: 5000, y: 900, width: 80, height: 80 },
  ]);
  assert.ok(rect);
  assert.ok(contains(seenThrough(viewportFor(rect, size), size), rect));
});

test('only what is near the view is drawn, with the far ends of its links', () => {
  const view = { x: -100, y: -100, width: 1000, height: 800 };
  const part = partOf(graph, boxOf, coverageOf(view));
  assert.deepEqual([...part.nodes], ['a', 'b', 'c']);
  assert.deepEqual([...part.farEnds], ['far']);
  assert.equal(part.links.length, 2);
  assert.ok(!needsCoverage(coverageOf(view), { ...view, x: -90 }));
  assert.ok(needsCoverage(coverageOf(view), { ...view, x: 900 }));
  assert.ok(needsCoverage(coverageOf(view), { x: 0, y: 0, width: 100, height: 80 }));
});

test('the arrows follow links to the right and find what lies below', () => {
  assert.equal(nodeBeside(graph, 'a', 'right'), 'b');
  assert.equal(nodeBeside(graph, 'b', 'left'), 'a');
  assert.equal(nodeBeside(graph, 'b', 'down'), 'c');
  assert.equal(nodeBeside(graph, 'a', 'left'), undefined);
});

test('a curve begins and ends at its ports, and knows how far it is', () => {
  const curve = curveBetween({ x: 0, y: 0 }, { x: 300, y: 100 });
  assert.deepEqual(pointAlong(curve, 0), { x: 0, y: 0 });
  assert.deepEqual(pointAlong(curve, 1), { x: 300, y: 100 });
  assert.ok(distanceTo(curve, { x: 150, y: 50 }) < 6);
  assert.ok(distanceTo(curve, { x: 150, y: 300 }) > 150);
});
