import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ComfyClient } from './comfy-client.mjs';
import { float, GraphBuilder } from './graph-builder.mjs';
import { useServer } from './use-server.mjs';

const used = useServer();

test('the messages of a good run come in the order that clients rely on', async (t) => {
  const graph = new GraphBuilder(t.name);
  const image = graph.image('WHITE', 48);
  const save = graph.save(image.out(0));
  const run = await used.client.run(graph);
  const order = run.messages
    .filter(({ type }) => type !== 'progress_state' && type !== 'progress')
    .map(({ type, data }) => (type === 'executing' || type === 'executed' ? `${type} ${data.node}` : type));
  assert.deepEqual(order, [
    'execution_start',
    'execution_cached',
    `executing ${image.id}`,
    `executing ${save.id}`,
    `executed ${save.id}`,
    'execution_success',
    'executing null',
  ]);
  const [{ output }] = run.of('executed');
  assert.equal(output.images.length, 1);
  assert.match(output.images[0].filename, /^execution\[.*\[_server0-5\.0-False\]\]_00001_\.png$/);
  for (const { data } of run.messages) assert.equal(data.prompt_id, run.id);
});

test('when everything is cached the outputs are told again, and nothing is executing', async (t) => {
  const graph = new GraphBuilder(t.name);
  const save = graph.save(graph.image('BLACK', 48).out(0));
  await used.client.run(graph);
  const run = await used.client.run(graph);
  assert.deepEqual(
    run.of('executing').map(({ node }) => node),
    [null],
  );
  assert.deepEqual(
    run.of('executed').map(({ node }) => node),
    [save.id],
  );
});

test('the nodes of an expansion are announced under their own ids, and shown as the node they stand for', async (t) => {
  const graph = new GraphBuilder(t.name);
  const image = graph.image('WHITE', 40).out(0);
  const times = { sleep1: float(0.01), sleep2: float(0.02), sleep3: float(0.03) };
  const parallel = graph.node('TestParallelSleep', { image1: image, image2: image, image3: image, ...times });
  const run = await used.client.run(graph);
  const shown = run.of('executing').filter((data) => data.display_node === parallel.id);
  assert.deepEqual(
    new Set(shown.map(({ node }) => node)),
    new Set([parallel.id, ...[1, 2, 3, 4].map((local) => `${parallel.id}.0.0.${local}`)]),
  );
  assert.equal(shown.filter(({ node }) => node === parallel.id).length, 1);
});

test('each client sees the progress of its own prompts only', async (t) => {
  const clients = [await ComfyClient.connect(used.server.url), await ComfyClient.connect(used.server.url)];
  try {
    const runs = await Promise.all(
      clients.map((client, index) => {
        const graph = new GraphBuilder(`${t.name} ${index}`);
        graph.save(graph.image(index === 0 ? 'BLACK' : 'WHITE', 256).out(0));
        return client.run(graph);
      }),
    );
    for (const [index, client] of clients.entries()) {
      const states = client.messages.filter(({ type }) => type === 'progress_state');
      assert.ok(states.length >= 1);
      assert.deepEqual([...new Set(states.map(({ data }) => data.prompt_id))], [runs[index].id]);
    }
  } finally {
    for (const client of clients) client.close();
  }
});

test('two clients that run one after the other do not hear each other', async (t) => {
  const [first, second] = [await ComfyClient.connect(used.server.url), await ComfyClient.connect(used.server.url)];
  try {
    const graph = new GraphBuilder(t.name);
    graph.save(graph.image('NOISE', 128).out(0));
    const run = await first.run(graph);
    const other = new GraphBuilder(`${t.name} 2`);
    other.save(other.image('NOISE', 128).out(0));
    const own = await second.run(other);
    assert.ok(own.of('progress_state').length >= 1);
    assert.ok(!second.messages.some(({ type, data }) => type !== 'status' && data.prompt_id === run.id));
    assert.ok(!first.messages.some(({ type, data }) => type !== 'status' && data.prompt_id === own.id));
  } finally {
    first.close();
    second.close();
  }
});

test('the nodes describe themselves as the original does', async () => {
  const info = await used.client.json('/object_info');
  assert.equal(Object.values(info).filter(({ python_module: module }) => module.includes('comfyui')).length, 52);
  const { TestLazyMixImages: mix, TestForLoopOpen: open, SaveImage: save } = info;
  assert.deepEqual(mix.input.required.image1, ['IMAGE', { lazy: true }]);
  assert.deepEqual(mix.input_order.required, ['image1', 'image2', 'mask']);
  assert.deepEqual([mix.output, mix.output_name, mix.output_is_list], [['IMAGE'], ['IMAGE'], [false]]);
  assert.equal(mix.display_name, 'Lazy Mix Images');
  assert.deepEqual(open.output_name, ['flow_control', 'remaining', 'value1', 'value2', 'value3', 'value4']);
  assert.deepEqual(open.input.hidden, { initial_value0: ['*', {}] });
  assert.deepEqual(Object.keys(open.input.optional), open.input_order.optional);
  assert.ok(!('initial_value0' in open.input.optional));
  // The original has no output; ours hands the saved files on to what delivers them.
  assert.deepEqual([save.output_node, save.output, save.output_is_list], [true, ['FILE'], [true]]);
  assert.deepEqual(save.input.required.filename_prefix[0], 'STRING');
  const response = await fetch(`${used.server.url}/object_info/TestIntMathOperation`);
  assert.match(await response.text(), /"min":\s*-18446744073709551615,/);
});
