import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { openBench } from './open-bench.mjs';

let bench;
before(async () => {
  bench = await openBench();
});
after(() => bench.dispose());

const size = { height: 8, width: 8, batch_size: 1 };
const result = async (type, inputs) => Object.values(await bench.call(type, inputs))[0];

test('the pack is loaded from a copied folder and has all 52 types', () => {
  const { problem, nodeTypes } = bench.packs.find(({ folder }) => folder !== undefined);
  assert.equal(problem, undefined);
  assert.equal(nodeTypes.length, 52);
});

test('the pack compiles strictly', () => {
  const compiler = fileURLToPath(new URL('../node_modules/typescript/bin/tsc', import.meta.url));
  const project = fileURLToPath(new URL('comfyui-pack', import.meta.url));
  const { status, stdout } = spawnSync(process.execPath, [compiler, '-p', project], { encoding: 'utf8' });
  assert.equal(status, 0, stdout);
});

test('its nodes are shown under the names that clients of the original know', () => {
  const names = {
    TestLazyMixImages: 'Lazy Mix Images',
    TestToBoolNode: 'To Bool',
    StubInt: 'Stub Int',
    TestSleep: 'Test Sleep',
    TestIntConditions: 'Int Condition',
    TestAccumulationToListNode: 'Accumulation to List',
    TestAsyncResourceUser: 'Test Async Resource User',
    TestSyncProgressUpdate: 'Sync Progress Update Test Node',
  };
  for (const [type, name] of Object.entries(names)) assert.equal(bench.registry.find(type).label.en, name);
});

test('whole numbers are divided and raised as Python does', async () => {
  const math = (operation, a, b) => result('TestIntMathOperation', { operation, a, b });
  assert.equal(await math('add', 2, 3), 5);
  assert.equal(await math('subtract', 2, 3), -1);
  assert.equal(await math('multiply', -4, 3), -12);
  assert.equal(await math('divide', -7, 2), -4);
  assert.equal(await math('divide', 7, -2), -4);
  assert.equal(await math('divide', -8, 2), -4);
  assert.equal(await math('modulo', -7, 3), 2);
  assert.equal(await math('modulo', 7, -3), -2);
  assert.equal(await math('modulo', 6, 3), 0);
  assert.equal(await math('power', 2, 10), 1024);
  assert.equal(await math('power', 2, -1), 0.5);
  for (const operation of ['divide', 'modulo']) {
    await assert.rejects(async () => math(operation, 1, 0), { exceptionType: 'ZeroDivisionError' });
  }
});

test('conditions compare numbers and texts', async () => {
  const ints = (a, operation, b) => result('TestIntConditions', { a, operation, b });
  assert.deepEqual(await Promise.all([1, 2, 3].map((a) => ints(a, '==', 2))), [false, true, false]);
  assert.deepEqual(await Promise.all(['!=', '<', '>', '<=', '>='].map((op) => ints(1, op, 2))), [
    true,
    true,
    false,
    true,
    false,
  ]);
  assert.equal(await result('TestFloatConditions', { a: 0.5, operation: '<', b: 0.6 }), true);
  const texts = (a, operation, b, case_sensitive = true) =>
    result('TestStringConditions', { a, operation, b, case_sensitive });
  assert.equal(await texts('a', 'a == b', 'A'), false);
  assert.equal(await texts('a', 'a == b', 'A', false), true);
  assert.equal(await texts('a', 'a != b', 'A'), true);
  assert.equal(await texts('b', 'a IN b', 'abc'), true);
  assert.equal(await texts('abc', 'a MATCH REGEX(b)', 'a.'), true);
  assert.equal(await texts('xabc', 'a MATCH REGEX(b)', 'a.'), false);
  assert.equal(await texts('abc', 'a MATCH REGEX(b)', '('), false);
  assert.equal(await texts('abc', 'a BEGINSWITH b', 'ab'), true);
  assert.equal(await texts('abc', 'a ENDSWITH b', 'BC', false), true);
  const both = (a, op, b) => result('TestBoolOperationNode', { a, op, b });
  assert.deepEqual(await Promise.all(['a AND b', 'a OR b', 'a XOR b', 'NOT a'].map((op) => both(true, op, false))), [
    false,
    true,
    true,
    false,
  ]);
});

test('what counts as true is what Python takes for true', async () => {
  const truth = (value, invert = false) => result('TestToBoolNode', { value, invert });
  for (const value of [null, 0, -0, '', [], {}, false]) assert.equal(await truth(value), false, JSON.stringify(value));
  for (const value of [1, -1, '0', [0], { a: 0 }, true, Number.NaN]) assert.equal(await truth(value), true);
  assert.equal(await truth(1, true), false);
  const { image: black } = await bench.call('StubImage', { content: 'BLACK', ...size });
  const { mask: some } = await bench.call('StubMask', { value: 0.25, ...size });
  assert.equal(await truth(black), false);
  assert.equal(await truth(some), true);
});

