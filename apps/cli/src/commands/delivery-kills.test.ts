import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { startMosquitto, startS3Server, startSmtpServer, startWebhookReceiver } from '@talkgraph/delivery/testing';
import { openSecretStore } from '@talkgraph/runtime';
import { makeGreyVideo } from '../testing/make-media.js';
import { startTalkgraph } from '../testing/serve-talkgraph.js';

/** More rounds take longer and find rarer faults: `TALKGRAPH_KILL_ROUNDS=10`. */
const rounds = Number(process.env.TALKGRAPH_KILL_ROUNDS ?? 1);
/** A node that five workers died in is given up, so that there are fewer kills than that. */
const ends = ['worker', 'server', 'both'] as const;
const count = 6;
/** Each life ends about so many messages later than the one before. */
const messagesInLife = 4;

const node = (class_type: string, inputs: object) => ({ class_type, inputs });
const batch = {
  table: node('LoadTable', { file: 'rows.csv' }),
  each: node('ForEach', { table: ['table', 0] }),
  name: node('RowValue', { row: ['each', 1], column: 'film' }),
  load: node('LoadVideo', { file: ['name', 0] }),
  save: node('SaveVideo', { video: ['load', 0], filename_prefix: 'kept/clip' }),
  s3: node('SaveToS3', { file: ['save', 0], profile: 'cloud', name: '{name}' }),
  share: node('SaveToFolder', { file: ['save', 0], profile: 'share', name: '{name}' }),
  hook: node('Webhook', { data: ['s3', 0], profile: 'hook', event: 'film' }),
  told: node('MQTTPublish', { message: ['share', 0], profile: 'plant', topic: 'films' }),
  end: node('ForEachEnd', {
    ...{ loop: ['each', 0], result: ['s3', 0], result_2: ['hook', 0], result_3: ['told', 0] },
    ...{ concurrency: 2, on_failure: 'skip', language: 'en' },
  }),
  mail: node('SendEmail', {
    ...{ profile: 'post', to: 'team@example.com', subject: '{done} of {all}', report: ['end', 3], language: 'en' },
  }),
};

interface Entry {
  readonly status: { readonly status_str: string };
}

/** Waits until the run has ended; undefined where the time is over before. */
async function entryOf(url: string, milliseconds: number): Promise<Entry | undefined> {
  const end = Date.now() + milliseconds;
  while (Date.now() < end) {
    const all = (await (await fetch(`${url}/history`)).json()) as Record<string, Entry>;
    if (all.batch) return all.batch;
    await wait(50);
  }
  return undefined;
}

async function handIn(url: string): Promise<void> {
  const response = await fetch(`${url}/prompt`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': 'batch' },
    body: JSON.stringify({ prompt: batch, prompt_id: 'batch' }),
  });
  assert.equal(response.status, 200, await response.text());
}

async function workersOf(url: string): Promise<readonly number[]> {
  const workers = (await (await fetch(`${url}/api/workers`)).json()) as readonly { readonly pid?: number }[];
  return workers.flatMap(({ pid }) => pid ?? []);
}

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

async function sumsIn(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder);
  return Promise.all(names.sort().map(async (name) => `${name} ${sha256(await readFile(join(folder, name)))}`));
}

interface Servers {
  readonly cloud: { readonly fields: Fields };
  readonly post: { readonly fields: Fields };
  readonly hook: { readonly fields: Fields };
  readonly plant: { readonly fields: Fields };
}

type Fields = Readonly<Record<string, string>>;

