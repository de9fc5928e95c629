import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createHeardWindow, firstColumn, type Hearing, windowColumns } from './heard-window.js';
import { melBandCount } from './mel-front-end.js';

/** A spectrogram of two seconds whose columns all hold their own number, in 64ths. */
const mel: Hearing['mel'] = {
  columnCount: 160,
  read(first, into) {
    for (let i = 0; i < into.length; i++) {
      const column = first + Math.floor(i / melBandCount);
      into[i] = column < 0 || column >= 160 ? -4 : column / 64;
    }
  },
  [Symbol.dispose]() {},
};
const plain: Hearing = {
  mel,
  mouth: { pauses: [], closures: [] },
  intensity: 1,
  smoothness: 0.3,
  offsetMs: 0,
  fps: { num: 25, den: 1 },
};

/** The window's columns, by the number in their first band. */
function heard(n: number, change: Partial<Hearing> = {}): number[] {
  const into = new Float32Array(windowColumns * melBandCount);
  createHeardWindow({ ...plain, ...change })(n, into, 0);
  return [...into.slice(0, windowColumns)];
}

test('at 25 frames a second windows begin where the training cuts them: int(80 (n - 1) / 25)', () => {
  for (let n = 1; n < 400; n++) assert.equal(firstColumn(n, plain), Math.trunc((80 * (n - 1)) / 25), `frame ${n}`);
});

test('at other rates a frame hears what is around the middle of its time', () => {
  for (const fps of [
    { num: 30000, den: 1001 },
    { num: 50, den: 1 },
    { num: 12, den: 1 },
  ]) {
    for (let n = 3; n < 300; n += 7) {
      const middle = ((n + 0.5) * fps.den) / fps.num;
      // At 25 a second a window begins 60 ms before the frame's middle, rounded down to a column.
      const late = middle - 0.06 - firstColumn(n, { fps, offsetMs: 0 }) / 80;
      assert.ok(late > -1e-6 && late < 1 / 80, `${late} s at ${fps.num / fps.den}`);
    }
  }
  assert.equal(firstColumn(30, { ...plain, offsetMs: 100 }), firstColumn(30, plain) - 8);
});

test('bands lie one after another, columns within them; beyond the sound there is silence', () => {
  const columns = heard(20);
  const first = firstColumn(20, plain);
  assert.deepEqual(
    columns,
    Array.from({ length: windowColumns }, (_, c) => (first + c) / 64),
  );
  assert.deepEqual(heard(0).slice(0, 4), [-4, -4, -4, -4]);
  assert.deepEqual(
    heard(60),
    Array.from({ length: windowColumns }, () => -4),
  );
});

test('intensity moves the sound between silence and twice as far above it', () => {
  assert.ok(heard(20, { intensity: 0 }).every((value) => value === -4));
  const half = heard(20, { intensity: 0.5 });
  for (const [c, value] of heard(20).entries()) assert.ok(Math.abs(half[c]! - (value - 4) / 2) < 1e-6);
  assert.ok(
    heard(20, { intensity: 2 }).every((value) => value === 4),
    'and no louder than the loudest',
  );
});

test('in pauses there is silence', () => {
  const first = firstColumn(20, plain);
  const columns = heard(20, {
    mouth: { closures: [], pauses: [{ startSeconds: (first + 3) / 80, endSeconds: (first + 6) / 80 }] },
  });
  assert.deepEqual(
    columns.map((value) => value === -4),
    Array.from({ length: windowColumns }, (_, c) => c >= 3 && c <= 6),
  );
});

test('smoothness up to 0.3 changes nothing; above it sounds run into each other, but not where lips close', () => {
  const loud: Hearing['mel'] = {
    ...mel,
    read(first, into) {
      for (let i = 0; i < into.length; i++) into[i] = (first + Math.floor(i / melBandCount)) % 10 === 0 ? 4 : 0;
    },
  };
  assert.deepEqual(heard(20, { mel: loud, smoothness: 0 }), heard(20, { mel: loud }));
  const soft = heard(20, { mel: loud, smoothness: 1 });
  assert.ok(Math.max(...soft) < 2 && Math.min(...soft) > 0.05, `${soft}`);
  const first = firstColumn(20, plain);
  const closures = [{ kind: 'bilabial', startSeconds: (first + 8) / 80, endSeconds: (first + 8) / 80 }] as const;
  const closed = heard(20, { mel: loud, smoothness: 1, mouth: { pauses: [], closures } });
  assert.deepEqual(closed.slice(6, 11), heard(20, { mel: loud }).slice(6, 11));
});
