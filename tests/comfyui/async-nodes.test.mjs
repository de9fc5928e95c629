import assert from 'node:assert/strict';
import { test } from 'node:test';
import { float, GraphBuilder } from './graph-builder.mjs';
import { useServer } from './use-server.mjs';

const used = useServer();

const sleep = (graph, value, seconds) => graph.node('TestSleep', { value, seconds: float(seconds) });

async function assertFails(graph, node, message) {
  const run = await used.client.run(graph);
  assert.equal(run.of('execution_error').length, 1);
  assert.equal(run.error.node_id, node.id);
  assert.equal(run.error.prompt_id, run.id);
  assert.match(run.error.exception_message, message);
  assert.equal(run.of('execution_success').length, 0);
  return run;
}

test('an asynchronous node hands its value on', async (t) => {
  const graph = new GraphBuilder(t.name);
  const node = sleep(graph, graph.image('BLACK').out(0), 0.1);
  const save = graph.save(node.out(0));
  const run = await used.client.run(graph);
  const [picture] = await run.images(save);
  assert.deepEqual([run.didRun(node), run.didRun(save), picture.max], [true, true, 0]);
});

test('several asynchronous nodes are under way at once', async (t) => {
  const graph = new GraphBuilder(t.name);
  const image = graph.image('BLACK', 64).out(0);
  const nodes = [1.3, 1.4, 1.5].map((seconds) => sleep(graph, image, seconds));
  for (const node of nodes) graph.preview(node.out(0));
  const run = await used.client.run(graph);
  assert.equal(
    run.mostAtOnce((id) => nodes.some((node) => node.id === id)),
    nodes.length,
  );
  assert.ok(nodes.every((node) => run.didRun(node)));
});

test('what depends on asynchronous nodes waits for all of them', async (t) => {
  const graph = new GraphBuilder(t.name);
  const input1 = sleep(graph, graph.image('BLACK').out(0), 0.2).out(0);
  const input2 = sleep(graph, graph.image('WHITE').out(0), 0.2).out(0);
  const save = graph.save(graph.node('TestVariadicAverage', { input1, input2 }).out(0));
  const [{ mean }] = await (await used.client.run(graph)).images(save);
  assert.ok(Math.abs(mean - 127.5) <= 1);
});

test('a lazy input that is not needed is not awaited', async (t) => {
  const graph = new GraphBuilder(t.name);
  const first = sleep(graph, graph.image('BLACK', 64).out(0), 0.3);
  const second = sleep(graph, graph.image('WHITE', 64).out(0), 30);
  const mask = graph.mask(0, 64).out(0);
  const mix = graph.node('TestLazyMixImages', { image1: first.out(0), image2: second.out(0), mask });
  graph.save(mix.out(0));
  const run = await used.client.run(graph);
  assert.deepEqual(
    [first, mix, second].map((node) => run.didRun(node)),
    [true, true, false],
  );
});

test('a node may take its time to say which lazy inputs it needs', async (t) => {
  const graph = new GraphBuilder(t.name);
  const inputs = { input1: 'value1', input2: 'value2', condition: true };
  const check = graph.node('TestAsyncLazyCheck', inputs);
  graph.save(check.out(0));
  assert.ok((await used.client.run(graph)).didRun(check));
});

test('an asynchronous failure is told with its node', async (t) => {
  const graph = new GraphBuilder(t.name);
  const inputs = { value: graph.image('BLACK', 64).out(0), error_after: float(0.1) };
  const node = graph.node('TestAsyncError', inputs);
  graph.save(node.out(0));
  await assertFails(graph, node, /Intentional async execution error for testing/);
});

test('a timeout is told as what it is', async (t) => {
  const graph = new GraphBuilder(t.name);
  const inputs = { value: graph.image('BLACK', 64).out(0), timeout: float(0.5), operation_time: float(2) };
  const node = graph.node('TestAsyncTimeout', inputs);
  graph.save(node.out(0));
  const { error } = await assertFails(graph, node, /Operation timed out after 0\.5 seconds/);
  assert.equal(error.node_type, 'TestAsyncTimeout');
  assert.match(JSON.stringify(error), /timeout/i);
});

test('after a failure the next prompt works', async (t) => {
  const graph = new GraphBuilder(t.name);
  const image = graph.image('BLACK', 64).out(0);
  const node = graph.node('TestAsyncError', { value: image, error_after: float(0.1) });
  graph.save(node.out(0));
  await assertFails(graph, node, /Intentional/);
  const next = new GraphBuilder(`${t.name} next`);
  const sleeping = sleep(next, next.image('WHITE', 64).out(0), 0.1);
  next.save(sleeping.out(0));
  const run = await used.client.run(next);
  assert.equal(run.error, undefined);
  assert.ok(run.didRun(sleeping));
});

test('a synchronous failure beside an asynchronous node ends the run at once, with one error', async (t) => {
  const graph = new GraphBuilder(t.name);
  const image = graph.image('BLACK', 64).out(0);
  const sleeping = sleep(graph, image, 30);
  const failing = graph.node('TestSyncError', { value: image });
  graph.preview(sleeping.out(0));
  graph.preview(failing.out(0));
  await assertFails(graph, failing, /Intentional sync execution error for testing/);
});

