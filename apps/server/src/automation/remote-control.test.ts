import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { openMqttLink } from '@talkgraph/delivery';
import { startMosquitto } from '@talkgraph/delivery/testing';
import type { JsonObject } from '@talkgraph/engine';
import { openSecretStore } from '@talkgraph/runtime';
import { openTestServer } from '../testing/open-test-server.js';

const workflow = {
  1: { class_type: 'PrimitiveString', inputs: { value: 'hello' }, _meta: { title: 'Words' } },
  2: { class_type: 'LoadImage', inputs: { image: 'a.png' }, _meta: { title: 'Portrait' } },
  3: { class_type: 'PreviewImage', inputs: { images: ['2', 0] } },
};

/** Waits until something is so. */
async function until<T>(look: () => T | undefined | Promise<T | undefined>): Promise<T> {
  for (let tries = 0; tries < 300; tries++) {
    const found = await look();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('It did not come to that.');
}

test('runs are begun, told about and cancelled over MQTT, and what is wrong is answered', async (t) => {
  const broker = await startMosquitto();
  t.after(() => broker.close());
  await using server = await openTestServer();
  await writeFile(join(server.home.workflows, 'opening.json'), JSON.stringify(workflow));
  for (const name of ['a.png', 'b.png']) await writeFile(join(server.home.inputs, name), 'picture');
  const secrets = await openSecretStore(server.home.root);
  await secrets.set('studio', { kind: 'mqtt', fields: { ...broker.fields } });

  const heard: { topic: string; message: JsonObject; retained: boolean }[] = [];
  const desk = await openMqttLink({
    profile: 'desk',
    fields: broker.fields,
    topics: ['studio/status', 'studio/runs/+', 'studio/errors'],
    onMessage: ({ topic, text, retained }) => heard.push({ topic, message: JSON.parse(text), retained }),
  });
  t.after(() => desk.close());
  const last = (topic: string) => heard.filter((each) => each.topic === topic).at(-1)?.message;

  const remote = {
    name: 'Studio',
    workflow: 'opening.json',
    when: { kind: 'mqtt', profile: 'studio', prefix: 'studio' },
  };
  const saved = await server.ask({ method: 'PUT', url: '/api/automations/studio', payload: remote });
  assert.equal(saved.statusCode, 200, saved.body);
  await until(() => (last('studio/status')?.state === 'online' ? true : undefined));

  const order = JSON.stringify({ id: 'order-1', values: { Portrait: 'b.png' } });
  await desk.publish('studio/run', order);
  await desk.publish('studio/run', order);
  const ended = await until(() => heard.find(({ message }) => message.state === 'success'));
  const { runs } = (await server.ask('/api/runs?batch=automation-studio')).json();
  assert.deepEqual([runs.length, ended.topic], [1, `studio/runs/${runs[0].id}`]);
  const run = await server.dispatcher.run(runs[0].id);
  assert.equal(JSON.parse(run?.promptText ?? '{}')['2'].inputs.image, 'b.png');

  const refused = async (message: string, says: string) => {
    await desk.publish('studio/run', message);
    await until(() => (JSON.stringify(last('studio/errors') ?? {}).includes(says) ? true : undefined));
  };
  await refused('{"values": {"Nobody": 1}}', 'Nobody');
  for (const hostile of ['['.repeat(100_000), '1'.repeat(100_000)]) {
    await refused('no JSON', 'no JSON object');
    await refused(`{"Portrait": ${hostile}`, 'nests too deep');
  }

  await server.dispatcher.pause();
  await desk.publish('studio/run', '{"Portrait": "a.png"}');
  const waiting = await until(async () => (await server.dispatcher.queuedIds()).pending[0]);
  await server.dispatcher.submit({ runId: 'of-others', promptText: '{}', outputs: [], extra: {} });
  await desk.publish('studio/cancel', 'of-others');
  await desk.publish('studio/cancel', JSON.stringify({ id: waiting }));
  await until(() => (last(`studio/runs/${waiting}`)?.state === 'cancelled' ? true : undefined));
  assert.deepEqual((await server.dispatcher.queuedIds()).pending, ['of-others']);

  await server.stop();
  await until(() => (last('studio/status')?.state === 'offline' ? true : undefined));
  assert.equal(JSON.stringify(heard).includes(String(broker.fields.password)), false);
});

test('a broker that is away is said on the automation, and followed once it is there', async (t) => {
  const first = await startMosquitto();
  const { port } = first;
  await first.close();
  await using server = await openTestServer();
  const secrets = await openSecretStore(server.home.root);
  await secrets.set('studio', { kind: 'mqtt', fields: { ...first.fields } });
  const remote = { name: 'Studio', when: { kind: 'mqtt', profile: 'studio' } };
  await server.ask({ method: 'PUT', url: '/api/automations/studio', payload: remote });
  const problem = async () => (await server.ask('/api/automations')).json()[0]?.problem?.en as string | undefined;
  assert.match(await until(problem), /broker of "studio" cannot be reached/);
  const broker = await startMosquitto({ port });
  t.after(() => broker.close());
  await until(async () => ((await problem()) === undefined ? true : undefined));
  const unknown = { name: 'Nobody', when: { kind: 'mqtt', profile: 'nobody' } };
  const refused = await server.ask({ method: 'PUT', url: '/api/automations/nobody', payload: unknown });
  assert.match(refused.json().problem.en, /nobody/);
});

test('an automation whose broker is away is changed and deleted, and the server ends', {
  timeout: 120_000,
}, async () => {
  const broker = await startMosquitto();
  await broker.close();
  await using server = await openTestServer();
  const secrets = await openSecretStore(server.home.root);
  await secrets.set('studio', { kind: 'mqtt', fields: { ...broker.fields } });
  const remote = { name: 'Studio', when: { kind: 'mqtt', profile: 'studio' } };
  const put = (id: string) => server.ask({ method: 'PUT', url: `/api/automations/${id}`, payload: remote });
  for (const id of ['first', 'first', 'second']) assert.equal((await put(id)).statusCode, 200, id);
  await server.ask({ method: 'DELETE', url: '/api/automations/second' });
  assert.equal((await server.ask('/api/automations')).json().length, 1);
});
