import assert from 'node:assert/strict';
import { test } from 'node:test';
import { float, GraphBuilder } from './graph-builder.mjs';
import { useServer } from './use-server.mjs';

const used = useServer();

/** A picture whose every number is this one. */
async function assertLevel(run, node, level) {
  const [picture, ...more] = await run.images(node);
  assert.equal(more.length, 0);
  assert.deepEqual([picture.min, picture.max, picture.channels], [level, level, 3]);
}

function lazyMix(name, maskValue, second = 'WHITE') {
  const graph = new GraphBuilder(name);
  const black = graph.image('BLACK');
  const other = graph.image(second);
  const mask = graph.mask(maskValue);
  const inputs = { image1: black.out(0), image2: other.out(0), mask: mask.out(0) };
  const mix = graph.node('TestLazyMixImages', inputs);
  const save = graph.save(mix.out(0));
  return { graph, black, other, mask, mix, save };
}

test('a lazy input that is not needed is not evaluated', async (t) => {
  const { graph, black, other, mask, mix, save } = lazyMix(t.name, 0);
  const run = await used.client.run(graph);
  await assertLevel(run, save, 0);
  assert.deepEqual(
    [black, mask, mix].map((node) => run.didRun(node)),
    [true, true, true],
  );
  assert.equal(run.didRun(other), false);
});

test('nothing runs when everything is cached, and its pictures are shown again', async (t) => {
  const { graph, black, other, mask, mix, save } = lazyMix(t.name, 0.5, 'NOISE');
  await used.client.run(graph);
  const again = await used.client.run(graph);
  for (const node of [black, other, mask, mix, save]) {
    assert.equal(again.didRun(node), false);
    assert.equal(again.wasCached(node), true);
  }
  assert.equal((await again.images(save)).length, 1);
  assert.equal(again.of('executed').length, 1);
});

test('a change makes only what depends on it run again', async (t) => {
  const { graph, black, other, mask, mix } = lazyMix(t.name, 0.5, 'NOISE');
  await used.client.run(graph);
  mask.inputs.value = 0.4;
  const again = await used.client.run(graph);
  assert.deepEqual(
    [black, other].map((node) => again.didRun(node)),
    [false, false],
  );
  assert.deepEqual(
    [mask, mix].map((node) => again.didRun(node)),
    [true, true],
  );
});

test('a node that fails is named with its prompt, its type and its error', async (t) => {
  const graph = new GraphBuilder(t.name);
  const small = graph.image('NOISE', 256);
  const black = graph.image('BLACK');
  const mask = graph.mask(0.5);
  const inputs = { image1: black.out(0), image2: small.out(0), mask: mask.out(0) };
  const mix = graph.node('TestLazyMixImages', inputs);
  graph.save(mix.out(0));
  const run = await used.client.run(graph);
  assert.equal(run.of('execution_error').length, 1);
  assert.equal(run.error.prompt_id, run.id);
  assert.equal(run.error.node_id, mix.id);
  assert.equal(run.error.node_type, 'TestLazyMixImages');
  assert.match(run.error.exception_message, /must match the size of tensor/);
  assert.equal(run.of('execution_success').length, 0);
  assert.equal(run.history.status.status_str, 'error');
});

test('a node that says it has changed runs each time, and what says so may itself change', async (t) => {
  const graph = new GraphBuilder(t.name);
  const black = graph.image('BLACK', 32);
  const changed = graph.node('TestCustomIsChanged', { image: black.out(0), should_change: false });
  graph.save(changed.out(0));
  const seen = [];
  for (const shouldChange of [false, false, true, true]) {
    changed.inputs.should_change = shouldChange;
    const run = await used.client.run(graph);
    seen.push(run.didRun(changed));
  }
  assert.deepEqual(seen, [true, false, true, true]);
});

test('inputs that are not declared arrive when they are linked', async (t) => {
  const graph = new GraphBuilder(t.name);
  const black = graph.image('BLACK');
  const white = graph.image('WHITE');
  const average = graph.node('TestVariadicAverage', {
    input1: black.out(0),
    input2: white.out(0),
    input3: black.out(0),
    input4: black.out(0),
  });
  const save = graph.save(average.out(0));
  await assertLevel(await used.client.run(graph), save, 63);
});

test('one picture may be saved twice', async (t) => {
  const graph = new GraphBuilder(t.name);
  const noise = graph.image('NOISE', 64);
  const saves = [graph.save(noise.out(0)), graph.save(noise.out(0))];
  const run = await used.client.run(graph);
  const counts = await Promise.all(saves.map(async (save) => (await run.images(save)).length));
  assert.deepEqual(counts, [1, 1]);
});

test('a fingerprint is taken without the values of links, and outputs of cached nodes are listed', async (t) => {
  const graph = new GraphBuilder(t.name);
  const half = graph.grey(0.5);
  const product = graph.node('TestIsChangedWithConstants', { image: half.out(0), value: float(0.5) });
  const preview = graph.preview(product.out(0));
  const first = await used.client.run(graph);
  await assertLevel(first, preview, 63);
  const second = await used.client.run(graph);
  await assertLevel(second, preview, 63);
  assert.equal(second.didRun(product), false);
  assert.equal(second.didRun(preview), false);
});
