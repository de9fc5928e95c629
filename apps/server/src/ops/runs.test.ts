import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { JsonObject } from '@talkgraph/engine';
import { openTestServer, type TestServer } from '../testing/open-test-server.js';

let server: TestServer;
before(async () => {
  server = await openTestServer();
});
after(() => server[Symbol.asyncDispose]());

async function submit(runId: string, script: JsonObject = {}, title?: string): Promise<void> {
  await server.dispatcher.submit({
    runId,
    promptText: '{"9":{"class_type":"SaveImage","inputs":{}}}',
    outputs: ['9'],
    ...(title !== undefined && { title }),
    extra: { script, extra_pnginfo: { workflow: { id: 'flow-1' } } },
  });
}

describe('runs', () => {
  test('are listed newest first, by state and page, and shown with their nodes', async () => {
    await submit('good');
    await server.reached('good', 'success');
    await submit('bad', { fail: '9' });
    await server.reached('bad', 'error');
    const all = (await server.ask('/api/runs')).json();
    assert.deepEqual([all.total, all.runs.map((run: JsonObject) => run.id)], [2, ['bad', 'good']]);
    const good = (await server.ask('/api/runs?state=success,partial&limit=1')).json();
    assert.deepEqual([good.total, good.runs[0].id], [1, 'good']);
    assert.equal((await server.ask('/api/runs?state=lost')).statusCode, 400);
    const nodes = (await server.ask('/api/runs/good/nodes')).json();
    assert.equal(nodes[0].ui.images[0].filename, '9.png');
    const bad = (await server.ask('/api/runs/bad')).json();
    assert.deepEqual(bad.failure.text, { en: 'It broke.', zh: '出错了。' });
    const lost = await server.ask('/api/runs/lost');
    assert.deepEqual([lost.statusCode, lost.json().error.code], [404, 'RUN_NOT_FOUND']);
  });
});

describe('jobs', () => {
  test('are runs in the words of the newer ComfyUI API', async () => {
    const list = (await server.ask('/api/jobs?sort_order=asc')).json();
    assert.deepEqual(list.pagination, { offset: 0, limit: null, total: 2, has_more: false });
    const [good, bad] = list.jobs;
    assert.deepEqual(
      [good.id, good.status, good.outputs_count, good.previewable_outputs_count, good.workflow_id],
      ['good', 'completed', 1, 1, 'flow-1'],
    );
    const picture = { filename: '9.png', subfolder: '', type: 'output', nodeId: '9', mediaType: 'images' };
    assert.deepEqual(good.preview_output, picture);
    assert.ok(good.execution_start_time <= good.execution_end_time);
    assert.deepEqual([bad.status, bad.execution_error.exception_type], ['failed', 'ValueError']);
    const one = (await server.ask('/jobs?status=failed,cancelled&limit=1')).json();
    assert.deepEqual(
      one.jobs.map((job: JsonObject) => job.id),
      ['bad'],
    );
    assert.equal((await server.ask('/jobs?status=lost')).statusCode, 400);
    assert.equal((await server.ask('/jobs?limit=0')).statusCode, 400);
    assert.equal((await server.ask('/jobs?workflow_id=other')).json().pagination.total, 0);
    const page = (await server.ask('/jobs?limit=1')).json();
    assert.deepEqual(page.pagination, { offset: 0, limit: 1, total: 2, has_more: true });
    const detail = (await server.ask('/api/jobs/good')).json();
    assert.equal(detail.outputs['9'].images.length, 1);
    assert.equal(detail.workflow.prompt['9'].class_type, 'SaveImage');
    assert.equal((await server.ask('/api/jobs/lost')).statusCode, 404);
  });

  test('are cancelled one by one or together; a batch with an unknown one cancels nothing', async () => {
    await submit('held', { hold: true });
    await server.reached('held', 'running');
    await submit('waits');
    const cancel = (payload: JsonObject) => server.ask({ method: 'POST', url: '/api/jobs/cancel', payload });
    assert.equal((await cancel({ job_ids: ['held', 'lost'] })).statusCode, 404);
    assert.equal((await server.dispatcher.run('held'))?.state, 'running');
    assert.equal((await cancel({ ids: [] })).statusCode, 400);
    assert.deepEqual((await cancel({ job_ids: ['held', 'waits'] })).json(), { cancelled: true });
    await Promise.all([server.reached('held', 'cancelled'), server.reached('waits', 'cancelled')]);
    const again = await server.ask({ method: 'POST', url: '/api/jobs/held/cancel' });
    assert.deepEqual([again.statusCode, again.json()], [200, { cancelled: false }]);
  });
});