/** Films, a table of them with one that is not there, and the profiles; answers the folder that is shared. */
async function fillHome(home: string, { cloud, post, hook, plant }: Servers): Promise<string> {
  const share = join(home, 'share');
  await Promise.all([mkdir(share), mkdir(join(home, 'inputs'))]);
  const names = Array.from({ length: count }, (_, i) => `film ${i}.mp4`);
  for (const [i, name] of names.entries()) await makeGreyVideo(join(home, 'inputs', name), 20 + i);
  await writeFile(join(home, 'inputs', 'rows.csv'), ['film', ...names, 'gone.mp4'].join('\n'));
  const secrets = await openSecretStore(home, {});
  await secrets.set('cloud', { kind: 's3', fields: cloud.fields });
  await secrets.set('post', { kind: 'smtp', fields: post.fields });
  await secrets.set('hook', { kind: 'webhook', fields: hook.fields });
  await secrets.set('plant', { kind: 'mqtt', fields: plant.fields });
  await secrets.set('share', { kind: 'folder', fields: { path: share } });
  return share;
}

for (let round = 1; round <= rounds; round += 1) {
  test(`a batch whose server and workers are killed delivers everything once and whole (round ${round})`, {
    timeout: 300_000,
  }, async (t) => {
    const home = await mkdtemp(join(tmpdir(), 'talkgraph-delivery-kills-'));
    t.after(() => rm(home, { recursive: true, force: true }));
    const [cloud, post] = await Promise.all([startS3Server(), startSmtpServer()]);
    const [hook, plant] = await Promise.all([startWebhookReceiver(), startMosquitto()]);
    t.after(() => Promise.all([cloud.close(), post.close(), hook.close(), plant.close()]));
    const heard = await plant.listen('films');
    const share = await fillHome(home, { cloud, post, hook, plant });

    for (const [life, end] of ends.entries()) {
      const server = startTalkgraph(home);
      const url = await server.ready;
      await handIn(url);
      // Somewhere on the way: between two messages, or in the middle of an upload.
      const enough = messagesInLife * (life + Math.random());
      while (hook.calls.length + heard.length < enough && !(await entryOf(url, 10))) await wait(5);
      await wait(Math.random() * 40);
      const early = await entryOf(url, 1);
      const workers = end === 'server' ? [] : await workersOf(url);
      for (const pid of workers) process.kill(pid, 'SIGKILL');
      if (end === 'worker') await wait(500);
      server.child.kill('SIGKILL');
      await server.ended;
      t.diagnostic(
        `${end} killed ${early ? 'at the end' : 'on the way'}: ${hook.calls.length} calls, ${heard.length} messages`,
      );
    }
    const server = startTalkgraph(home);
    const entry = await entryOf(await server.ready, 120_000);
    server.child.kill('SIGTERM');
    assert.equal(await server.ended, 0);
    assert.equal(entry?.status.status_str, 'success');

    const kept = await sumsIn(join(home, 'outputs', 'kept'));
    assert.equal(kept.length, count, kept.join('\n'));
    assert.deepEqual(await sumsIn(share), kept);
    const stored = await cloud.list();
    assert.deepEqual(
      await Promise.all(stored.map(async (name) => `${name} ${sha256((await cloud.get(name)).bytes)}`)),
      kept,
    );
    // A crash between a receiver's yes and our note of it repeats a message, under the same id and with the same words.
    const ids = hook.calls.map(({ headers }) => headers['idempotency-key']);
    assert.equal(new Set(ids).size, count);
    assert.equal(new Set(heard.map(({ message }) => JSON.parse(message).sha256)).size, count);
    assert.ok(ids.length <= count + ends.length * 2 && heard.length <= count + ends.length * 2);
    t.diagnostic(
      `repeated: ${ids.length - count} calls, ${heard.length - count} messages, ${post.mails.length - 1} mails`,
    );
    assertOneMail(post.mails);
    assert.deepEqual(await readdir(join(home, 'temp', 'work')), []);
    assert.deepEqual(await readdir(join(home, 'artifacts', '.partial')), []);
  });
}

/** The one mail of the run; it may have come a second time. */
function assertOneMail(mails: readonly { readonly subject?: string | undefined; readonly html?: unknown }[]): void {
  assert.equal(new Set(mails.map(({ subject }) => subject)).size, 1);
  assert.equal(mails[0]?.subject, `${count} of ${count + 1}`);
  assert.ok(mails.length <= 2);
  assert.match(String(mails[0]?.html), /gone\.mp4/);
}
