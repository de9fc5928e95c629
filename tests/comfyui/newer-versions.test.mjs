import assert from 'node:assert/strict';
import { test } from 'node:test';
import { float, GraphBuilder } from './graph-builder.mjs';
import { useServer } from './use-server.mjs';

/** Runs that ended well, oldest first, and one that failed. */
const good = [];
let bad;

const used = useServer(async ({ client }) => {
  for (let i = 0; i < 4; i += 1) {
    const graph = new GraphBuilder(`job ${i}`);
    const grey = graph.grey(i / 8, 16);
    graph.preview(grey.out(0));
    graph.save(grey.out(0));
    good.push((await client.run(graph)).id);
  }
  const graph = new GraphBuilder('bad job');
  graph.save(graph.node('TestSyncError', { value: graph.image('BLACK', 16).out(0) }).out(0));
  bad = (await client.run(graph)).id;
});

const jobs = (query) => used.client.json(`/api/jobs?${query}`);
const idsOf = ({ jobs: listed }) => listed.map(({ id }) => id);

test('jobs are listed with all that newer clients read of them', async () => {
  const { jobs: listed, pagination } = await jobs('');
  assert.deepEqual(Object.keys(pagination).sort(), ['has_more', 'limit', 'offset', 'total']);
  const job = listed.find(({ id }) => id === good[0]);
  const {
    create_time: created,
    execution_start_time: started,
    execution_end_time: ended,
    preview_output,
    ...rest
  } = job;
  assert.ok(created <= started && started <= ended);
  assert.deepEqual(
    { ...rest, priority: typeof rest.priority },
    {
      ...{ id: good[0], status: 'completed', priority: 'number', execution_error: null, workflow_id: null },
      ...{ outputs_count: 2, previewable_outputs_count: 2 },
    },
  );
  assert.deepEqual(Object.keys(preview_output).sort(), ['filename', 'mediaType', 'nodeId', 'subfolder', 'type']);
  assert.deepEqual([preview_output.type, preview_output.mediaType], ['output', 'images']);
});

test('jobs come in pages that do not overlap', async () => {
  const [first, second] = [await jobs('limit=2&offset=0'), await jobs('limit=2&offset=2')];
  assert.deepEqual([...idsOf(first), ...idsOf(second)].filter((id, index, all) => all.indexOf(id) === index).length, 4);
  const { limit, offset, total, has_more: more } = first.pagination;
  assert.deepEqual([limit, offset, total >= 5, more], [2, 0, true, true]);
  assert.equal((await jobs(`offset=${total}`)).pagination.has_more, false);
});

test('jobs are sorted by when they were made, or by how long they ran, both ways', async () => {
  const oldest = idsOf(await jobs('sort_by=created_at&sort_order=asc&status=completed'));
  assert.deepEqual(oldest.slice(0, 4), good);
  assert.deepEqual(idsOf(await jobs('status=completed')), oldest.toReversed());
  const { jobs: shortest } = await jobs('sort_by=execution_duration&sort_order=asc&status=completed');
  const lengths = shortest.map(({ execution_start_time: start, execution_end_time: end }) => end - start);
  assert.deepEqual(
    lengths,
    lengths.toSorted((a, b) => a - b),
  );
});

test('jobs are filtered by what became of them', async () => {
  assert.deepEqual(idsOf(await jobs('status=failed')), [bad]);
  const [failed] = (await jobs('status=failed')).jobs;
  assert.equal(failed.execution_error.node_type, 'TestSyncError');
  assert.equal(failed.execution_error.exception_message, 'Intentional sync execution error for testing');
  assert.deepEqual(idsOf(await jobs('status=pending,in_progress')), []);
  assert.equal((await jobs('status=completed,failed')).pagination.total, (await jobs('')).pagination.total);
});

test('a job is found by its id with its outputs and its workflow, or not at all', async () => {
  const job = await used.client.json(`/api/jobs/${good[1]}`);
  assert.equal(job.id, good[1]);
  assert.equal(Object.keys(job.outputs).length, 2);
  assert.equal(Object.keys(job.workflow.prompt).length, 3);
  assert.deepEqual([job.execution_status.status_str, job.execution_status.completed], ['success', true]);
  assert.equal((await fetch(`${used.server.url}/api/jobs/no-such-job`)).status, 404);
});

test('a job of nobody’s whose results are all cached has its outputs all the same', async (t) => {
  const graph = new GraphBuilder(t.name);
  const save = graph.save(graph.grey(0.9, 16).out(0));
  const first = await used.client.run(graph);
  const { body } = await used.client.queue(graph, { client_id: undefined });
  let job;
  do job = await used.client.json(`/api/jobs/${body.prompt_id}`);
  while (job.status === 'pending' || job.status === 'in_progress');
  assert.deepEqual([job.status, job.outputs_count], ['completed', 1]);
  assert.deepEqual(job.outputs[save.id], first.history.outputs[save.id]);
});

test('a chain of 3,000 nodes runs, and is found in the cache as a whole', async (t) => {
  const graph = new GraphBuilder(t.name);
  let last = graph.node('StubInt', { value: 1 });
  for (let i = 1; i < 3000; i += 1) {
    last = graph.node('TestIntMathOperation', { a: last.out(0), b: 1, operation: 'add' });
  }
  const show = graph.node('PreviewAny', { source: last.out(0) });
  assert.deepEqual((await used.client.run(graph)).history.outputs[show.id].text, ['3000']);
  const again = await used.client.run(graph);
  assert.deepEqual(again.of('executing'), [{ ...again.of('executing').at(-1), node: null }]);
  assert.equal(again.of('execution_cached')[0].nodes.length, 3001);
});