describe('the queue', () => {
  test('is paused, reordered and resumed', async () => {
    const post = (url: string, payload?: JsonObject) =>
      server.ask({ method: 'POST', url, ...(payload && { payload }) }).then((answer) => answer.json());
    assert.equal((await post('/api/queue/pause')).paused, true);
    for (const id of ['a', 'b', 'c']) await submit(id);
    assert.deepEqual((await post('/api/queue/move', { run: 'c', to: 'front' })).pending, ['c', 'a', 'b']);
    assert.deepEqual((await post('/api/queue/move', { run: 'c', to: { before: 'b' } })).pending, ['a', 'c', 'b']);
    const listed = (await server.ask('/api/runs?state=pending&order=oldest')).json();
    assert.deepEqual(
      listed.runs.map(({ id, queuePosition }: JsonObject) => [id, queuePosition]),
      [
        ['a', 1],
        ['b', 3],
        ['c', 2],
      ],
    );
    assert.equal((await server.ask('/api/runs/c')).json().queuePosition, 2);
    assert.equal((await post('/api/queue/move', { run: 'lost', to: 'front' })).error.code, 'RUN_NOT_PENDING');
    assert.equal((await post('/api/queue/move', { run: 'a', to: 'up' })).error.code, 'REQUEST_INVALID');
    assert.equal((await post('/api/queue/resume')).paused, false);
    await Promise.all(['a', 'b', 'c'].map((id) => server.reached(id, 'success')));
    assert.deepEqual((await server.ask('/api/queue/state')).json(), { paused: false, running: [], pending: [] });
  });
});

describe('operations', () => {
  test('whether it lives, its workers, packs and log are shown', async () => {
    assert.deepEqual((await server.ask('/healthz')).json(), { status: 'ok', version: '1.2.3' });
    const [worker] = (await server.ask('/api/workers')).json();
    assert.deepEqual([worker.memoryBytes, worker.gpus], [123_000_000, []]);
    assert.ok(Array.isArray((await server.ask('/api/packs')).json()));
    assert.ok(Array.isArray((await server.ask({ method: 'POST', url: '/api/packs/reload' })).json()));
    server.logLines.push({ at: 1, level: 'info', message: 'Hello.', fields: { who: 'you' } });
    assert.deepEqual((await server.ask('/api/logs')).json(), server.logLines);
  });

  test('lines of the log are told apart by the run and the node they are about', async () => {
    const about = (fields: JsonObject) => ({ at: 2, level: 'info' as const, message: 'Line.', fields });
    const of = [
      { run: 'r', node: '5' },
      { runId: 'r', node: '5.0.1' },
      { run: 'r', node: '51' },
      { run: 's', node: '5' },
    ];
    server.logLines.push(...of.map(about));
    const found = async (query: string) => {
      const lines = (await server.ask(`/api/logs?${query}`)).json();
      return lines.map(({ runId, nodeId }: { runId: string; nodeId: string }) => `${runId} ${nodeId}`);
    };
    assert.deepEqual(await found('run=r'), ['r 5', 'r 5.0.1', 'r 51']);
    assert.deepEqual(await found('run=r&node=5'), ['r 5', 'r 5.0.1']);
    assert.deepEqual(await found('run=nobody'), []);
  });

  test('a worker is shown with the title of its run', async () => {
    await submit('titled', { hold: true }, 'Lesson 1');
    await server.reached('titled', 'running');
    const [worker] = (await server.ask('/api/workers')).json();
    assert.deepEqual([worker.state, worker.runId, worker.runTitle], ['running', 'titled', 'Lesson 1']);
    await server.dispatcher.cancel('titled');
    await server.reached('titled', 'cancelled');
  });

  test('figures for Prometheus count runs, time nodes and answers, and name routes, not addresses', async () => {
    await server.ask('/api/runs/some-id-of-a-run');
    const figures = (await server.ask('/metrics')).body;
    assert.match(figures, /^talkgraph_queue_length 0$/m);
    assert.match(figures, /^talkgraph_runs_total\{state="success"\} 4$/m);
    assert.match(figures, /^talkgraph_runs_total\{state="error"\} 1$/m);
    assert.match(figures, /^talkgraph_node_seconds_sum\{type="SaveImage"\} 6$/m);
    assert.match(figures, /^talkgraph_worker_memory_bytes\{worker="\d+",state="\w+"\} 123000000$/m);
    assert.match(figures, /^talkgraph_http_seconds_count\{method="GET",route="\/api\/runs\/:id",status="404"\}/m);
    assert.doesNotMatch(figures, /some-id-of-a-run/);
  });
});
