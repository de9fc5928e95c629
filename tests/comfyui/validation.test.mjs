import assert from 'node:assert/strict';
import { test } from 'node:test';
import { float, GraphBuilder } from './graph-builder.mjs';
import { useServer } from './use-server.mjs';

const used = useServer();

/** A prompt whose one node of interest gets these inputs; the graph may add what they are linked to. */
function validated(name, type, inputs) {
  const graph = new GraphBuilder(name);
  const node = graph.node(type);
  Object.assign(node.inputs, inputs(graph));
  return { graph, node, save: graph.save(node.out(0)) };
}

async function assertRefused(graph, node, ...errors) {
  const { status, body } = await used.client.queue(graph);
  assert.equal(status, 400);
  assert.equal(body.error.type, 'prompt_outputs_failed_validation');
  const found = body.node_errors[node.id];
  assert.deepEqual(
    found.errors.map(({ type }) => type),
    errors,
  );
  return found;
}

async function assertRuns(graph, save) {
  const run = await used.client.run(graph);
  assert.equal(run.error, undefined);
  assert.equal((await run.images(save)).length, 1);
}

test('a whole number is refused where a float is wanted and nothing is converted', async (t) => {
  const { graph, node, save } = validated(t.name, 'TestCustomValidation1', () => ({ input1: 5, input2: float(3) }));
  const found = await assertRefused(graph, node, 'custom_validation_failed', 'custom_validation_failed');
  assert.equal(found.class_type, 'TestCustomValidation1');
  assert.deepEqual(found.dependent_outputs, [save.id]);
  assert.deepEqual(
    found.errors.map(({ message, details, extra_info }) => [message, details, extra_info.input_name]),
    ['input1', 'input2'].map((name) => [
      'Custom validation failed for node',
      `${name} - Invalid type of input1: <class 'int'>`,
      name,
    ]),
  );
});

test('a text is refused where a float is wanted', async (t) => {
  const { graph, node } = validated(t.name, 'TestCustomValidation1', () => ({ input1: 'foo', input2: float(3) }));
  await assertRefused(graph, node, 'custom_validation_failed', 'custom_validation_failed');
});

test('a number written as a float is a float', async (t) => {
  const { graph, save } = validated(t.name, 'TestCustomValidation1', () => ({ input1: float(5), input2: float(3) }));
  await assertRuns(graph, save);
});

test('a linked whole number is refused by its type', async (t) => {
  const { graph, node } = validated(t.name, 'TestCustomValidation1', (builder) => ({
    input1: builder.node('StubInt', { value: 5 }).out(0),
    input2: float(3),
  }));
  const [{ details, extra_info: facts }] = (await assertRefused(graph, node, 'return_type_mismatch')).errors;
  assert.equal(details, 'input1, received_type(INT) mismatch input_type(IMAGE,FLOAT)');
  assert.equal(facts.received_type, 'INT');
});

test('a linked mask of which inputs are missing is refused', async (t) => {
  let mask;
  const { graph, node } = validated(t.name, 'TestCustomValidation1', (builder) => {
    mask = builder.node('StubMask', { value: float(5) });
    return { input1: mask.out(0), input2: float(3) };
  });
  const { status, body } = await used.client.queue(graph);
  assert.equal(status, 400);
  assert.deepEqual(
    body.node_errors[node.id].errors.map(({ type }) => type),
    ['return_type_mismatch'],
  );
  const types = body.node_errors[mask.id].errors.map(({ type, details }) => `${type} ${details}`);
  for (const name of ['height', 'width', 'batch_size']) assert.ok(types.includes(`required_input_missing ${name}`));
});

for (const [type, how, error] of [
  ['TestCustomValidation2', 'that looks at the types of links', 'custom_validation_failed'],
  ['TestCustomValidation3', 'that takes variants', 'custom_validation_failed'],
  ['TestCustomValidation4', 'that has plain float inputs', 'return_type_mismatch'],
]) {
  test(`a node ${how} refuses a linked whole number`, async (t) => {
    const { graph, node } = validated(t.name, type, (builder) => ({
      input1: builder.node('StubInt', { value: 5 }).out(0),
      input2: float(3),
    }));
    const { status, body } = await used.client.queue(graph);
    assert.equal(status, 400);
    assert.ok(body.node_errors[node.id].errors.some((found) => found.type === error));
  });

  test(`a node ${how} takes a linked float`, async (t) => {
    const { graph, save } = validated(t.name, type, (builder) => ({
      input1: builder.node('StubFloat', { value: float(5) }).out(0),
      input2: float(3),
    }));
    await assertRuns(graph, save);
  });
}