test('a loop may run within the body of another', async (t) => {
  const graph = new GraphBuilder(t.name);
  const one = graph.node('StubInt', { value: 1 });
  const outer = graph.node('TestForLoopOpen', { remaining: 3, initial_value1: one.out(0) });
  const inner = graph.node('TestForLoopOpen', { remaining: 2, initial_value1: outer.out(2) });
  const body = graph.node('TestIntMathOperation', { a: inner.out(2), b: 2, operation: 'multiply' });
  const innerEnd = graph.node('TestForLoopClose', { flow_control: inner.out(0), initial_value1: body.out(0) });
  const outerEnd = graph.node('TestForLoopClose', { flow_control: outer.out(0), initial_value1: innerEnd.out(0) });
  const show = graph.node('PreviewAny', { source: outerEnd.out(0) });
  const run = await used.client.run(graph);
  assert.deepEqual(run.history.outputs[show.id]?.text, ['64'], JSON.stringify(run.error));
});

test('a failure inside an expansion blames the submitted node, and names the type that failed', async (t) => {
  const graph = new GraphBuilder(t.name);
  const [image1, image2] = [graph.image('BLACK', 16).out(0), graph.image('WHITE', 32).out(0)];
  const options = { num_async_nodes: 2, sleep_duration: float(0.1) };
  const many = graph.node('TestDynamicAsyncGeneration', { image1, image2, ...options });
  graph.preview(many.out(0));
  const run = await used.client.run(graph);
  assert.deepEqual([run.error.node_id, run.error.node_type], [many.id, 'TestVariadicAverage']);
});

/** Two failing branches and two good ones; what joins a failing and a good one cannot be made. */
function branches(name) {
  const graph = new GraphBuilder(name);
  const picture = graph.image('WHITE', 16);
  const asleep = graph.node('TestSleep', { value: picture.out(0), seconds: float(0.2) });
  const failing = [
    graph.node('TestSyncError', { value: picture.out(0) }),
    graph.node('TestAsyncError', { value: picture.out(0), error_after: float(0.05) }),
  ];
  const joined = graph.node('TestVariadicAverage', { input1: asleep.out(0), input2: failing[1].out(0) });
  const lost = [failing[0], joined].map((node) => graph.preview(node.out(0)));
  const made = [picture, asleep].map((node) => graph.preview(node.out(0)));
  return { graph, failing, joined, lost, made };
}

test('where a prompt says so, what does not depend on failures is made, and all else is named', async (t) => {
  const { graph, failing, joined, lost, made } = branches(t.name);
  const run = await used.client.run(graph, { node_failure_policy: 'continue_independent' });
  assert.deepEqual(Object.keys(run.history.outputs).sort(), made.map(({ id }) => id).sort());
  assert.equal(run.history.status.completed, true);
  assert.equal(run.of('execution_success').length, 1);
  assert.equal(run.of('execution_error').length, 0);
  const idsIn = (type) => run.of(type).map(({ node }) => node);
  assert.deepEqual(idsIn('node_failed').sort(), failing.map(({ id }) => id).sort());
  assert.deepEqual(idsIn('node_skipped').sort(), [joined, ...lost].map(({ id }) => id).sort());
  const because = new Map(run.of('node_skipped').map((data) => [data.node, data.because]));
  assert.deepEqual(
    [joined, ...lost].map(({ id }) => because.get(id)),
    [1, 0, 1].map((index) => failing[index].id),
  );
});

test('by default the first failure ends the run, and outputs that were not made by then are missing', async (t) => {
  const { graph, lost } = branches(t.name);
  const run = await used.client.run(graph);
  assert.equal(run.of('execution_error').length, 1);
  assert.equal(run.history.status.status_str, 'error');
  for (const { id } of lost) assert.ok(!(id in run.history.outputs));
});

test('when nothing could be made the run has failed, whatever its policy', async (t) => {
  const graph = new GraphBuilder(t.name);
  const failing = graph.node('TestSyncError', { value: 1 });
  graph.preview(failing.out(0));
  const run = await used.client.run(graph, { node_failure_policy: 'continue_independent' });
  assert.equal(run.error.node_id, failing.id);
  assert.deepEqual(run.history.outputs, {});
});

test('a failure in an expansion or in one call of a list loses only what depends on it', async (t) => {
  const graph = new GraphBuilder(t.name);
  const [image1, image2] = [graph.image('BLACK', 16).out(0), graph.image('WHITE', 32).out(0)];
  const options = { num_async_nodes: 2, sleep_duration: float(0.1) };
  const many = graph.node('TestDynamicAsyncGeneration', { image1, image2, ...options });
  const list = graph.node('TestMakeListNode', { value1: image1, value2: image2 });
  const mixed = graph.node('TestVariadicAverage', { input1: list.out(0), input2: image1 });
  const lost = [many, mixed].map((node) => graph.preview(node.out(0)));
  const made = graph.preview(list.out(0));
  const run = await used.client.run(graph, { node_failure_policy: 'continue_independent' });
  assert.deepEqual(Object.keys(run.history.outputs), [made.id]);
  assert.deepEqual((await run.images(made)).length, 2);
  const skipped = run.of('node_skipped').map(({ node }) => node);
  for (const { id } of lost) assert.ok(skipped.includes(id), id);
});

test('a policy that does not exist is refused', async (t) => {
  const graph = new GraphBuilder(t.name);
  graph.preview(graph.image('BLACK', 16).out(0));
  const { status } = await used.client.queue(graph, { node_failure_policy: 'continue_somehow' });
  assert.equal(status, 400);
});
