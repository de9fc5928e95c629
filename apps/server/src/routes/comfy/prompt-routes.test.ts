import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ComfyCaller } from '../../testing/comfy-caller.js';
import { startTestServer, type TestServer } from '../../testing/start-test-server.js';

let server: TestServer;
let caller: ComfyCaller;
before(async () => {
  server = await startTestServer();
  caller = await new ComfyCaller(server.url, 'prompts').connect();
});
after(async () => {
  await caller.disconnect();
  await server.close();
});

const number = (value: unknown) => ({ class_type: 'TestNumber', inputs: { value } });
const show = (value: unknown) => ({ class_type: 'TestShow', inputs: { value } });
const wait = (milliseconds: number) => ({ class_type: 'TestWait', inputs: { value: 1, milliseconds } });

test('a prompt sent as a form is queued, run, and kept with what it showed', async () => {
  const { status, json } = await caller.post('/prompt', {
    prompt: { 1: number(2.5), 2: show(['1', 0]) },
    client_id: caller.clientId,
    extra_data: { extra_pnginfo: { workflow: { id: 'w' } } },
  });
  assert.equal(status, 200);
  assert.deepEqual(Object.keys(json), ['prompt_id', 'number', 'node_errors', 'remarks']);
  assert.deepEqual(json.node_errors, {});
  await caller.ended(json.prompt_id);
  const entry = (await caller.get(`/history/${json.prompt_id}`))[json.prompt_id];
  assert.deepEqual(entry.outputs, { 2: { text: ['2.5'] } });
  assert.equal(entry.status.status_str, 'success');
  assert.deepEqual(entry.prompt[2], { 1: number(2.5), 2: show(['1', 0]) });
  assert.deepEqual(entry.prompt[3].extra_pnginfo, { workflow: { id: 'w' } });
  assert.deepEqual(entry.prompt[4], ['2']);
});

test('5 and 5.0 are told apart, on the way in and on the way out', async () => {
  const body = (value: string) =>
    `{"client_id":"prompts","prompt":{"1":{"class_type":"TestOnlyFloat","inputs":{"value":${value}}},"2":{"class_type":"TestShow","inputs":{"value":["1",0]}}}}`;
  assert.equal((await caller.post('/prompt', body('5'))).status, 400);
  const { status, json } = await caller.post('/prompt', body('5.0'));
  assert.equal(status, 200);
  await caller.ended(json.prompt_id);
  const text = await (await fetch(`${server.url}/history/${json.prompt_id}`)).text();
  assert.match(text, /"value":5\.0/);
});

test('mistakes are told per node in ComfyUI’s shape, with 400', async () => {
  const { status, json } = await caller.post('/prompt', { prompt: { 1: number(-1), 2: show(['1', 0]) } });
  assert.equal(status, 400);
  assert.equal(json.error.type, 'prompt_outputs_failed_validation');
  assert.equal(typeof json.error.text.zh, 'string');
  const [mistake] = json.node_errors['1'].errors;
  assert.equal(json.node_errors['1'].class_type, 'TestNumber');
  assert.deepEqual(json.node_errors['1'].dependent_outputs, ['2']);
  assert.equal(mistake.type, 'value_smaller_than_min');
  assert.equal(mistake.extra_info.input_name, 'value');
});

test('outputs that are in order run although others are not', async () => {
  const prompt = { 1: number(1), 2: show(['1', 0]), 3: show(['gone', 0]) };
  const { status, json } = await caller.post('/prompt', { prompt, client_id: caller.clientId });
  assert.equal(status, 200);
  assert.deepEqual(Object.keys(json.node_errors), ['3']);
  await caller.ended(json.prompt_id);
  assert.deepEqual(Object.keys((await caller.get(`/history/${json.prompt_id}`))[json.prompt_id].outputs), ['2']);
});

