import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { isTalkgraphError } from '@talkgraph/errors';
import { openTestServer, type TestServer } from '../testing/open-test-server.js';
import { checkWebhookUrl } from './check-webhook-url.js';
import { startWebhooks } from './start-webhooks.js';

interface Call {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Receives webhooks, answering the n-th call with the n-th status; the last one stays. */
async function openReceiver(...statuses: number[]) {
  const calls: Call[] = [];
  const waiting: { readonly count: number; readonly resolve: () => void }[] = [];
  const receiver = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const status = statuses[Math.min(calls.length, statuses.length - 1)] ?? 200;
    calls.push({ path: request.url ?? '', headers: request.headers, body });
    response.writeHead(status, status === 302 ? { location: '/elsewhere' } : {}).end();
    for (const { count, resolve } of waiting) if (calls.length >= count) resolve();
  });
  receiver.listen(0, '127.0.0.1');
  await once(receiver, 'listening');
  return {
    url: `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/done`,
    calls,
    received: (count: number) =>
      new Promise<void>((resolve) => {
        if (calls.length >= count) resolve();
        else waiting.push({ count, resolve });
      }),
    async [Symbol.asyncDispose]() {
      receiver.closeAllConnections();
      receiver.close();
      await once(receiver, 'close');
    },
  };
}

async function submit(server: TestServer, runId: string, webhookUrl: string, script = {}): Promise<void> {
  await server.dispatcher.submit({ runId, promptText: '{}', outputs: ['9'], extra: { script }, webhookUrl });
}

/** Waits until nothing is owed any more. */
async function untilSettled(server: TestServer): Promise<void> {
  while ((await readdir(join(server.home.root, 'webhooks'))).length > 0) await new Promise(setImmediate);
}

test('the end of a run is told once, signed, with outputs or failure', async () => {
  await using receiver = await openReceiver(204);
  await using server = await openTestServer({ webhookSecret: 'our secret' });
  await submit(server, 'good', receiver.url);
  await receiver.received(1);
  await submit(server, 'bad', receiver.url, { fail: '9' });
  await receiver.received(2);
  await untilSettled(server);
  assert.equal(receiver.calls.length, 2);
  const [good, bad] = receiver.calls as [Call, Call];
  const expected = createHmac('sha256', 'our secret').update(good.body).digest('hex');
  assert.equal(good.headers['talkgraph-signature'], `sha256=${expected}`);
  assert.equal(good.headers['talkgraph-delivery'], 'good');
  const told = JSON.parse(good.body);
  assert.deepEqual([told.run.id, told.state, told.failure], ['good', 'success', null]);
  assert.equal(told.outputs['9'].images[0].filename, '9.png');
  const failed = JSON.parse(bad.body);
  assert.deepEqual([failed.state, failed.failure.code, failed.failure.text.zh], ['error', 'NODE_FAILED', '出错了。']);
});

test('a receiver that fails is called again, and given up in the end; redirects are not followed', async () => {
  await using server = await openTestServer();
  await server.dispatcher.pause();
  await using receiver = await openReceiver(500, 302, 200);
  await using deaf = await openReceiver(500);
  // Not the app's own webhooks, whose waits are long, but others beside them with short ones.
  const webhooks = await startWebhooks(server.services, [5, 5]);
  await submit(server, 'again', receiver.url);
  await submit(server, 'never', deaf.url);
  await server.dispatcher.resume();
  await receiver.received(3);
  await deaf.received(3);
  await webhooks.close();
  assert.deepEqual([...new Set(receiver.calls.map(({ path }) => path))], ['/done']);
});

test('what is owed when the server stops is delivered after the next start', async () => {
  const root = await mkdtemp(join(tmpdir(), 'talkgraph-webhooks-'));
  try {
    await using receiver = await openReceiver(503, 200);
    const before = await openTestServer({}, root);
    await submit(before, 'late', receiver.url);
    await receiver.received(1);
    await before.stop();
    assert.equal((await readdir(join(root, 'webhooks'))).length, 1);
    const next = await openTestServer({}, root);
    await receiver.received(2);
    await untilSettled(next);
    await next.stop();
    assert.equal(receiver.calls.length, 2);
  } finally {
    await rm(root, { recursive: true, force: true });
  }
});

test('a run that was waiting when the server stopped tells of its end as well', async () => {
  const root = await mkdtemp(join(tmpdir(), 'talkgraph-webhooks-'));
  try {
    await using receiver = await openReceiver(200);
    const before = await openTestServer({}, root);
    await before.dispatcher.pause();
    await submit(before, 'waits', receiver.url);
    await before.stop();
    // As if the process had been killed before the debt was written down.
    await rm(join(root, 'webhooks'), { recursive: true });
    const next = await openTestServer({}, root);
    await next.dispatcher.resume();
    await receiver.received(1);
    await untilSettled(next);
    await next.stop();
  } finally {
    await rm(root, { recursive: true, force: true });
  }
});

describe('webhook addresses', () => {
  const isRefused = (address: string, webhookHosts: string[] = []) =>
    assert.throws(
      () => checkWebhookUrl(address, { webhookHosts }),
      (error) => isTalkgraphError(error) && error.code === 'WEBHOOK_REFUSED',
      address,
    );

  test('lead to this machine only, unless the operator allows more', () => {
    for (const address of ['http://127.0.0.1:9/x', 'http://localhost/x', 'https://[::1]:9/x', 'http://127.0.0.9/x']) {
      checkWebhookUrl(address, {});
    }
    checkWebhookUrl('https://hooks.example/x', { webhookHosts: ['hooks.example'] });
    for (const address of [
      'http://169.254.169.254/latest/meta-data',
      'http://10.0.0.1/',
      'http://0.0.0.0/',
      'http://localhost.evil.example/',
      'http://evil.example/?127.0.0.1',
      'http://user:pass@127.0.0.1/',
      'http://127.0.0.1@evil.example/',
      'file:///etc/passwd',
      'ftp://127.0.0.1/',
      'javascript:alert(1)',
      'nonsense',
      '',
    ]) {
      isRefused(address);
    }
    isRefused('https://sub.hooks.example/x', ['hooks.example']);
  });

  test('lead to this machine only if that is listed, where others may submit runs', () => {
    const token = 'tok-en-99';
    const refused = (error: unknown) => isTalkgraphError(error) && error.code === 'WEBHOOK_REFUSED';
    assert.throws(() => checkWebhookUrl('http://127.0.0.1:6379/', { token }), refused);
    assert.throws(() => checkWebhookUrl('http://[::1]/', { token, webhookHosts: ['127.0.0.1'] }), refused);
    checkWebhookUrl('http://127.0.0.1:9000/', { token, webhookHosts: ['127.0.0.1'] });
  });

  test('that are not allowed are refused when the run is submitted', async () => {
    await using server = await openTestServer();
    const payload = { prompt: {}, webhook_url: 'http://169.254.169.254/' };
    const answer = await server.ask({ method: 'POST', url: '/prompt', payload });
    assert.deepEqual([answer.statusCode, answer.json().error.code], [400, 'WEBHOOK_REFUSED']);
  });
});
