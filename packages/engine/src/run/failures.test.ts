import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { defineError } from '@talkgraph/errors';
import { capability } from '../definition/capability.js';
import { nodeResult } from '../definition/node-result.js';
import { any, int } from '../definition/port-type.js';
import { testNode } from './testing/make-node.js';
import { add, constant, each, show } from './testing/number-nodes.js';
import { makeRecordingFiles } from './testing/recording-files.js';
import { type Drawn, runPrompt } from './testing/run-prompt.js';

const wrongInput = defineError('TEST_WRONG_INPUT', 'user', () => ({ en: 'Wrong.', zh: '错误。' }));

const fail = testNode({
  type: 'Fail',
  inputs: { value: { type: any, optional: true } },
  run: ({ value }) => {
    throw value === 'user' ? wrongInput({}) : new RangeError('too much');
  },
});
/** Waits until it is aborted. */
const waits = testNode({
  type: 'Waits',
  perNode: true,
  run: (_, { signal }) =>
    new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true })),
});
const nodes = [add, constant, each, fail, show, waits];

describe('a failing node', () => {
  test('is told once, with what it got and what had run, and ends the run', async () => {
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
      text: { en: 'too much', zh: 'too much' },
      exceptionType: 'RangeError',
      inputs: { value: [`${'x'.repeat(200)}…`] },
      executed: ['one'],
    });
    assert.equal(traceback[0], 'RangeError: too much');
    assert.deepEqual(told.events.at(-1), { kind: 'run-done', status: 'error', failure: told.failures[0] });
    assert.equal(told.events.at(-2)!.kind, 'node-failed');
  });

  test('keeps the code and sentence of a catalogued error', async () => {
    const told = await runPrompt(nodes, { f: ['Fail', { value: 'user' }] }, { outputs: ['f'] });
    const { code, kind, text } = told.failures[0]!;
    assert.deepEqual([code, kind, text], ['TEST_WRONG_INPUT', 'user', { en: 'Wrong.', zh: '错误。' }]);
  });

  test('may name the class of what it throws, and throw anything', async () => {
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
    assert.deepEqual([second.failures[0]!.exceptionType, second.failures[0]!.text.en], ['Error', 'just a text']);
  });

  test('stops the nodes under way, and nothing more is heard of them', async () => {
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

  test('a node that does not react to its signal does not hold up the end', async () => {
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

  test('of calls that overlap stops the others, and those that have not begun are not made', async () => {
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

  test('a listener that throws breaks the run, not the process', async () => {
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

  test('an unknown type or a dangling link fails the run before anything runs', async () => {
    const unknown = await runPrompt(nodes, { a: ['Gone'], out: ['Show', { value: ['a', 0] }] }, { outputs: ['out'] });
    assert.deepEqual([unknown.failures[0]!.code, unknown.failures[0]!.node], ['NODE_TYPE_NOT_LOADED', 'a']);
    const dangling = await runPrompt(nodes, { out: ['Show', { value: ['gone', 0] }] }, { outputs: ['out'] });
    assert.deepEqual([dangling.failures[0]!.code, dangling.failures[0]!.node], ['LINK_UNKNOWN', 'out']);
    assert.deepEqual([dangling.status, dangling.started], ['error', []]);
  });

  test('a run asked for an output that its prompt does not have is refused', async () => {
    await assert.rejects(runPrompt(nodes, {}, { outputs: ['x'] }), { code: 'RUN_OUTPUT_UNKNOWN' });
  });

  test('a cycle in the prompt itself fails its first node', async () => {
    const drawn: Drawn = { a: ['Add', { x: ['b', 0] }], b: ['Add', { x: ['a', 0] }] };
    const told = await runPrompt(nodes, drawn, { outputs: ['a'] });
    assert.deepEqual([told.status, told.failures[0]!.exceptionType], ['error', 'graph.DependencyCycleError']);
  });
});

describe('with the policy to go on', () => {
  const drawn: Drawn = {
    f: ['Fail'],
    next: ['Add', { x: ['f', 0] }],
    lost: ['Show', { value: ['next', 0] }],
    one: ['Constant', { value: 1 }],
    made: ['Show', { value: ['one', 0] }],
  };

  test('what depends on the failed node is skipped, the rest is made: partial', async () => {
    const told = await runPrompt(nodes, drawn, { outputs: ['lost', 'made'], request: { onError: 'continue' } });
    assert.equal(told.status, 'partial');
    assert.deepEqual(
      told.of('node-skipped').map(({ node, because }) => [node, because]),
      [
        ['next', 'f'],
        ['lost', 'f'],
      ],
    );
    assert.deepEqual(told.done.get('made')!.ui, { values: [1] });
    assert.equal(told.of('run-done')[0]!.failure?.node, 'f');
  });

  test('a run of which no output could be made is an error', async () => {
    const told = await runPrompt(nodes, drawn, { outputs: ['lost'], request: { onError: 'continue' } });
    assert.equal(told.status, 'error');
  });

  test('the policy of the node decides, also for the nodes it adds', async () => {
    const policy = (onError: string) => ({ policy: { onError } });
    const kept: Drawn = { ...drawn, f: ['Fail', {}, policy('continue')] };
    assert.equal((await runPrompt(nodes, kept, { outputs: ['lost', 'made'] })).status, 'partial');
    const stopped: Drawn = { ...drawn, f: ['Fail', {}, policy('stop')] };
    const told = await runPrompt(nodes, stopped, { outputs: ['lost', 'made'], request: { onError: 'continue' } });
    assert.equal(told.status, 'error');
    const adds = testNode({
      type: 'Adds',
      run: (_, ctx) => {
        const round = ctx.subgraph();
        return nodeResult({ expand: round, outputs: { value: round.node('Fail', {}).out(0) } });
      },
    });
    const added: Drawn = { ...drawn, f: ['Adds', {}, policy('continue')] };
    const inner = await runPrompt([...nodes, adds], added, { outputs: ['lost', 'made'] });
    assert.equal(inner.status, 'partial');
    assert.deepEqual(
      inner.of('node-skipped').map(({ node }) => node),
      ['f', 'next', 'lost'],
    );
  });

  test('two failures are told, and a node that needs both is skipped once', async () => {
    const two: Drawn = { a: ['Fail'], b: ['Fail', { value: 1 }], sum: ['Add', { a: ['a', 0], b: ['b', 0] }] };
    const told = await runPrompt(nodes, two, { outputs: ['sum'], request: { onError: 'continue' } });
    assert.deepEqual([told.failures.length, told.of('node-skipped').length, told.status], [2, 1, 'error']);
  });
});

describe('retries and time limits', () => {
  const flaky = (failures: number, kind: 'user' | 'operational', calls: number[]) =>
    testNode({
      type: 'Flaky',
      inputs: { value: { type: int } },
      policy: { retries: 3, retryDelayMs: 1 },
      run: ({ value }) => {
        calls.push(value);
        if (value === 2 && calls.filter((call) => call === 2).length <= failures) {
          throw kind === 'user' ? wrongInput({}) : new RangeError('not yet');
        }
        return { value };
      },
    });
  const drawn: Drawn = {
    items: ['Each', { list: { __value__: [1, 2, 3] } }],
    f: ['Flaky', { value: ['items', 0] }],
  };

  test('only the call that failed is repeated', async () => {
    const calls: number[] = [];
    const told = await runPrompt([...nodes, flaky(2, 'operational', calls)], drawn, { outputs: ['f'] });
    assert.deepEqual(calls, [1, 2, 2, 2, 3]);
    assert.deepEqual(told.items('f'), [1, 2, 3]);
    assert.deepEqual(
      told.of('node-failed').map(({ willRetry }) => willRetry),
      [true, true],
    );
    assert.equal(told.status, 'success');
  });

  test('what keeps failing fails in the end', async () => {
    const told = await runPrompt([...nodes, flaky(9, 'operational', [])], drawn, { outputs: ['f'] });
    assert.deepEqual(
      told.of('node-failed').map(({ willRetry }) => willRetry),
      [true, true, true, false],
    );
    assert.equal(told.status, 'error');
  });

  test('mistakes of the user are not repeated', async () => {
    const calls: number[] = [];
    await runPrompt([...nodes, flaky(9, 'user', calls)], drawn, { outputs: ['f'] });
    assert.deepEqual(calls, [1, 2]);
  });

  test('the policy in the prompt goes before that of the type', async () => {
    const calls: number[] = [];
    const once: Drawn = { ...drawn, f: ['Flaky', { value: ['items', 0] }, { policy: { retries: 0 } }] };
    await runPrompt([...nodes, flaky(9, 'operational', calls)], once, { outputs: ['f'] });
    assert.deepEqual(calls, [1, 2]);
  });

  test('a call that takes too long is aborted and fails, whether it reacts or not', async () => {
    const deaf = testNode({ type: 'Deaf', policy: { timeoutMs: 5 }, run: () => new Promise(() => {}) });
    const limited: Drawn = { w: ['Waits', {}, { policy: { timeoutMs: 5 } }] };
    const polite = await runPrompt(nodes, limited, { outputs: ['w'] });
    const told = await runPrompt([deaf], { d: ['Deaf'] }, { outputs: ['d'], graceMs: 5 });
    for (const { failures, status } of [polite, told]) {
      assert.deepEqual([status, failures[0]!.code], ['error', 'NODE_TIMED_OUT']);
      assert.match(failures[0]!.text.en, /timed out/);
    }
  });
});

describe('what a node may use', () => {
  test('a capability that the worker lacks is named', async () => {
    const wanted = capability<number>('magic');
    const uses = testNode({ type: 'Uses', run: (_, ctx) => ({ value: ctx.use(wanted) }) });
    const without = await runPrompt([uses], { u: ['Uses'] }, { outputs: ['u'] });
    assert.equal(without.failures[0]!.code, 'CAPABILITY_MISSING');
    assert.match(without.failures[0]!.text.en, /u .*"magic"/);
    const provided = { use: <T>() => 42 as T };
    const withIt = await runPrompt([uses], { u: ['Uses'] }, { outputs: ['u'], services: provided });
    assert.deepEqual(withIt.items('u'), [42]);
  });

  test('files it saves are in its record; what they need is taken away when the call ends, also after a failure', async () => {
    const files = makeRecordingFiles();
    const saves = testNode({
      type: 'Saves',
      inputs: { value: { type: int } },
      run: async ({ value }, ctx) => {
        await ctx.files.save({ folder: 'output', prefix: `n${value}`, extension: '.txt' }, async () => {});
        if (value === 3) throw new RangeError('no');
        return { value };
      },
    });
    const list = (...values: number[]): Drawn => ({
      items: ['Each', { list: { __value__: values } }],
      s: ['Saves', { value: ['items', 0] }],
    });
    const told = await runPrompt([...nodes, saves], list(1, 2), { outputs: ['s'], services: { files: files.open } });
    const file = (filename: string) => ({ filename, subfolder: '', type: 'output' });
    assert.deepEqual(told.done.get('s')!.files, [file('n1_00001_.txt'), file('n2_00001_.txt')]);
    await runPrompt([...nodes, saves], list(3), { outputs: ['s'], services: { files: files.open } });
    assert.deepEqual(files.told, ['open s 0', 'dispose s 0', 'open s 1', 'dispose s 1', 'open s 0', 'dispose s 0']);
  });

  test('notes, previews and progress are shown on it, progress of a fused render on the node named', async () => {
    const talks = testNode({
      type: 'Talks',
      run: (_, ctx) => {
        ctx.note({ en: 'hello', zh: '你好' });
        ctx.preview({ mimeType: 'image/png', bytes: new Uint8Array([1]) });
        for (let done = 0; done <= 1000; done++) ctx.progress({ done, total: 1000 });
        ctx.progress({ done: 1, total: 2, node: 'one', stage: 'render' });
        ctx.progress({ done: Number.NaN, total: 2 });
        return { value: ctx.callIndex };
      },
    });
    const told = await runPrompt([...nodes, talks], { t: ['Talks'] }, { outputs: ['t'] });
    const progress = told.of('node-progress');
    assert.ok(progress.length < 20, `${progress.length} reports`);
    assert.deepEqual(progress[0], { kind: 'node-progress', node: 't', display: 't', done: 0, total: 1000 });
    assert.deepEqual(progress.filter(({ node }) => node === 't').at(-1)!.done, 1000);
    assert.deepEqual(progress.find(({ node }) => node === 'one')!.stage, 'render');
    assert.deepEqual(told.of('node-note')[0]!.text, { en: 'hello', zh: '你好' });
    assert.deepEqual([...told.of('node-preview')[0]!.preview.bytes], [1]);
  });
});
