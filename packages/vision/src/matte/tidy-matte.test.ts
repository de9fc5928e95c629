import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MatteTidier } from './tidy-matte.js';

/** A matte from a drawing in which # is the person; every sign stands for two by two cells. */
function drawn(rows: readonly string[]): { readonly matte: Float32Array; readonly tidy: () => string[] } {
  const [width, height] = [2 * (rows[0] as string).length, 2 * rows.length];
  const at = (x: number, y: number) => ((rows[y >> 1] as string)[x >> 1] === '#' ? 1 : 0);
  const matte = Float32Array.from({ length: width * height }, (_, i) => at(i % width, Math.floor(i / width)));
  return {
    matte,
    tidy() {
      new MatteTidier({ width, height }).tidy(matte);
      return rows.map((row, y) => [...row].map((_, x) => (matte[2 * (y * width + x)]! > 0.5 ? '#' : '.')).join(''));
    },
  };
}

test('islands go, holes are closed, and gaps that open to the border stay', () => {
  const rows = Array.from({ length: 24 }, (_, y) =>
    `${'.'.repeat(8)}${'#'.repeat(20)}${'.'.repeat(12)}`
      .split('')
      .map((sign, x) => {
        if (x >= 2 && x < 4 && y >= 2 && y < 4) return '#';
        if (x === 16 && y === 12) return '.';
        if (x === 20 && y >= 18) return '.';
        return sign;
      })
      .join(''),
  );
  const tidied = drawn(rows).tidy();
  assert.equal(tidied[2]?.slice(0, 8), '........', 'the island');
  assert.equal(tidied[12]?.[16], '#', 'the hole');
  assert.equal(tidied[20]?.[20], '.', 'the gap');
});

test('two parts of about the same size stay: arms that the border cuts off', () => {
  const rows = Array.from({ length: 12 }, () => '####....##');
  assert.deepEqual(drawn(rows).tidy(), rows);
});

test('a matte without anybody stays empty', () => {
  assert.deepEqual(drawn(['....', '....']).tidy(), ['....', '....']);
});
