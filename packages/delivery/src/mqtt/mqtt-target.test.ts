import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { startBreakingRelay } from '../testing/start-breaking-relay.js';
import { startMosquitto } from '../testing/start-mosquitto.js';
import { quickRetry, testJournal } from '../testing/test-parcel.js';
import { openMqttTarget } from './open-mqtt-target.js';

async function openBroker(t: TestContext) {
  const broker = await startMosquitto();
  t.after(() => broker.close());
  const options = { profile: 'plant', fields: broker.fields, journal: await testJournal(t), retry: quickRetry };
  return { broker, options };
}

const parcel = { topic: '片头/done', message: '张三', qos: 1, retain: false } as const;

async function until(isSo: () => boolean): Promise<void> {
  for (let i = 0; i < 3000 && !isSo(); i += 1) await wait(10);
}

test('a message arrives once for each id, and stays where it is asked to', async (t) => {
  const { broker, options } = await openBroker(t);
  const heard = await broker.listen('片头/#');
  const target = openMqttTarget(options);
  const first = await target.deliver(parcel, { id: 'a' });
  const again = await target.deliver(parcel, { id: 'a' });
  await target.deliver({ ...parcel, topic: '片头/last', retain: true, qos: 2 }, { id: 'b' });
  await until(() => heard.length === 2);
  assert.deepEqual(
    heard.map(({ topic, message }) => [topic, message]),
    [
      ['片头/done', '张三'],
      ['片头/last', '张三'],
    ],
  );
  assert.deepEqual([first.already, again.already], [false, true]);
  assert.equal(first.address, `mqtt://127.0.0.1:${broker.port}/片头/done`);
  const later = await broker.listen('片头/#');
  await until(() => later.length === 1);
  assert.deepEqual(later, [{ topic: '片头/last', message: '张三', retained: true }]);
});

test('a connection that breaks while the message is sent is made again', async (t) => {
  const { broker, options } = await openBroker(t);
  const relay = await startBreakingRelay(broker.port, (n) => (n === 1 ? 10_000 : undefined));
  t.after(() => relay.close());
  const heard = await broker.listen('片头/#');
  const fields = { ...options.fields, url: `mqtt://127.0.0.1:${relay.port}` };
  const message = 'x'.repeat(50_000);
  await openMqttTarget({ ...options, fields }).deliver({ ...parcel, message }, { id: 'a' });
  await until(() => heard.length > 0);
  assert.deepEqual([relay.connections(), heard.length, heard[0]?.message.length], [2, 1, 50_000]);
});

test('a wrong password, a wrong topic and a broker that is away are told apart', async (t) => {
  const { broker, options } = await openBroker(t);
  const wrong = { ...options, fields: { ...options.fields, password: 'wrong-password' } };
  for (const fail of [() => openMqttTarget(wrong).deliver(parcel, { id: 'a' }), () => openMqttTarget(wrong).check()]) {
    await assert.rejects(fail(), { code: 'DELIVERY_REFUSED', kind: 'user' });
  }
  await openMqttTarget(options).check();
  for (const topic of ['', 'a/#', 'a/+/b']) {
    await assert.rejects(openMqttTarget(options).deliver({ ...parcel, topic }, { id: topic }), {
      code: 'DELIVERY_REJECTED',
    });
  }
  await broker.close();
  const away = openMqttTarget(options).deliver(parcel, { id: 'b' });
  await assert.rejects(away, { code: 'DELIVERY_UNREACHABLE', kind: 'operational' });
});