test('blocks travel through lists of asynchronous nodes', async (t) => {
  const graph = new GraphBuilder(t.name);
  const images = ['BLACK', 'WHITE'].map((content) => sleep(graph, graph.image(content, 64).out(0), 0.1).out(0));
  const list = graph.node('TestMakeListNode', { value1: images[0], value2: images[1] });
  const [one, two] = [1, 2].map((value) => graph.node('StubInt', { value }).out(0));
  const numbers = graph.node('TestMakeListNode', { value1: one, value2: two });
  const compare = graph.node('TestIntConditions', { a: numbers.out(0), b: 2, operation: '==' });
  const inputs = { input: list.out(0), block: compare.out(0), verbose: false };
  const blocker = graph.node('TestExecutionBlocker', inputs);
  const preview = graph.preview(blocker.out(0));
  const pictures = await (await used.client.run(graph)).images(preview);
  assert.deepEqual(
    pictures.map(({ max }) => max),
    [0],
  );
});

test('asynchronous results are cached', async (t) => {
  const graph = new GraphBuilder(t.name);
  const node = sleep(graph, graph.image('BLACK', 64).out(0), 0.2);
  const save = graph.save(node.out(0));
  assert.ok((await used.client.run(graph)).didRun(node));
  const again = await used.client.run(graph);
  assert.deepEqual([again.didRun(node), again.wasCached(node)], [false, true]);
  assert.equal((await again.images(save)).length, 1);
});

test('an expansion into asynchronous nodes runs them at once', async (t) => {
  const graph = new GraphBuilder(t.name);
  const node = graph.node('TestDynamicAsyncGeneration', {
    image1: graph.image('WHITE', 64).out(0),
    image2: graph.image('BLACK', 64).out(0),
    num_async_nodes: 5,
    sleep_duration: float(0.8),
  });
  const save = graph.save(node.out(0));
  const run = await used.client.run(graph);
  assert.equal(
    run.mostAtOnce((id) => id.startsWith(`${node.id}.`)),
    5,
  );
  assert.ok(run.didRun(node));
  const [{ mean }] = await run.images(save);
  assert.equal(mean, Math.trunc(255 * 0.6));
});

test('what nodes hold is given back, and a second run is cached', async (t) => {
  const graph = new GraphBuilder(t.name);
  const nodes = Array.from({ length: 5 }, (_, index) => {
    const value = graph.image('BLACK', 64).out(0);
    const inputs = { value, resource_id: `resource_${index}`, duration: float(0.1) };
    const node = graph.node('TestAsyncResourceUser', inputs);
    graph.preview(node.out(0));
    return node;
  });
  const first = await used.client.run(graph);
  assert.ok(nodes.every((node) => first.didRun(node)));
  const second = await used.client.run(graph);
  assert.ok(nodes.every((node) => second.wasCached(node)));
});

test('one resource cannot be held twice', async (t) => {
  const graph = new GraphBuilder(t.name);
  const inputs = { value: graph.image('BLACK', 64).out(0), resource_id: 'shared' };
  for (const duration of [0.9, 1]) {
    const node = graph.node('TestAsyncResourceUser', { ...inputs, duration: float(duration) });
    graph.preview(node.out(0));
  }
  const run = await used.client.run(graph);
  assert.match(run.error.exception_message, /Resource shared is already in use!/);
});

test('a run that is cancelled stops what is under way and says interrupted', async (t) => {
  const graph = new GraphBuilder(t.name);
  const node = sleep(graph, graph.image('BLACK', 64).out(0), 600);
  graph.save(node.out(0));
  const { body } = await used.client.queue(graph);
  const mine = ({ data }) => data.prompt_id === body.prompt_id;
  await used.client.until((message) => message.type === 'executing' && mine(message) && message.data.node === node.id);
  await fetch(`${used.server.url}/interrupt`, { method: 'POST' });
  await used.client.until((message) => message.type === 'execution_interrupted' && mine(message));
  await used.client.until((message) => message.type === 'executing' && mine(message) && message.data.node === null);
});

test('synchronous and asynchronous nodes mix', async (t) => {
  const graph = new GraphBuilder(t.name);
  const inputs = { image1: graph.image('BLACK').out(0), image2: graph.image('WHITE').out(0) };
  const mix = graph.node('TestLazyMixImages', { ...inputs, mask: graph.mask(0.5).out(0) });
  const first = sleep(graph, mix.out(0), 0.2);
  const product = graph.node('TestCustomValidation1', { input1: first.out(0), input2: float(0.5) });
  const second = sleep(graph, product.out(0), 0.2);
  const save = graph.save(second.out(0));
  const run = await used.client.run(graph);
  assert.ok([mix, first, product, second].every((node) => run.didRun(node)));
  const [{ mean }] = await run.images(save);
  assert.ok(Math.abs(mean - 63.75) <= 5);
});
