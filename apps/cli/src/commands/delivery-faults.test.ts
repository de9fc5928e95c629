import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import {
  type FailingStorage,
  type Mosquitto,
  type SmtpTestServer,
  startBreakingRelay,
  startFailingStorage,
  startMosquitto,
  startSmtpServer,
} from '@talkgraph/delivery/testing';
import { openSecretStore } from '@talkgraph/runtime';
import { makeGreyVideo } from '../testing/make-media.js';
import { type ServingTalkgraph, serveTalkgraph } from '../testing/serve-talkgraph.js';

const node = (class_type: string, inputs: object) => ({ class_type, inputs });
const batch = {
  table: node('LoadTable', { file: 'rows.csv' }),
  each: node('ForEach', { table: ['table', 0] }),
  film: node('RowValue', { row: ['each', 1], column: 'film' }),
  bucket: node('RowValue', { row: ['each', 1], column: 'bucket' }),
  folder: node('RowValue', { row: ['each', 1], column: 'folder' }),
  load: node('LoadVideo', { file: ['film', 0] }),
  save: node('SaveVideo', { video: ['load', 0], filename_prefix: 'kept/clip' }),
  share: node('SaveToFolder', { file: ['save', 0], profile: ['folder', 0], name: ['film', 0] }),
  s3: node('SaveToS3', { file: ['save', 0], profile: ['bucket', 0], name: ['film', 0] }),
  told: node('MQTTPublish', { message: ['share', 0], profile: 'plant', topic: 'films' }),
  end: node('ForEachEnd', {
    ...{ loop: ['each', 0], result: ['s3', 0], result_2: ['share', 0], result_3: ['told', 0] },
    ...{ concurrency: 2, on_failure: 'skip', language: 'en' },
  }),
  report: node('SaveTable', { table: ['end', 3], filename_prefix: 'table/report', format: 'jsonl' }),
  mail: node('SendEmail', {
    ...{ profile: 'post', to: 'team@example.com', subject: '{done} of {all}', report: ['end', 3], language: 'en' },
  }),
};
/** The films are called after what goes wrong with them. */
const rows = [
  { film: 'dropped.mp4', bucket: 'cloud', folder: 'share' },
  { film: 'failing.mp4', bucket: 'cloud', folder: 'share' },
  { film: 'locked out.mp4', bucket: 'cloud-wrong', folder: 'share' },
  { film: 'full.mp4', bucket: 'cloud', folder: 'small' },
  { film: 'fine.mp4', bucket: 'cloud', folder: 'share' },
];

/** A full disk with a folder on it, or undefined where nothing can be mounted. */
async function mountFullDisk(place: string): Promise<string | undefined> {
  await mkdir(place);
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', place], { stdio: 'ignore' });
  if (mounted.status !== 0) return undefined;
  await writeFile(join(place, 'filling'), Buffer.alloc(64 * 1024));
  return join(place, 'films');
}

interface Places {
  readonly cloud: FailingStorage;
  readonly post: SmtpTestServer;
  readonly plant: Mosquitto;
  /** Where the messages for the broker go through. */
  readonly relay: { readonly port: number };
  readonly small: string;
}

/** The films, the table, and a profile for each place, one of them with a wrong password. Answers the shared folder. */
async function fillHome(home: string, { cloud, post, plant, relay, small }: Places): Promise<string> {
  const share = join(home, 'share');
  await Promise.all([mkdir(share), mkdir(join(home, 'inputs'))]);
  for (const [i, { film }] of rows.entries()) await makeGreyVideo(join(home, 'inputs', film), 20 + i);
  const lines = rows.map(({ film, bucket, folder }) => `${film},"${bucket}",${folder}`);
  await writeFile(join(home, 'inputs', 'rows.csv'), ['film,bucket,folder', ...lines].join('\n'));
  const secrets = await openSecretStore(home, {});
  await secrets.set('cloud', { kind: 's3', fields: cloud.fields });
  await secrets.set('cloud-wrong', { kind: 's3', fields: { ...cloud.fields, secret_access_key: 'not-the-password' } });
  await secrets.set('post', { kind: 'smtp', fields: post.fields });
  const url = `mqtt://127.0.0.1:${relay.port}`;
  await secrets.set('plant', { kind: 'mqtt', fields: { ...plant.fields, url } });
  await secrets.set('share', { kind: 'folder', fields: { path: share } });
  await secrets.set('small', { kind: 'folder', fields: { path: small } });
  return share;
}

/** Lets the storage and the mail server fail in the middle of what they are doing, and then do what they should. */
function breakPlaces({ cloud, post }: Pick<Places, 'cloud' | 'post'>): void {
  const faults = new Map([
    ['dropped.mp4', 'drop midway' as const],
    ['failing.mp4', 'error 500' as const],
  ]);
  cloud.fault = ({ method, name }) => {
    const fault = method === 'PUT' ? faults.get(name) : undefined;
    faults.delete(method === 'PUT' ? name : '');
    return fault;
  };
  const mailFaults = ['drop', 'busy 451'] as const;
  post.fault = () => mailFaults[post.attempts() - 1];
}

interface EndedRun {
  readonly state: string;
  readonly endedAt?: number;
  readonly leftOut?: number;
}

async function runBatch({ url }: ServingTalkgraph, id: string): Promise<EndedRun> {
  const body = JSON.stringify({ prompt: batch, prompt_id: id });
  const response = await fetch(`${url}/prompt`, { method: 'POST', body });
  assert.equal(response.status, 200, await response.text());
  for (;;) {
    const run = (await (await fetch(`${url}/api/runs/${id}`)).json()) as EndedRun;
    if (run.endedAt !== undefined) return run;
    await wait(50);
  }
}

interface ReportRow {
  readonly film: string;
  readonly status: string;
  readonly reason: string;
}