test('a check of all inputs switches limits off', async (t) => {
  for (const input2 of [0.5, 5]) {
    const { graph, save } = validated(t.name, 'TestCustomValidation5', () => ({
      input1: float(0),
      input2: float(input2),
    }));
    await assertRuns(graph, save);
  }
  const { graph, node } = validated(t.name, 'TestCustomValidation5', () => ({ input1: float(0), input2: float(7) }));
  const { errors } = await assertRefused(graph, node, 'custom_validation_failed', 'custom_validation_failed');
  assert.match(errors[0].details, /7s are not allowed/);
});

test('a required input that is missing is refused', async (t) => {
  const graph = new GraphBuilder(t.name);
  const black = graph.image('BLACK');
  const mask = graph.mask(0.5);
  const mix = graph.node('TestLazyMixImages', { image1: black.out(0), mask: mask.out(0) });
  const again = graph.node('TestLazyMixImages', { image1: mix.out(0), image2: mix.out(0), mask: mask.out(0) });
  graph.save(again.out(0));
  const { errors } = await assertRefused(graph, mix, 'required_input_missing');
  assert.deepEqual(errors[0].extra_info, { input_name: 'image2' });
  assert.equal(errors[0].details, 'image2');
});

test('a graph that goes round in a circle is refused', async (t) => {
  const graph = new GraphBuilder(t.name);
  const black = graph.image('BLACK');
  const mask = graph.mask(0.5);
  const first = graph.node('TestLazyMixImages', { image1: black.out(0), mask: mask.out(0) });
  const second = graph.node('TestLazyMixImages', { image1: first.out(0), image2: black.out(0), mask: mask.out(0) });
  first.inputs.image2 = second.out(0);
  graph.save(second.out(0));
  const { status, body } = await used.client.queue(graph);
  assert.equal(status, 400);
  assert.equal(body.error.type, 'dependency_cycle');
});

test('an output whose graph has a hole does not keep another one from being made', async (t) => {
  const graph = new GraphBuilder(t.name);
  const black = graph.image('BLACK', 64);
  const white = graph.image('WHITE', 64);
  const mask = graph.mask(0.5, 64);
  const mix = graph.node('TestLazyMixImages', { image1: black.out(0), image2: white.out(0), mask: mask.out(0) });
  const broken = graph.save(mix.out(0));
  const good = graph.save(black.out(0));
  const whole = graph.text();
  graph.remove(white);
  const { status, body } = await used.client.queue(graph);
  assert.equal(status, 200);
  assert.equal(body.node_errors[mix.id].errors[0].type, 'exception_during_inner_validation');
  await used.client.until(({ type, data }) => type === 'executing' && data.prompt_id === body.prompt_id && !data.node);
  const { outputs } = (await used.client.json(`/history/${body.prompt_id}`))[body.prompt_id];
  assert.deepEqual(Object.keys(outputs), [good.id]);
  const run = await used.client.run({ text: () => whole });
  assert.equal((await run.images(broken)).length, 1);
  assert.equal((await run.images(good)).length, 1);
});

test('a type that does not exist fails the whole prompt', async (t) => {
  const graph = new GraphBuilder(t.name);
  graph.save(graph.image('BLACK', 32).out(0));
  const ghost = graph.node('NoSuchNode');
  const { status, body } = await used.client.queue(graph);
  assert.equal(status, 400);
  assert.ok(['invalid_prompt', 'missing_node_type'].includes(body.error.type));
  assert.ok(JSON.stringify(body.error).includes(ghost.id));
});

test('an asynchronous check accepts and refuses', async (t) => {
  const good = validated(t.name, 'TestAsyncValidation', () => ({ value: float(5), threshold: float(10) }));
  await assertRuns(good.graph, good.save);
  const bad = validated(t.name, 'TestAsyncValidation', () => ({ value: float(5), threshold: float(3) }));
  const { errors } = await assertRefused(bad.graph, bad.node, 'custom_validation_failed', 'custom_validation_failed');
  assert.match(errors[0].details, /Value 5\.0 exceeds threshold 3\.0/);
  const worse = validated(t.name, 'TestAsyncValidationError', () => ({ value: float(15), max_value: float(10) }));
  await assertRefused(worse.graph, worse.node, 'custom_validation_failed', 'custom_validation_failed');
});
