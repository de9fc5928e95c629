import assert from 'node:assert/strict';
import { test } from 'node:test';
import { float, GraphBuilder } from './graph-builder.mjs';
import { useServer } from './use-server.mjs';

const used = useServer();

const levels = (pictures) => pictures.map(({ min, max }) => (min === max ? min : `${min}…${max}`));

test('an expansion that waits for itself fails under the node that made it', async (t) => {
  const graph = new GraphBuilder(t.name);
  const inputs = { input1: graph.image('BLACK').out(0), input2: graph.image('WHITE').out(0) };
  const cycle = graph.node('TestDynamicDependencyCycle', inputs);
  graph.save(cycle.out(0));
  const run = await used.client.run(graph);
  assert.equal(run.of('execution_error').length, 1);
  assert.equal(run.error.node_id, cycle.id);
  assert.equal(run.error.exception_type, 'graph.DependencyCycleError');
  assert.match(run.error.exception_message, /Dependency cycle detected/);
});

test('a counted loop runs its body as often as said, and what always changes runs in each run', async (t) => {
  const graph = new GraphBuilder(t.name);
  const white = graph.image('WHITE');
  const black = graph.image('BLACK');
  const changed = graph.node('TestCustomIsChanged', { image: white.out(0), should_change: true });
  const open = graph.node('TestForLoopOpen', { remaining: 1, initial_value1: changed.out(0) });
  const average = graph.node('TestVariadicAverage', { input1: black.out(0), input2: open.out(2) });
  const close = graph.node('TestForLoopClose', { flow_control: open.out(0), initial_value1: average.out(0) });
  const save = graph.save(close.out(0));
  for (const rounds of [1, 2, 3, 4]) {
    open.inputs.remaining = rounds;
    const run = await used.client.run(graph);
    assert.deepEqual(levels(await run.images(save)), [Math.floor(255 / 2 ** rounds)]);
    assert.equal(run.didRun(changed), true);
    const averages = run.of('executing').filter((data) => data.display_node === average.id);
    assert.equal(averages.length, rounds);
  }
});

test('one node may answer values, results and sub-graphs for the items of a list', async (t) => {
  const graph = new GraphBuilder(t.name);
  const numbers = [0.1, 0.2, 0.3].map((value) => graph.node('StubFloat', { value: float(value) }).out(0));
  const [value1, value2, value3] = numbers;
  const list = graph.node('TestMakeListNode', { value1, value2, value3 });
  const mixed = graph.node('TestMixedExpansionReturns', { input1: list.out(0) });
  const saves = [graph.save(mixed.out(0)), graph.save(mixed.out(1))];
  const run = await used.client.run(graph);
  assert.deepEqual(levels(await run.images(saves[0])), [25, 51, 76]);
  assert.deepEqual(levels(await run.images(saves[1])), [255, 255, 255]);
});

test('the items of a list may need different lazy inputs', async (t) => {
  const graph = new GraphBuilder(t.name);
  const numbers = [0, 0.5, 1].map((value) => graph.node('StubFloat', { value: float(value) }).out(0));
  const [value1, value2, value3] = numbers;
  const list = graph.node('TestMakeListNode', { value1, value2, value3 });
  const size = { height: 512, width: 512, batch_size: 1 };
  const mask = graph.node('StubMask', { value: list.out(0), ...size });
  const mix = graph.node('TestLazyMixImages', {
    image1: graph.image('BLACK').out(0),
    image2: graph.image('WHITE').out(0),
    mask: mask.out(0),
  });
  const rebatch = graph.node('RebatchImages', { images: mix.out(0), batch_size: 3 });
  const save = graph.save(rebatch.out(0));
  const run = await used.client.run(graph);
  assert.deepEqual(levels(await run.images(save)), [0, 127, 255]);
});

test('sleeping nodes sleep side by side', async (t) => {
  const graph = new GraphBuilder(t.name);
  const image = graph.image('BLACK', 64);
  const sleeps = [0.9, 1.1, 1].map((seconds) =>
    graph.node('TestSleep', { value: image.out(0), seconds: float(seconds) }),
  );
  for (const sleep of sleeps) graph.preview(sleep.out(0));
  const run = await used.client.run(graph);
  assert.equal(
    run.mostAtOnce((id) => sleeps.some((sleep) => sleep.id === id)),
    sleeps.length,
  );
  assert.ok(sleeps.every((sleep) => run.didRun(sleep)));
});

test('an expansion sleeps side by side too, and its mean is exact', async (t) => {
  const graph = new GraphBuilder(t.name);
  const parallel = graph.node('TestParallelSleep', {
    image1: graph.image('BLACK').out(0),
    image2: graph.image('WHITE').out(0),
    image3: graph.image('WHITE').out(0),
    sleep1: float(0.9),
    sleep2: float(1),
    sleep3: float(1.1),
  });
  const save = graph.save(parallel.out(0));
  const run = await used.client.run(graph);
  assert.equal(
    run.mostAtOnce((id) => id.startsWith(`${parallel.id}.`)),
    3,
  );
  assert.ok(run.didRun(parallel));
  assert.deepEqual(levels(await run.images(save)), [170]);
});

/** Three pictures of which the second is blocked. */
function partlyBlocked(graph, verbose) {
  const pictures = ['BLACK', 'WHITE', 'BLACK'].map((content) => graph.image(content).out(0));
  const [value1, value2, value3] = pictures;
  const list = graph.node('TestMakeListNode', { value1, value2, value3 });
  const [one, two, three] = [1, 2, 3].map((value) => graph.node('StubInt', { value }).out(0));
  const numbers = graph.node('TestMakeListNode', { value1: one, value2: two, value3: three });
  const compare = graph.node('TestIntConditions', { a: numbers.out(0), b: 2, operation: '==' });
  return graph.node('TestExecutionBlocker', { input: list.out(0), block: compare.out(0), verbose });
}

test('a blocked item of a list is left out of what is shown', async (t) => {
  const graph = new GraphBuilder(t.name);
  const blocker = partlyBlocked(graph, false);
  const again = graph.node('TestMakeListNode', { value1: blocker.out(0) });
  const preview = graph.preview(again.out(0));
  const run = await used.client.run(graph);
  assert.deepEqual(levels(await run.images(preview)), [0, 0]);
  assert.equal(run.error, undefined);
});

test('a block with a message is told once, on the first node behind it, and the run succeeds', async (t) => {
  const graph = new GraphBuilder(t.name);
  const preview = graph.preview(partlyBlocked(graph, true).out(0));
  const run = await used.client.run(graph);
  assert.equal(run.of('execution_error').length, 1);
  assert.equal(run.error.node_id, preview.id);
  assert.equal(run.error.exception_type, 'ExecutionBlocked');
  assert.equal(run.error.exception_message, 'Execution Blocked: Blocked Execution');
  assert.equal(run.of('execution_success').length, 1);
  assert.equal((await run.images(preview)).length, 2);
  assert.ok(!run.history.status.messages.some(([type]) => type === 'execution_error'));
});

test('when everything is blocked nothing is shown and nothing is kept', async (t) => {
  const graph = new GraphBuilder(t.name);
  const image = graph.image('BLACK', 32);
  const yes = graph.node('TestIntConditions', { a: 1, b: 1, operation: '==' });
  const blocker = graph.node('TestExecutionBlocker', { input: image.out(0), block: yes.out(0), verbose: false });
  const preview = graph.preview(blocker.out(0));
  const run = await used.client.run(graph);
  assert.equal(run.of('executed').length, 0);
  assert.equal(run.history.outputs[preview.id], undefined);
  assert.equal(run.history.status.status_str, 'success');
});
