import assert from 'node:assert/strict';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import {
  startFailingStorage,
  startMosquitto,
  startS3Server,
  startSmtpServer,
  startWebhookReceiver,
} from '@talkgraph/delivery/testing';
import type { JsonObject } from '@talkgraph/engine';
import { makeMedia } from '@talkgraph/media/testing';
import { openSecretStore } from '@talkgraph/runtime';
import { openTestHome, type TestHome, type TestRun } from '../testing/open-test-home.js';

const node = (type: string, inputs: JsonObject) => ({ class_type: type, inputs });

/** A home with a film of a second and the profiles that are given. */
async function filledHome(
  t: TestContext,
  profiles: Readonly<Record<string, readonly [string, object]>>,
): Promise<TestHome> {
  const home = await openTestHome(t);
  const pictures = { codec: 'libx264', width: 96, height: 64, fps: { num: 25, den: 1 }, frameCount: 25 } as const;
  await makeMedia(join(home.home.inputs, 'film.mp4'), { pictures });
  const secrets = await openSecretStore(home.home.root, {});
  for (const [name, [kind, fields]] of Object.entries(profiles)) {
    await secrets.set(name, { kind, fields: fields as Record<string, string> });
  }
  return home;
}

function succeeded(run: TestRun): TestRun {
  const failed = run.events
    .filter(({ kind }) => kind === 'node-failed')
    .map((event) => JSON.stringify(event).slice(0, 300));
  assert.equal(run.status, 'success', failed.join());
  return run;
}

/** What an output of a node answered first. */
function answerOf(run: TestRun, id: string, output = 0): JsonObject {
  const item = run.records.get(id)?.outputs.at(output)?.at(0);
  return (item && 'value' in item ? item.value : {}) as JsonObject;
}

const film = node('LoadVideo', { file: 'film.mp4' });

test('a video is rendered once, uploaded, and left alone while the storage has it', async (t) => {
  const server = await startS3Server();
  t.after(() => server.close());
  const home = await filledHome(t, { company: ['s3', server.fields] });
  const prompt = {
    '1': film,
    '2': node('SaveToS3', {
      file: ['1', 0],
      profile: 'company',
      name: 'open/{name}',
      if_exists: 'rename',
      link_hours: 1,
    }),
    '3': node('PreviewAny', { source: ['2', 1] }),
  };
  const first = succeeded(await home.run(prompt));
  const [name = ''] = await server.list();
  assert.match(name, /^open\/video-[0-9a-f]{8}\.mp4$/);
  const { bytes } = await server.get(name);
  const link = String(first.records.get('3')?.ui?.text?.at(0));
  assert.ok(Buffer.from(await (await fetch(link)).arrayBuffer()).equals(bytes));
  const second = succeeded(await home.run(prompt));
  assert.equal(
    second.events.some(({ kind }) => kind === 'node-note'),
    true,
  );
  assert.deepEqual(await server.list(), [name]);
  // Somebody took it away: it is delivered again, although nothing about the workflow changed.
  await fetch(`${server.url}/films/${name}`, { method: 'DELETE' });
  succeeded(await home.run(prompt));
  assert.deepEqual(await server.list(), [name]);
  assert.deepEqual(await readdir(home.home.outputs), []);
});

test('saved files go to OSS and to folders; a folder of the home needs no profile', async (t) => {
  const storage = await startFailingStorage('oss');
  t.after(() => storage.close());
  const home = await filledHome(t, { cloud: ['oss', storage.fields] });
  const share = join(home.home.root, 'share');
  await mkdir(share);
  await (await openSecretStore(home.home.root, {})).set('share', { kind: 'folder', fields: { path: share } });
  const run = succeeded(
    await home.run({
      '1': film,
      '2': node('SaveVideo', { video: ['1', 0], filename_prefix: 'clip' }),
      '3': node('SaveToOSS', { file: ['2', 0], profile: 'cloud', name: '{name}' }),
      '4': node('SaveToFolder', { file: ['2', 0], profile: 'share', name: '课程/{index}' }),
      '5': node('SaveToFolder', { file: ['2', 0], profile: '', name: 'final/{name}' }),
    }),
  );
  assert.deepEqual([...storage.state.objects.keys()], ['clip_00001_.mp4']);
  assert.deepEqual(await readdir(join(share, '课程')), ['1.mp4']);
  const saved = await readFile(join(home.home.outputs, 'clip_00001_.mp4'));
  assert.ok((await readFile(join(home.home.outputs, 'final/clip_00001_.mp4'))).equals(saved));
  const answer = answerOf(run, '5');
  assert.equal(answer?.address, 'outputs/final/clip_00001_.mp4');
});

