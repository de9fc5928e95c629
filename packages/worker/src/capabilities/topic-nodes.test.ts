import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openMqttLink } from '@talkgraph/delivery';
import { startMosquitto } from '@talkgraph/delivery/testing';
import type { JsonObject } from '@talkgraph/engine';
import { openSecretStore } from '@talkgraph/runtime';
import { openTestHome, type TestRun } from '../testing/open-test-home.js';

const node = (type: string, inputs: JsonObject) => ({ class_type: type, inputs });

function shown(run: TestRun, id: string): unknown {
  assert.equal(run.status, 'success', JSON.stringify(run.events.filter(({ kind }) => kind === 'node-failed')));
  return (run.records.get(id)?.ui?.text as readonly unknown[] | undefined)?.[0];
}

test('a value follows a topic: read when a run begins, found again while it stays, read anew for each item', async (t) => {
  const broker = await startMosquitto();
  t.after(() => broker.close());
  const home = await openTestHome(t);
  t.after(() => home.capabilities.release());
  const secrets = await openSecretStore(home.home.root, {});
  await secrets.set('studio', { kind: 'mqtt', fields: { ...broker.fields } });
  const desk = await openMqttLink({ profile: 'desk', fields: broker.fields, topics: [], onMessage: () => {} });
  t.after(() => desk.close());

  const parameter = (more: JsonObject = {}) =>
    node('MQTTParameter', { profile: 'studio', topic: 'studio/style', default: '0.5', wait_seconds: 2, ...more });
  const prompt = { 1: parameter({ field: 'look.intensity' }), 2: node('PreviewAny', { source: ['1', 1] }) };
  assert.equal(shown(await home.run(prompt), '2'), '0.5');

  await desk.publish('studio/style', '{"look": {"intensity": 0.8}}', { retain: true });
  await new Promise((resolve) => setTimeout(resolve, 200));
  const second = await home.run(prompt);
  assert.equal(shown(second, '2'), '0.8');
  const again = await home.run(prompt);
  const ran = again.events.filter((event) => event.kind === 'node-done' && event.ran);
  assert.deepEqual([shown(again, '2'), ran.length], ['0.8', 0]);

  // Live: the first item publishes a new value, the second one reads it.
  const loop = {
    1: node('MakeList', { item1: ['8', 0], item2: ['9', 0] }),
    8: node('PrimitiveString', { value: '{"look": {"intensity": 0.1}}' }),
    9: node('PrimitiveString', { value: '{"look": {"intensity": 0.2}}' }),
    2: node('ForEach', { items: ['1', 0] }),
    3: node('MQTTPublish', { message: ['2', 1], profile: 'studio', topic: 'studio/style', retain: true }),
    4: parameter({ field: 'look.intensity', trigger: ['3', 0] }),
    5: node('ForEachEnd', { loop: ['2', 0], result: ['4', 0] }),
    6: node('ListLength', { list: ['5', 0] }),
    7: node('PreviewAny', { source: ['6', 0] }),
  };
  const looped = await home.run(loop);
  assert.equal(shown(looped, '7'), '2');
  const results = looped.records.get('5')?.outputs[0]?.map((item) => ('value' in item ? item.value : undefined));
  assert.equal(results?.length, 2);
  assert.ok(
    results.every((value) => ['0.1', '0.2', '0.8'].includes(String(value))),
    JSON.stringify(results),
  );
  assert.ok(results.includes('0.1') || results.includes('0.2'), JSON.stringify(results));
});

test('a profile that is missing is told in a sentence', async (t) => {
  const home = await openTestHome(t);
  const run = await home.run({
    1: node('MQTTParameter', { profile: 'nobody', topic: 'a', default: '' }),
    2: node('PreviewAny', { source: ['1', 0] }),
  });
  const failed = run.events.find((event) => event.kind === 'node-failed');
  assert.ok(failed?.kind === 'node-failed');
  assert.equal(failed.failure.code, 'SECRETS_PROFILE_MISSING');
});