test('nothing to run is refused: no prompt, no outputs, no targets, unknown types, broken JSON, wrong shapes', async () => {
  const good = { 1: number(1), 2: show(['1', 0]) };
  const bodies: [unknown, string][] = [
    [{}, 'no_prompt'],
    [{ prompt: null }, 'no_prompt'],
    [{ prompt: { 1: number(1) } }, 'prompt_no_outputs'],
    [{ prompt: good, partial_execution_targets: [] }, 'prompt_no_outputs'],
    [{ prompt: { 1: { class_type: 'Nobody', inputs: {} } } }, 'missing_node_type'],
    [{ prompt: { 1: 5 } }, 'invalid_prompt'],
    ['{"prompt":', 'body_not_json'],
    [{ prompt: good, prompt_id: '../../etc' }, 'request_invalid'],
    [{ prompt: good, node_failure_policy: 'never' }, 'request_invalid'],
    [{ prompt: good, webhook_url: 'http://elsewhere.example/' }, 'webhook_refused'],
  ];
  for (const [body, type] of bodies) {
    const { status, json } = await caller.post('/prompt', body);
    assert.equal(json.error.type, type, JSON.stringify(body));
    assert.ok(status === 400 || status === 403, `${type}: ${status}`);
    assert.ok(json.error.message && json.error.text.zh, type);
    assert.equal(typeof json.node_errors, 'object');
  }
});

test('only the outputs asked for are made', async () => {
  const prompt = { 1: number(3), 2: show(['1', 0]), 3: show(['1', 0]) };
  const entry = await caller.run(prompt, { partial_execution_targets: ['3'] });
  assert.deepEqual(Object.keys(entry.outputs), ['3']);
});

test('a node in the middle of a graph can be asked for, and what it came to is kept', async () => {
  const prompt = { 1: number(4), 2: show(['1', 0]), 3: number(-1), 4: show(['3', 0]) };
  const id = await caller.queue(prompt, { partial_execution_targets: ['1', 'unknown'] });
  await caller.ended(id);
  const nodes = await caller.get(`/api/runs/${id}/nodes`);
  assert.deepEqual(
    nodes.map(({ node, output }: { node: string; output: boolean }) => [node, output]),
    [['1', true]],
  );
  assert.equal((await caller.get(`/history/${id}`))[id].status.status_str, 'success');
  assert.ok(caller.told(id).includes('execution_success'));
});

test('a workflow is converted and checked without being run', async () => {
  const before = (await caller.get('/api/runs')).total;
  const nodes = [
    { id: 1, type: 'TestNumber', mode: 0, inputs: [], outputs: [{ name: 'FLOAT', type: 'FLOAT', links: [1] }] },
    { id: 2, type: 'TestShow', mode: 0, inputs: [{ name: 'value', type: '*', link: 1 }], outputs: [] },
  ];
  const flow = (value: number) => ({
    last_node_id: 2,
    last_link_id: 1,
    version: 0.4,
    nodes: nodes.map((node) => (node.id === 1 ? { ...node, widgets_values: [value] } : node)),
    links: [[1, 1, 0, 2, 0, '*']],
    groups: [],
  });
  const good = await caller.post('/api/convert', { workflow: flow(7.25) });
  assert.equal(good.status, 200);
  assert.deepEqual(good.json.prompt['1'].inputs, { value: 7.25 });
  assert.deepEqual([good.json.outputs, good.json.node_errors, good.json.error], [['2'], {}, undefined]);
  const bad = await caller.post('/api/convert', { workflow: flow(-1) });
  assert.equal(bad.status, 200);
  assert.equal(bad.json.error.type, 'prompt_outputs_failed_validation');
  assert.equal(bad.json.node_errors['1'].errors[0].type, 'value_smaller_than_min');
  assert.equal((await caller.post('/api/convert', {})).json.error.type, 'no_prompt');
  assert.equal((await caller.get('/api/runs')).total, before);
});

test('a workflow as an editor saves it is taken as it is, and kept for the files it makes', async () => {
  const workflow = {
    last_node_id: 2,
    last_link_id: 1,
    version: 0.4,
    nodes: [
      {
        id: 1,
        type: 'TestNumber',
        mode: 0,
        inputs: [],
        outputs: [{ name: 'FLOAT', type: 'FLOAT', links: [1] }],
        widgets_values: [7.25],
      },
      { id: 2, type: 'TestShow', mode: 0, inputs: [{ name: 'value', type: '*', link: 1 }], outputs: [] },
    ],
    links: [[1, 1, 0, 2, 0, '*']],
    groups: [],
  };
  for (const body of [{ workflow }, { prompt: workflow }]) {
    const { status, json } = await caller.post('/api/prompt', { ...body, client_id: caller.clientId });
    assert.equal(status, 200, JSON.stringify(json));
    await caller.ended(json.prompt_id);
    const entry = (await caller.get(`/history/${json.prompt_id}`))[json.prompt_id];
    assert.deepEqual(entry.outputs, { 2: { text: ['7.25'] } });
    assert.deepEqual(entry.prompt[3].extra_pnginfo.workflow, workflow);
  }
});

