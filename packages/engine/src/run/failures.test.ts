import assert from 'node:assert/strict';
import { test } from 'node:test';
import { any, int } from '../definition/port-type.js';
import { fail, waits } from './testing/failing-nodes.js';
import { testNode } from './testing/make-node.js';
import { add, constant, each, show } from './testing/number-nodes.js';
import { makeRecordingFiles } from './testing/recording-files.js';
import { type Drawn, runPrompt } from './testing/run-prompt.js';

const nodes = [add, constant, each, fail, show, waits];

test('a failing node: is told once, with what it got and what had run, and ends the run', async () => {
  const drawn: Drawn = {
    one: ['Constant', { value: 'x'.repeat(500) }],
    f: ['Fail', { value: ['one', 0] }],
    out: ['Show', { value: ['f', 0] }],
    other: ['Show', { value: 1 }],
  };
  const told = await runPrompt(nodes, drawn, { outputs: ['out', 'other'] });
  assert.equal(told.status, 'error');
  assert.deepEqual(told.started, ['one', 'f']);
  assert.equal(told.failures.length, 1);
  const { traceback, ...failure } = told.failures[0]!;
  assert.deepEqual(failure, {
    node: 'f',
    display: 'f',
    type: 'Fail',
    code: 'NODE_FAILED',
    kind: 'operational',
    text: { en: 'The node failed: too much', zh: '节点运行失败：too much' },
    exceptionType: 'RangeError',
    exceptionMessage: 'too much',
    inputs: { value: [`${'x'.repeat(200)}…`] },
    executed: ['one'],
  });
  assert.equal(traceback[0], 'RangeError: too much');
  assert.deepEqual(told.events.at(-1), { kind: 'run-done', status: 'error', failure: told.failures[0] });
  assert.equal(told.events.at(-2)!.kind, 'node-failed');
});

test('a failing node: keeps the code and sentence of a catalogued error', async () => {
  const told = await runPrompt(nodes, { f: ['Fail', { value: 'user' }] }, { outputs: ['f'] });
  const { code, kind, text, exceptionMessage } = told.failures[0]!;
  assert.deepEqual([code, kind, text], ['TEST_WRONG_INPUT', 'user', { en: 'Wrong.', zh: '错误。' }]);
  assert.equal(exceptionMessage, undefined);
});

test('a failing node: may name the class of what it throws, and throw anything', async () => {
  const odd = testNode({
    type: 'Odd',
    inputs: { value: { type: any } },
    run: ({ value }) => {
      throw value === 1 ? Object.assign(new RangeError('bad'), { exceptionType: 'ValueError' }) : 'just a text';
    },
  });
  const first = await runPrompt([odd], { o: ['Odd', { value: 1 }] }, { outputs: ['o'] });
  const second = await runPrompt([odd], { o: ['Odd', { value: 2 }] }, { outputs: ['o'] });
  assert.equal(first.failures[0]!.exceptionType, 'ValueError');
  assert.deepEqual(
    [second.failures[0]!.exceptionType, second.failures[0]!.text.en],
    ['Error', 'The node failed: just a text'],
  );
});

test('a failing node: stops the nodes under way, and nothing more is heard of them', async () => {
  let isAborted = false;
  const stubborn = testNode({
    type: 'Stubborn',
    perNode: true,
    run: async (_, ctx) => {
      await new Promise((resolve) => ctx.signal.addEventListener('abort', resolve, { once: true }));
      isAborted = true;
      ctx.note({ en: 'still here', zh: '还在' });
      throw new RangeError('second failure');
    },
  });
  const drawn: Drawn = { a: ['Stubborn'], b: ['Waits'], f: ['Fail'] };
  const told = await runPrompt([...nodes, stubborn], drawn, { outputs: ['a', 'b', 'f'] });
  assert.ok(isAborted);
  assert.deepEqual(told.started, ['a', 'b', 'f']);
  assert.deepEqual(
    told.failures.map(({ node }) => node),
    ['f'],
  );
  assert.equal(told.of('node-note').length, 0);
});

test('a failing node: a node that does not react to its signal does not hold up the end', async () => {
  const deaf = testNode({ type: 'Deaf', run: () => new Promise(() => {}) });
  const files = makeRecordingFiles();
  const drawn: Drawn = { a: ['Deaf'], f: ['Fail'] };
  const told = await runPrompt([...nodes, deaf], drawn, {
    outputs: ['a', 'f'],
    graceMs: 10,
    services: { files: files.open },
  });
  assert.equal(told.status, 'error');
});

test('a failing node: of calls that overlap stops the others, and those that have not begun are not made', async () => {
  const calls: number[] = [];
  let aborted = 0;
  const partly = testNode({
    type: 'Partly',
    inputs: { value: { type: int } },
    parallelCalls: true,
    resources: { cpu: 1 },
    run: async ({ value }, ctx) => {
      calls.push(value);
      ctx.signal.addEventListener('abort', () => aborted++);
      await new Promise((resolve) => setTimeout(resolve, value === 1 ? 1 : 30));
      if (value === 1) throw new RangeError('no');
      return { value };
    },
  });
  const drawn: Drawn = {
    items: ['Each', { list: { __value__: [1, 2, 3] } }],
    p: ['Partly', { value: ['items', 0] }],
    slow: ['Partly', { value: 4 }],
  };
  const told = await runPrompt([...nodes, partly], drawn, {
    outputs: ['p', 'slow'],
    request: { onError: 'continue' },
    services: { resources: { cpu: 2 } },
  });
  assert.deepEqual(calls, [1, 2, 4]);
  assert.equal(aborted, 1);
  assert.deepEqual([told.status, told.failures.length, told.items('slow')], ['partial', 1, [4]]);
});

test('a failing node: a listener that throws breaks the run, not the process', async () => {
  const broken = runPrompt(
    nodes,
    { a: ['Constant', { value: 1 }] },
    {
      outputs: ['a'],
      onEvent: ({ kind }) => {
        if (kind === 'node-done') throw new RangeError('the wire is cut');
      },
    },
  );
  await assert.rejects(broken, /the wire is cut/);
});

test('a failing node: an unknown type or a dangling link fails the run before anything runs', async () => {
  const unknown = await runPrompt(nodes, { a: ['Gone'], out: ['Show', { value: ['a', 0] }] }, { outputs: ['out'] });
  assert.deepEqual([unknown.failures[0]!.code, unknown.failures[0]!.node], ['NODE_TYPE_NOT_LOADED', 'a']);
  const dangling = await runPrompt(nodes, { out: ['Show', { value: ['gone', 0] }] }, { outputs: ['out'] });
  assert.deepEqual([dangling.failures[0]!.code, dangling.failures[0]!.node], ['LINK_UNKNOWN', 'out']);
  assert.deepEqual([dangling.status, dangling.started], ['error', []]);
});

test('a failing node: a run asked for an output that its prompt does not have is refused', async () => {
  await assert.rejects(runPrompt(nodes, {}, { outputs: ['x'] }), { code: 'RUN_OUTPUT_UNKNOWN' });
});

test('a failing node: a cycle in the prompt itself fails its first node', async () => {
  const drawn: Drawn = { a: ['Add', { x: ['b', 0] }], b: ['Add', { x: ['a', 0] }] };
  const told = await runPrompt(nodes, drawn, { outputs: ['a'] });
  assert.deepEqual([told.status, told.failures[0]!.exceptionType], ['error', 'graph.DependencyCycleError']);
});
