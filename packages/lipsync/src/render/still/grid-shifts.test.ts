import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gridCell } from '@talkgraph/kernels';
import { createWarpMap, resetWarpMap } from '../warp-map.js';
import { carryAlong, fillFromGrid } from './grid-shifts.js';

const grid = { width: 200, height: 160, x0: 18, y0: 10, x1: 180, y1: 150, columns: 22, rows: 19 };

/** Shifts of up to seven pixels that change from node to node. */
function shifts() {
  const nodeX = new Float32Array(grid.columns * grid.rows);
  const nodeY = new Float32Array(grid.columns * grid.rows);
  for (let n = 0; n < nodeX.length; n++) {
    const [i, j] = [n % grid.columns, Math.floor(n / grid.columns)];
    nodeX[n] = 5 + 2 * Math.sin(i / 4) * Math.cos(j / 5);
    nodeY[n] = -4 + 2 * Math.cos(i / 5 + j / 6);
  }
  return { grid, nodeX, nodeY };
}

function filled(region: { x0: number; y0: number; x1: number; y1: number }) {
  const map = createWarpMap();
  resetWarpMap(map, region, grid.width, grid.height);
  fillFromGrid(shifts(), map);
  return map;
}

test('a map holds at every node what the grid says, and straight between them', () => {
  const { nodeX, nodeY } = shifts();
  const map = filled({ x0: 30, y0: 20, x1: 150, y1: 130 });
  const at = (values: Float32Array, x: number, y: number) => values[(y - 20) * map.stride + x - 30]!;
  const node = 5 * grid.columns + 6;
  const [x, y] = [grid.x0 + 6 * gridCell, grid.y0 + 5 * gridCell];
  assert.equal(at(map.dx, x, y), nodeX[node]);
  assert.equal(at(map.dy, x, y), nodeY[node]);
  const half = gridCell / 2;
  assert.ok(Math.abs(at(map.dx, x + half, y) - (nodeX[node]! + nodeX[node + 1]!) / 2) < 1e-4);
  assert.ok(Math.abs(at(map.dy, x, y + half) - (nodeY[node]! + nodeY[node + grid.columns]!) / 2) < 1e-4);
});

test('beyond the grid a map stays as it was', () => {
  const map = filled({ x0: 0, y0: 0, x1: 200, y1: 160 });
  for (let x = 0; x < 200; x++) assert.equal(map.dx[9 * 200 + x], 0);
  for (let y = 0; y < 160; y++) assert.equal(map.dx[y * 200 + 17] || map.dx[y * 200 + 180], 0);
  assert.notEqual(map.dx[10 * 200 + 18], 0);
});

test('a place is carried to where it is drawn', () => {
  const map = filled({ x0: 0, y0: 0, x1: 200, y1: 160 });
  for (let y = 60; y < 100; y += 7) {
    for (let x = 60; x < 140; x += 9) {
      // The pixel is drawn from there, so what lies there is carried to the pixel.
      const places = Float32Array.of(x + map.dx[y * 200 + x]!, y + map.dy[y * 200 + x]!);
      carryAlong(shifts(), places);
      assert.ok(Math.hypot(places[0]! - x, places[1]! - y) < 0.05, `${places} for ${x}, ${y}`);
    }
  }
});