test('files carry the prompt and the workflow that made them, and nothing else that came along', async () => {
  const prompt = {
    1: { class_type: 'EmptyImage', inputs: { width: 8, height: 8, batch_size: 1, color: 255 } },
    2: { class_type: 'SaveImage', inputs: { images: ['1', 0], filename_prefix: 'texts' } },
  };
  const extra_data = { extra_pnginfo: { workflow: { id: 'w1' } }, auth_token_comfy_org: 's3cret' };
  const entry = await caller.run(prompt, { extra_data });
  const { filename, subfolder, type } = entry.outputs['2'].images[0];
  const query = new URLSearchParams({ filename, subfolder, type });
  const png = Buffer.from(await (await fetch(`${server.url}/view?${query}`)).arrayBuffer()).toString('latin1');
  assert.ok(png.includes('tEXtworkflow\0{"id":"w1"}'));
  assert.ok(png.includes('tEXtprompt\0{"1":{"class_type":"EmptyImage"'));
  assert.ok(!png.includes('s3cret'));
  assert.doesNotMatch(JSON.stringify(entry), /s3cret/);
});

test('a run may be given its id once', async () => {
  const prompt = { 1: number(4), 2: show(['1', 0]) };
  const prompt_id = '0f8fad5b-d9cb-469f-a165-70867728950e';
  assert.equal(await caller.queue(prompt, { prompt_id }), prompt_id);
  await caller.ended(prompt_id);
  const again = await caller.post('/prompt', { prompt, prompt_id });
  assert.equal(again.status, 409);
  assert.equal(again.json.error.code, 'RUN_ID_TAKEN');
});

test('the same idempotency key answers the first run', async () => {
  const prompt = { 1: number(6), 2: show(['1', 0]) };
  const headers = { 'idempotency-key': 'key-1' };
  const first = await caller.post('/prompt', { prompt, client_id: caller.clientId }, headers);
  const second = await caller.post('/prompt', { prompt, client_id: caller.clientId }, headers);
  assert.equal(second.status, 200);
  assert.equal(second.json.prompt_id, first.json.prompt_id);
  await caller.ended(first.json.prompt_id);
});

test('a client may be named in the query', async () => {
  const { json } = await caller.post(`/prompt?clientId=${caller.clientId}`, {
    prompt: { 1: number(8), 2: show(['1', 0]) },
  });
  await caller.ended(json.prompt_id);
});

test('lower numbers and the front go first, and the answer says the number', async () => {
  const blocker = await caller.queue({ 1: wait(60_000), 2: show(['1', 0]) });
  await caller.until(({ type, data }) => type === 'executing' && data.prompt_id === blocker);
  const submit = async (more: object) =>
    (await caller.post('/prompt', { prompt: { 1: number(1), 2: show(['1', 0]) }, client_id: 'prompts', ...more })).json;
  const late = await submit({ number: 1000 });
  const early = await submit({ number: 500 });
  const front = await submit({ front: true });
  assert.equal(late.number, 1000);
  const { queue_running, queue_pending } = await caller.get('/queue');
  assert.deepEqual(
    queue_running.map((entry: unknown[]) => entry[1]),
    [blocker],
  );
  assert.deepEqual(
    queue_pending.map((entry: unknown[]) => entry[1]),
    [front.prompt_id, early.prompt_id, late.prompt_id],
  );
  assert.deepEqual(await caller.get('/prompt'), { exec_info: { queue_remaining: 4 } });
  await caller.post('/interrupt', { prompt_id: blocker });
  for (const { prompt_id } of [front, early, late]) await caller.ended(prompt_id);
});

test('a failing node does not stop those that do not depend on it, where the prompt says so', async () => {
  const prompt = {
    1: number(1),
    2: { class_type: 'TestFail', inputs: { value: ['1', 0] } },
    3: show(['2', 0]),
    4: show(['1', 0]),
  };
  const entry = await caller.run(prompt, { node_failure_policy: 'continue_independent' });
  assert.equal(entry.status.status_str, 'partial');
  assert.deepEqual(entry.outputs, { 4: { text: ['1'] } });
});