test('accumulations are never changed, and are taken apart from both ends', async () => {
  const abc = { accum: ['a', 'b', 'c'] };
  assert.deepEqual(await result('TestAccumulateNode', { to_add: 'd', accumulation: abc }), {
    accum: ['a', 'b', 'c', 'd'],
  });
  assert.deepEqual(await result('TestAccumulateNode', { to_add: 'd' }), { accum: ['d'] });
  assert.deepEqual(await bench.call('TestAccumulationHeadNode', { accumulation: abc }), {
    rest: { accum: ['b', 'c'] },
    head: 'a',
  });
  assert.deepEqual(await bench.call('TestAccumulationTailNode', { accumulation: abc }), {
    rest: { accum: ['a', 'b'] },
    tail: 'c',
  });
  const empty = { accum: [] };
  assert.deepEqual(await bench.call('TestAccumulationHeadNode', { accumulation: empty }), { rest: empty, head: null });
  assert.deepEqual(await bench.call('TestAccumulationTailNode', { accumulation: empty }), { rest: null, tail: empty });
  assert.equal(await result('TestAccumulationGetLengthNode', { accumulation: abc }), 3);
  assert.equal(await result('TestAccumulationGetItemNode', { accumulation: abc, index: -1 }), 'c');
  const replaced = await result('TestAccumulationSetItemNode', { accumulation: abc, index: -2, value: 'x' });
  assert.deepEqual(replaced, { accum: ['a', 'x', 'c'] });
  await assert.rejects(async () => result('TestAccumulationGetItemNode', { accumulation: abc, index: 3 }), {
    exceptionType: 'IndexError',
  });
  assert.deepEqual(abc, { accum: ['a', 'b', 'c'] });
});

test('pictures of unlike sizes cannot be mixed, and the sentence is the original’s', async () => {
  const large = await result('StubImage', { content: 'WHITE', height: 4, width: 16, batch_size: 1 });
  const small = await result('StubImage', { content: 'WHITE', ...size });
  const { mask: half } = await bench.call('StubMask', { value: 0.5, ...size });
  await assert.rejects(async () => bench.call('TestLazyMixImages', { image1: large, image2: small, mask: half }), {
    message: 'The size of tensor a (16) must match the size of tensor b (8) at non-singleton dimension 2',
  });
});

test('a mix repeats masks over batches and keeps 32-bit numbers', async () => {
  const image1 = await result('StubConstantImage', { value: 0.1, ...size, batch_size: 3 });
  const image2 = await result('StubConstantImage', { value: 0.2, ...size });
  const { mask: quarter } = await bench.call('StubMask', { value: 0.25, ...size });
  const mixed = await result('TestLazyMixImages', { image1, image2, mask: quarter });
  assert.equal(mixed.stills.length, 3);
  const f = Math.fround;
  assert.equal(await bench.level(mixed), f(f(f(0.1) * f(0.75)) + f(f(0.2) * f(0.25))));
});

/** A context for calls without a graph; notes the progress. */
function context(reports = []) {
  const { images } = bench;
  return { use: () => images, signal: new AbortController().signal, progress: (report) => reports.push(report) };
}

const callWith = (type, inputs, given) => bench.registry.find(type).run(inputs, given);

test('a batch is inverted picture by picture, with progress', async () => {
  const batch = await result('StubConstantImage', { value: 0.25, ...size, batch_size: 3 });
  const reports = [];
  const inputs = { images: batch, process_time_per_item: 0.01 };
  const { images } = await callWith('TestAsyncBatchProcessing', inputs, context(reports));
  assert.equal(await bench.level(images), 0.75);
  assert.deepEqual(
    reports.map(({ done, total }) => `${done}/${total}`),
    ['1/3', '2/3', '3/3'],
  );
});

test('at most two of the limited waits go on at once', async () => {
  let busy = 0;
  let most = 0;
  // What waits asks for its signal when it begins.
  const watched = () => ({
    get signal() {
      busy += 1;
      most = Math.max(most, busy);
      return new AbortController().signal;
    },
  });
  const waits = [1, 2, 3, 4].map(async (value) => {
    const inputs = { value, duration: 0.02, node_id: value };
    const answer = await callWith('TestAsyncConcurrentLimit', inputs, watched());
    busy -= 1;
    return answer.value;
  });
  assert.deepEqual(await Promise.all(waits), [1, 2, 3, 4]);
  assert.equal(most, 2);
});

test('both kinds of waits tell their progress and hand the value on', async () => {
  for (const type of ['TestAsyncProgressUpdate', 'TestSyncProgressUpdate', 'TestSleep']) {
    const reports = [];
    const inputs = { value: 'v', sleep_seconds: 0.05, seconds: 0.05 };
    assert.deepEqual(await callWith(type, inputs, context(reports)), { value: 'v' });
    assert.ok(reports.length >= 2, type);
    assert.ok(reports.every(({ done, total }) => done <= total));
  }
});

test('waits end when they are cancelled', async () => {
  const cancel = new AbortController();
  const given = { ...context(), signal: cancel.signal };
  const waits = [
    callWith('TestSleep', { value: 1, seconds: 600 }, given),
    callWith('TestAsyncError', { value: 1, error_after: 600 }, given),
    callWith('TestAsyncTimeout', { value: 1, timeout: 600, operation_time: 600 }, given),
    callWith('TestAsyncResourceUser', { value: 1, resource_id: 'r', duration: 600 }, given),
  ];
  cancel.abort();
  for (const wait of waits) await assert.rejects(wait, { name: 'AbortError' });
  const again = { value: 1, resource_id: 'r', duration: 0 };
  assert.deepEqual(await callWith('TestAsyncResourceUser', again, context()), { value: 1 });
});
