import assert from 'node:assert/strict';
import { test } from 'node:test';
import { float, GraphBuilder } from './graph-builder.mjs';
import { useServer } from './use-server.mjs';

/** The runs that the history begins with, oldest first. */
const ids = [];

const used = useServer(async ({ client }) => {
  for (let i = 0; i < 6; i += 1) {
    const graph = new GraphBuilder(`history ${i}`);
    graph.save(graph.image('BLACK', 32).out(0));
    ids.push((await client.run(graph)).id);
  }
});

/** Two pictures, each with an output node of its own. */
function twoOutputs(name) {
  const graph = new GraphBuilder(name);
  const images = [graph.grey(0.1, 64), graph.grey(0.7, 64)];
  const outputs = images.map((image) =>
    graph.node('TestOutputNodeWithSocketOutput', { image: image.out(0), value: float(1.5) }),
  );
  return { graph, images, outputs };
}

test('only the target and what it needs run', async (t) => {
  const { graph, images, outputs } = twoOutputs(t.name);
  const run = await used.client.run(graph, { targets: [outputs[0]] });
  assert.deepEqual([run.didRun(outputs[0]), run.didRun(images[0])], [true, true]);
  assert.deepEqual([run.didRun(outputs[1]), run.didRun(images[1])], [false, false]);
});

test('whatever is no target does not run', async (t) => {
  const { graph, outputs } = twoOutputs(t.name);
  const third = graph.save(graph.grey(0.3, 64).out(0));
  const run = await used.client.run(graph, { targets: [outputs[1], third] });
  assert.deepEqual(
    [...outputs, third].map((node) => run.didRun(node)),
    [false, true, true],
  );
});

test('an output node that a target needs runs too', async (t) => {
  const graph = new GraphBuilder(t.name);
  const grey = graph.grey(0.5, 64);
  const first = graph.node('TestOutputNodeWithSocketOutput', { image: grey.out(0), value: float(0.5) });
  const second = graph.node('TestOutputNodeWithSocketOutput', { image: first.out(0), value: float(0.8) });
  const third = graph.save(second.out(0));
  const other = graph.save(grey.out(0));
  const run = await used.client.run(graph, { targets: [third] });
  assert.deepEqual(
    [grey, first, second, third, other].map((node) => run.didRun(node)),
    [true, true, true, true, false],
  );
});

test('lazy inputs stay lazy behind a target', async (t) => {
  const graph = new GraphBuilder(t.name);
  const black = graph.grey(0.01, 64);
  const white = graph.grey(0.99, 64);
  const mask = graph.mask(0, 64);
  const inputs = { image1: black.out(0), image2: white.out(0), mask: mask.out(0) };
  const mix = graph.node('TestLazyMixImages', inputs);
  const target = graph.node('TestOutputNodeWithSocketOutput', { image: mix.out(0), value: float(1) });
  const other = graph.save(white.out(0));
  const run = await used.client.run(graph, { targets: [target] });
  assert.deepEqual(
    [black, mix, target, white, other].map((node) => run.didRun(node)),
    [true, true, true, false, false],
  );
});

test('several targets run, and in a chain of output nodes only as far as needed', async (t) => {
  const graph = new GraphBuilder(t.name);
  const chain = [graph.grey(0.25, 64)];
  for (const value of [0.9, 0.8, 0.7]) {
    chain.push(graph.node('TestOutputNodeWithSocketOutput', { image: chain.at(-1).out(0), value: float(value) }));
  }
  const aside = graph.save(graph.grey(0.35, 64).out(0));
  const run = await used.client.run(graph, { targets: [chain[2], aside] });
  assert.deepEqual(
    [...chain, aside].map((node) => run.didRun(node)),
    [true, true, true, false, true],
  );
});

test('an empty list of targets is refused', async (t) => {
  const { graph } = twoOutputs(t.name);
  const { status, body } = await used.client.queue(graph, { targets: [] });
  assert.equal(status, 400);
  assert.equal(body.error.type, 'prompt_no_outputs');
});

const page = async (query) => Object.keys(await used.client.json(`/history?${query}`));
const all = async () => Object.keys(await used.client.json('/history'));

test('pages of the history follow each other, oldest first', async () => {
  assert.deepEqual((await all()).slice(0, 6), ids);
  assert.deepEqual(await page('max_items=2&offset=0'), ids.slice(0, 2));
  assert.deepEqual(await page('max_items=2&offset=2'), ids.slice(2, 4));
});

test('without an offset the newest are answered', async () => {
  const newest = (await all()).slice(-2);
  assert.deepEqual(await page('max_items=2'), newest);
  assert.deepEqual(await page('max_items=2&offset=-1'), newest);
});

test('an offset beyond the end, or exactly at it, answers nothing', async () => {
  assert.deepEqual(await used.client.json('/history?offset=100'), {});
  assert.deepEqual(await used.client.json(`/history?offset=${(await all()).length}`), {});
});

test('an offset of 0 is the same as none', async () => {
  assert.deepEqual(await used.client.json('/history?offset=0'), await used.client.json('/history'));
});

test('an offset without a limit leaves out that many of the oldest', async () => {
  assert.deepEqual(await page('offset=2'), (await all()).slice(2));
});

test('never more than the limit is answered, and less near the end', async () => {
  assert.deepEqual(await page('max_items=3&offset=1'), ids.slice(1, 4));
  const known = await all();
  assert.deepEqual(await page(`max_items=3&offset=${known.length - 1}`), known.slice(-1));
});
