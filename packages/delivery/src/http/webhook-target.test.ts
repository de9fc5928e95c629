import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { type TestContext, test } from 'node:test';
import { startWebhookReceiver } from '../testing/start-webhook-receiver.js';
import { quickRetry, testJournal } from '../testing/test-parcel.js';
import { openWebhookTarget, type WebhookDelivered } from './open-webhook-target.js';

async function openReceiver(t: TestContext) {
  const receiver = await startWebhookReceiver();
  t.after(() => receiver.close());
  const options = { profile: 'hook', fields: receiver.fields, journal: await testJournal(t), retry: quickRetry };
  return { receiver, options };
}

const parcel = { event: 'video.delivered', data: { name: '张三', done: 10 } };

test('a webhook is signed with and without the time, and told once for each id', async (t) => {
  const { receiver, options } = await openReceiver(t);
  const first = (await openWebhookTarget(options).deliver(parcel, { id: 'a' })) as WebhookDelivered;
  const second = await openWebhookTarget(options).deliver(parcel, { id: 'a' });
  assert.deepEqual([first.already, second.already, first.status, receiver.calls.length], [false, true, 200, 1]);
  const [{ headers, body }] = receiver.calls as [(typeof receiver.calls)[number]];
  const sign = (text: string) => `sha256=${createHmac('sha256', 'signing-secret').update(text).digest('hex')}`;
  assert.equal(headers['talkgraph-signature'], sign(body));
  assert.equal(headers['talkgraph-timed-signature'], sign(`${headers['talkgraph-timestamp']}.${body}`));
  assert.ok(Math.abs(Number(headers['talkgraph-timestamp']) - Date.now() / 1000) < 60);
  const { event, data, id } = JSON.parse(body);
  assert.deepEqual([event, data, id], [parcel.event, parcel.data, headers['idempotency-key']]);
  assert.equal(first.address, new URL(receiver.url).origin);
  assert.ok(!JSON.stringify({ ...first, answer: '' }).includes('token'));
});

for (const fault of [500, 429, 'drop'] as const) {
  test(`a receiver that answers "${fault}" once is called again with the same key`, async (t) => {
    const { receiver, options } = await openReceiver(t);
    receiver.answer = (call) => (call === 1 ? fault : undefined);
    await openWebhookTarget(options).deliver(parcel, { id: 'a' });
    assert.equal(receiver.calls.length, 2);
    assert.equal(new Set(receiver.calls.map(({ headers }) => headers['idempotency-key'])).size, 1);
  });
}

test('refusals, redirects and dead receivers are told apart', async (t) => {
  const { receiver, options } = await openReceiver(t);
  const deliver = (fields: object, id: string) =>
    openWebhookTarget({ ...options, fields: { ...options.fields, ...fields } }).deliver(parcel, { id });
  await assert.rejects(deliver({ authorization: 'Bearer other' }, 'a'), { code: 'DELIVERY_REFUSED', kind: 'user' });
  assert.equal(receiver.calls.length, 1);
  for (const status of [302, 404, 422]) {
    receiver.answer = () => status;
    await assert.rejects(deliver({}, `b${status}`), { code: 'DELIVERY_REJECTED', kind: 'user' }, String(status));
  }
  assert.equal(receiver.calls.length, 4);
  receiver.answer = () => 503;
  await assert.rejects(deliver({}, 'c'), { code: 'DELIVERY_FAILED', kind: 'operational' });
  assert.equal(receiver.calls.length, 4 + quickRetry.attempts);
  await receiver.close();
  await assert.rejects(deliver({}, 'd'), (error: Error & { code?: string }) => {
    assert.equal(error.code, 'DELIVERY_UNREACHABLE');
    return !error.message.includes('address-token');
  });
});

test('numbers of networks that clouds keep for themselves are never called', async (t) => {
  const { options } = await openReceiver(t);
  for (const url of [
    'http://169.254.169.254/latest',
    'http://[fe80::1]/',
    'http://0.0.0.0/',
    'http://[::ffff:169.254.169.254]/',
  ]) {
    assert.throws(() => openWebhookTarget({ ...options, fields: { url } }), { code: 'DELIVERY_SETTING_INVALID' }, url);
  }
});
