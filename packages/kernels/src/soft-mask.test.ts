import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SoftMask } from './soft-mask.js';
import { plainSoften } from './testing/plain-square.js';
import { close } from './testing/square-places.js';

test('masks are softened evenly, faded at the edges, and tell which part they fill', () => {
  for (const [side, radius] of [
    [50, 3],
    [96, 5],
    [8, 12],
  ] as const) {
    const edge = Float32Array.from({ length: side }, (_, i) => Math.min(1, Math.min(i, side - 1 - i) / 8));
    const soft = new SoftMask(side, edge);
    const drawn = Float32Array.from({ length: side * side }, (_, i) => ((i % side) + i / side > side && i % 7 ? 1 : 0));
    for (let turn = 0; turn < 2; turn++) {
      soft.cells.set(drawn);
      const part = soft.soften(radius);
      close(soft.cells, plainSoften(drawn, radius, edge), 1e-5, `side ${side}`);
      assert.ok(part && part.left > 0 && part.top > 0 && part.right === side - 1 && part.bottom === side - 1);
    }
    soft.cells.fill(0);
    assert.equal(soft.soften(radius), undefined);
  }
});
