import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canonicalJson } from './canonical-json.js';
import { sealJson } from './seal-json.js';

function seal(value: unknown) {
  const sealed = sealJson(value);
  assert.ok('value' in sealed, 'problem' in sealed ? sealed.problem.en : '');
  return sealed;
}

function problem(value: unknown): string {
  const sealed = sealJson(value);
  assert.ok('problem' in sealed);
  return sealed.problem.en;
}

test('sealing: copies JSON and freezes the copy, the original stays as it is', () => {
  const original = { a: [1, { b: 'x' }], gone: undefined, n: null };
  const { value } = seal(original);
  assert.deepEqual(value, { a: [1, { b: 'x' }], n: null });
  assert.ok(Object.isFrozen(value) && Object.isFrozen((value as typeof original).a[1]));
  assert.ok(!Object.isFrozen(original.a));
});

test('sealing: keeps parts that were sealed before, so that growing values are not copied again', () => {
  const inner = seal({ deep: [1, 2] }).value;
  const outer = seal({ inputs: [inner] }).value as { inputs: unknown[] };
  assert.equal(outer.inputs[0], inner);
  assert.equal(seal(outer).value, outer);
});

test('sealing: finds artifacts wherever they are, also in parts sealed before, each once', () => {
  const still = seal({ artifact: 'aa11', width: 2 }).value;
  const batch = { stills: [still, { artifact: 'bb22' }, { artifact: 'bb22' }], artifact: 5 };
  assert.deepEqual(seal(batch).artifacts, ['aa11', 'bb22']);
  assert.deepEqual(seal({ op: 'scale', inputs: [seal(batch).value] }).artifacts, ['aa11', 'bb22']);
});

test('sealing: refuses what is not JSON, and says what it is', () => {
  assert.match(problem({ a: [() => 1] }), /a function/);
  assert.match(problem([undefined]), /undefined/);
  assert.match(problem(new Array(2)), /undefined/);
  assert.match(problem({ a: Number.NaN }), /NaN/);
  assert.match(problem(new Map()), /a Map/);
  assert.match(problem({ a: new Date(0) }), /a Date/);
  assert.match(problem(10n), /a bigint/);
  const round: unknown[] = [];
  round.push({ round });
  assert.match(problem(round), /contains itself/);
});

test('sealing: allows the same part twice, and members with any name', () => {
  const part = { x: 1 };
  assert.deepEqual(seal([part, part]).value, [{ x: 1 }, { x: 1 }]);
  const odd = seal(JSON.parse('{"__proto__": {"x": 1}, "constructor": 2}')).value;
  assert.deepEqual(JSON.stringify(odd), '{"__proto__":{"x":1},"constructor":2}');
});

test('sealing: refuses values that are too deep to be written, without running out of stack', () => {
  let deep: unknown = 1;
  for (let i = 0; i < 100_000; i++) deep = [deep];
  assert.match(problem(deep), /nested/);
});

test('canonical JSON: is the same for equal values, and NaN has none', () => {
  assert.equal(canonicalJson({ b: [1, 'x'], a: { d: null, c: true } }), '{"a":{"c":true,"d":null},"b":[1,"x"]}');
  assert.equal(canonicalJson({ a: [Number.NaN] }), undefined);
});
