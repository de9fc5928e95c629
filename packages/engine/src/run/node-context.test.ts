import assert from 'node:assert/strict';
import { test } from 'node:test';
import { capability } from '../definition/capability.js';
import { int } from '../definition/port-type.js';
import { testNode } from './testing/make-node.js';
import { constant, each } from './testing/number-nodes.js';
import { makeRecordingFiles } from './testing/recording-files.js';
import { type Drawn, runPrompt } from './testing/run-prompt.js';

const nodes = [constant, each];

test('what a node may use: a capability that the worker lacks is named', async () => {
  const wanted = capability<number>('magic');
  const uses = testNode({ type: 'Uses', run: (_, ctx) => ({ value: ctx.use(wanted) }) });
  const without = await runPrompt([uses], { u: ['Uses'] }, { outputs: ['u'] });
  assert.equal(without.failures[0]!.code, 'CAPABILITY_MISSING');
  assert.match(without.failures[0]!.text.en, /u .*"magic"/);
  const provided = { use: <T>() => 42 as T };
  const withIt = await runPrompt([uses], { u: ['Uses'] }, { outputs: ['u'], services: provided });
  assert.deepEqual(withIt.items('u'), [42]);
});

test('what a node may use: files it saves are in its record; what they need is taken away when the call ends, also after a failure', async () => {
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

test('what a node may use: notes, previews and progress are shown on it, progress of a fused render on the node named', async () => {
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

test('what a node may use: a note that holds for every item of a list is told once', async () => {
  const warns = testNode({
    type: 'Warns',
    inputs: { value: { type: int } },
    run: ({ value }, ctx) => {
      ctx.note({ en: 'There is no GPU.', zh: '没有显卡。' });
      ctx.note({ en: `Item ${value}.`, zh: `第 ${value} 项。` });
      return { value };
    },
  });
  const drawn: Drawn = { items: ['Each', { list: { __value__: [1, 2] } }], w: ['Warns', { value: ['items', 0] }] };
  const told = await runPrompt([...nodes, warns], drawn, { outputs: ['w'] });
  assert.deepEqual(
    told.of('node-note').map(({ text }) => text.en),
    ['There is no GPU.', 'Item 1.', 'Item 2.'],
  );
});
