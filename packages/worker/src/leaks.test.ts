import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import {
  startFailingStorage,
  startMosquitto,
  startSmtpServer,
  startWebhookReceiver,
} from '@talkgraph/delivery/testing';
import { logRuns, openLogger, openSecretStore, withoutPlaces } from '@talkgraph/runtime';
import { endOf, withDispatcher, withTestHome } from './testing/with-dispatcher.js';

const secrets = {
  s3: 'secret-of-the-bucket',
  smtp: 'secret-of-the-mail',
  mqtt: 'secret-of-the-broker',
  url: 'secret-in-the-address',
  header: 'secret-in-the-header',
  signing: 'secret-for-signing',
};

const node = (type: string, inputs: object) => ({ class_type: type, inputs });

/** One delivery of each kind, of which all fail but one: its receiver repeats the header it was sent. */
const deliveries = {
  s3: node('SaveToS3', { file: ['1', 0], profile: 'bucket', name: 'a' }),
  smtp: node('SendEmail', { profile: 'post', to: 'a@example.com', subject: 'x', message: 'x' }),
  mqtt: node('MQTTPublish', { message: ['0', 0], profile: 'plant', topic: 'a' }),
  refused: node('Webhook', { data: ['0', 0], profile: 'refusing', event: 'x' }),
  echo: node('Webhook', { data: ['0', 0], profile: 'echoing', event: 'x' }),
  away: node('Webhook', { data: ['0', 0], profile: 'wrong', event: 'x' }),
};

test('when every delivery fails, no secret is in the log, the database, the events or any other file of the home', {
  timeout: 60_000,
}, async (t) => {
  const servers = [
    await startFailingStorage('s3'),
    await startSmtpServer(),
    await startMosquitto(),
    await startWebhookReceiver(),
  ] as const;
  const [storage, mail, broker, hook] = servers;
  t.after(() => Promise.all(servers.map((server) => server.close())));
  hook.answer = () => 200;
  const refusing = await startWebhookReceiver();
  t.after(() => refusing.close());
  await withTestHome(async (home) => {
    const store = await openSecretStore(home.root, {});
    const address = `${hook.url}&key=${secrets.url}`;
    await store.set('bucket', { kind: 's3', fields: { ...storage.fields, secret_access_key: secrets.s3 } });
    await store.set('post', { kind: 'smtp', fields: { ...mail.fields, password: secrets.smtp } });
    await store.set('plant', { kind: 'mqtt', fields: { ...broker.fields, password: secrets.mqtt } });
    const header = `Bearer ${secrets.header}`;
    const common = { secret: secrets.signing, authorization: header };
    await store.set('echoing', { kind: 'webhook', fields: { url: address, ...common } });
    await store.set('refusing', { kind: 'webhook', fields: { url: refusing.url, ...common } });
    await store.set('wrong', {
      kind: 'webhook',
      fields: { url: `https://user:${secrets.url}@127.0.0.1:1/`, ...common },
    });
    const log = await openLogger({ home, redactor: store.redactor, level: 'debug' });
    const told: string[] = [];
    await withDispatcher(
      async (dispatcher) => {
        logRuns(dispatcher, log);
        dispatcher.onEvent((event) => told.push(JSON.stringify(event)));
        for (const [name, delivery] of Object.entries(deliveries)) {
          const prompt = {
            '0': node('PrimitiveString', { value: 'hello' }),
            '1': node('SilentAudio', { seconds: 0.1 }),
            '2': delivery,
          };
          const submitted = { promptText: JSON.stringify(prompt), outputs: ['2'], extra: {} };
          const {
            run: { runId },
          } = await dispatcher.submit(submitted);
          const { event } = await endOf(dispatcher, runId);
          const expected = name === 'echo' ? 'success' : 'error';
          assert.equal(event.kind === 'run-done' && event.status, expected, `${name}: ${JSON.stringify(event)}`);
          told.push(JSON.stringify(await dispatcher.run(runId)), JSON.stringify(await dispatcher.nodes(runId)));
        }
      },
      { home, log },
    );
    await log.close();
    assert.match(hook.calls[0]?.headers.authorization ?? '', new RegExp(secrets.header));
    for (const secret of Object.values(secrets)) {
      assert.ok(!told.join('\n').includes(secret), `${secret} was told`);
      assert.deepEqual(withoutPlaces(home.root)(await filesWith(home.root, secret)), [
        join('secrets', 'profiles.json'),
      ]);
    }
  });
});

async function filesWith(folder: string, text: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    // The database takes its side files away when it is closed.
    const contents = entry.isFile() ? await readFile(path).catch(() => Buffer.of()) : Buffer.of();
    if (contents.includes(text)) found.push(path);
  }
  return found;
}