async function reportOf(home: string, number: number): Promise<readonly ReportRow[]> {
  const text = await readFile(join(home, 'outputs', 'table', `report_0000${number}_.jsonl`), 'utf8');
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as ReportRow);
}

/** Starts every place and a home that knows them; ends them after the test, the disk before its folder. */
async function openPlaces(t: TestContext) {
  const home = await mkdtemp(join(tmpdir(), 'talkgraph-delivery-faults-'));
  const disk = join(home, 'disk');
  const mounted = await mountFullDisk(disk);
  // Without the right to mount, a place that is no folder is the trouble of that row.
  const small = mounted ?? join(disk, 'no folder');
  if (mounted === undefined) await writeFile(small, '');
  const [cloud, post, plant] = await Promise.all([startFailingStorage('s3'), startSmtpServer(), startMosquitto()]);
  // The first message breaks off in its middle.
  const relay = await startBreakingRelay(plant.port, (connection) => (connection === 1 ? 60 : undefined));
  let server: ServingTalkgraph | undefined;
  t.after(async () => {
    await server?.stop();
    await Promise.all([relay.close(), cloud.close(), post.close(), plant.close()]);
    if (mounted !== undefined) spawnSync('umount', [disk], { stdio: 'ignore' });
    await rm(home, { recursive: true, force: true, maxRetries: 5 });
  });
  const share = await fillHome(home, { cloud, post, plant, relay, small });
  breakPlaces({ cloud, post });
  server = await serveTalkgraph(home);
  return { server, home, share, small, mounted: mounted !== undefined, cloud, post, plant, relay };
}

test('a batch during which every place fails once loses, doubles and halves nothing, and blames the right rows', {
  timeout: 120_000,
}, async (t) => {
  const { server, home, share, small, mounted, cloud, post, plant, relay } = await openPlaces(t);
  const heard = await plant.listen('films');
  const first = await runBatch(server, 'first');
  assert.deepEqual([first.state, first.leftOut], ['success', 2]);
  const report = await reportOf(home, 1);
  assert.deepEqual(
    report.map(({ film, status }) => [film, status]),
    rows.map(({ film, bucket, folder }) => [film, bucket === 'cloud' && folder === 'share' ? 'done' : 'failed']),
  );
  assert.match(report[2]?.reason ?? '', /does not let us in with the profile "cloud-wrong"/);
  assert.match(report[3]?.reason ?? '', mounted ? /The disk of .* is full/ : /cannot be written to/);
  assert.deepEqual(
    report.filter(({ status }) => status === 'done').map(({ reason }) => reason),
    ['', '', ''],
  );
  const finished = ['dropped.mp4', 'failing.mp4', 'fine.mp4'];
  await assertWhole(home, share, cloud, finished);
  assert.ok(relay.connections() > heard.length, 'the broken message was sent again');
  const told = heard.map(({ message }) => basename((JSON.parse(message) as { address: string }).address));
  assert.equal(new Set(told).size, told.length);
  for (const film of finished) assert.ok(told.includes(film));
  if (mounted) assert.deepEqual(await readdir(small), []);

  const [mail] = post.mails;
  assert.deepEqual([post.mails.length, post.attempts(), mail?.subject], [1, 3, '3 of 5']);
  for (const { film, reason } of report.slice(2, 4)) {
    const place = mail?.text.indexOf(film) ?? -1;
    assert.ok(place > 0 && (mail?.text.indexOf(reason.slice(0, 40)) ?? -1) > place, `${film}: ${mail?.text}`);
  }
  assert.ok(!JSON.stringify([report, mail?.raw]).includes('not-the-password'));

  await mendPlaces(home, { cloud, small });
  assert.equal((await runBatch(server, 'second')).leftOut, undefined);
  assert.deepEqual([post.mails.length, post.mails[1]?.subject], [2, '5 of 5']);
  await assertWhole(
    home,
    share,
    cloud,
    rows.map(({ film }) => film),
    small,
  );
});

/** What people do when they have read the mail: the right password, and room on the disk. */
async function mendPlaces(home: string, { cloud, small }: Pick<Places, 'cloud' | 'small'>): Promise<void> {
  const secrets = await openSecretStore(home, {});
  await secrets.set('cloud-wrong', { kind: 's3', fields: cloud.fields });
  await rm(join(home, 'disk', 'filling'), { force: true });
  if ((await stat(small)).isFile()) await rm(small);
}

/** Each film lies in the storage and in a folder, whole and once; the rest may lie there whole or not at all. */
async function assertWhole(
  home: string,
  share: string,
  cloud: FailingStorage,
  films: readonly string[],
  small?: string,
): Promise<void> {
  const kept = new Set(
    await Promise.all(
      (await readdir(join(home, 'outputs', 'kept'))).map(async (name) =>
        sha256(await readFile(join(home, 'outputs', 'kept', name))),
      ),
    ),
  );
  const stored = [...cloud.state.objects].map(([name, { bytes }]) => ({ name, bytes }));
  const folders = small === undefined ? [share] : [share, small];
  const shared = await Promise.all(
    folders.map(async (folder) =>
      Promise.all((await readdir(folder)).map(async (name) => ({ name, bytes: await readFile(join(folder, name)) }))),
    ),
  );
  for (const place of [stored, shared.flat()]) {
    const names = place.map(({ name }) => name);
    assert.equal(new Set(names).size, names.length);
    assert.deepEqual(
      names.filter((name) => !rows.some(({ film }) => film === name)),
      [],
    );
    for (const film of films) assert.ok(names.includes(film), `${film} is missing in ${names.join(', ')}`);
    for (const { name, bytes } of place) assert.ok(kept.has(sha256(bytes)), `${name} is not what was saved`);
  }
}

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