test('one mail tells of a batch: what was done, with pictures and links, and what was skipped and why', async (t) => {
  const [mail, bucket] = [await startSmtpServer(), await startS3Server()];
  t.after(() => Promise.all([mail.close(), bucket.close()]));
  const home = await filledHome(t, { post: ['smtp', mail.fields], company: ['s3', bucket.fields] });
  await writeFile(join(home.home.inputs, 'rows.csv'), '姓名,视频\n张三,film.mp4\n李四,gone.mp4\n');
  const prompt = {
    '1': node('LoadTable', { file: 'rows.csv' }),
    '2': node('ForEach', { table: ['1', 0] }),
    '3': node('RowValue', { row: ['2', 1], column: '视频' }),
    '4': node('LoadVideo', { file: ['3', 0] }),
    '5': node('SaveVideo', { video: ['4', 0], filename_prefix: 'v/clip' }),
    '6': node('SaveToS3', { file: ['5', 0], profile: 'company', name: '{name}' }),
    '7': node('ForEachEnd', { loop: ['2', 0], result: ['6', 1], result_2: ['5', 0], on_failure: 'skip' }),
    '8': node('SendEmail', {
      ...{
        profile: 'post',
        to: 'team@example.com',
        subject: '片头 {done}/{all}',
        message: '请查收',
        report: ['7', 3],
        thumbnails: ['7', 1],
      },
      language: 'zh',
    }),
  };
  succeeded(await home.run(prompt));
  assert.equal(mail.mails.length, 1);
  const [got] = mail.mails;
  assert.equal(got?.subject, '片头 1/2');
  assert.match(got?.html ?? '', /cid:row-1@talkgraph/);
  assert.match(got?.html ?? '', /李四[\s\S]*gone\.mp4/);
  assert.match(got?.html ?? '', /X-Amz-Signature/);
  assert.deepEqual(
    got?.files.map(({ cid }) => cid),
    ['row-1@talkgraph'],
  );
  assert.deepEqual([...(got?.files.at(0)?.bytes.subarray(0, 2) ?? [])], [0xff, 0xd8]);
  assert.deepEqual(
    home.logged.map(({ target, address }) => [target, address]),
    [
      ['s3', `s3://films/${(await bucket.list())[0]}`],
      ['email', 'mailto:team@example.com'],
    ],
  );
  assert.doesNotMatch(JSON.stringify(home.logged), /Signature/, 'a signed link opens the file');
});

test('webhooks and MQTT carry what a node made', async (t) => {
  const [receiver, broker] = [await startWebhookReceiver(), await startMosquitto()];
  t.after(() => Promise.all([receiver.close(), broker.close()]));
  const home = await filledHome(t, { hook: ['webhook', receiver.fields], plant: ['mqtt', broker.fields] });
  const heard = await broker.listen('#');
  const run = succeeded(
    await home.run({
      '1': film,
      '2': node('SaveToFolder', { file: ['1', 0], name: 'a' }),
      '3': node('Webhook', { data: ['2', 0], profile: 'hook', event: 'done' }),
      '4': node('MQTTPublish', { message: ['2', 0], profile: 'plant', topic: 'films' }),
    }),
  );
  const told = JSON.parse(receiver.calls[0]?.body ?? '{}');
  assert.deepEqual([told.event, told.data.address], ['done', 'outputs/a.mp4']);
  for (let i = 0; i < 100 && heard.length === 0; i += 1) await new Promise((resolve) => setTimeout(resolve, 10));
  assert.equal(JSON.parse(heard[0]?.message ?? '{}').address, 'outputs/a.mp4');
  assert.ok(run.records.get('3'));
  assert.deepEqual(home.logged.map(({ target }) => target).sort(), ['folder', 'mqtt', 'webhook']);
});

test('mistakes name the profile and what to do', async (t) => {
  const home = await filledHome(t, { plant: ['mqtt', { url: 'mqtt://127.0.0.1:1' }] });
  const cases: readonly (readonly [string, string])[] = [
    ['none', 'SECRETS_PROFILE_MISSING'],
    ['plant', 'SECRETS_PROFILE_KIND'],
  ];
  for (const [profile, code] of cases) {
    const run = await home.run({ '1': film, '2': node('SaveToS3', { file: ['1', 0], profile, name: 'a' }) });
    assert.equal(run.failure, code);
  }
  await rm(join(home.home.root, 'secrets'), { recursive: true });
});
