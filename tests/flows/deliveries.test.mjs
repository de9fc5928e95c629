// The workflows under examples/ that deliver, against servers of this machine.
import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import {
  startFailingStorage,
  startMosquitto,
  startS3Server,
  startSmtpServer,
  startWebhookReceiver,
} from '@talkgraph/delivery/testing';
import { presenterVideo, spokenWav } from '@talkgraph/lipsync/testing';
import { probe } from '@talkgraph/media';
import { openSecretStore } from '@talkgraph/runtime';
import { openTestHome } from '../../packages/worker/dist/testing/open-test-home.js';

const folder = new URL('../../examples/', import.meta.url);
const sentence = 'Bob might open the map.';

/** A home with the person and the recording that the examples name, and the profiles that are given. */
async function filledHome(t, profiles) {
  const home = await openTestHome(t);
  t.after(() => home.capabilities.release());
  const input = (name) => join(home.home.inputs, name);
  await presenterVideo(input('presenter.mp4'), { frameCount: 8 });
  await spokenWav(input('speech-en.wav'), sentence, 0.6);
  const secrets = await openSecretStore(home.home.root, {});
  for (const [name, [kind, fields]] of Object.entries(profiles)) await secrets.set(name, { kind, fields });
  return { ...home, input };
}

async function runExample(home, name) {
  const prompt = JSON.parse(await readFile(new URL(`${name}.json`, folder), 'utf8'));
  for (const { inputs } of Object.values(prompt)) if (inputs.resolution) inputs.resolution = '720p';
  const run = await home.run(prompt);
  const failures = run.events.filter(({ kind, caught }) => kind === 'node-failed' && !caught);
  assert.equal(run.status, 'success', JSON.stringify(failures[0]?.failure.text));
  return run;
}

/** Whether bytes are a film as long as the sentence. */
async function assertFilm(home, bytes) {
  const path = join(home.home.temp, 'delivered.mp4');
  await writeFile(path, bytes);
  assert.equal((await probe(path)).video.frameCount, 15);
}

test('deliver-to-s3 uploads the film, and its link opens it', async (t) => {
  const server = await startS3Server();
  t.after(() => server.close());
  const home = await filledHome(t, { 'company-s3': ['s3', server.fields] });
  const run = await runExample(home, 'deliver-to-s3');
  const [name] = await server.list();
  assert.match(name, /^openings\/\d{4}-\d\d-\d\d\/video-[0-9a-f]{8}\.mp4$/);
  const [link] = run.records.get('5').ui.text;
  await assertFilm(home, Buffer.from(await (await fetch(link)).arrayBuffer()));
});

test('deliver-to-oss uploads the film', async (t) => {
  const storage = await startFailingStorage('oss');
  t.after(() => storage.close());
  const home = await filledHome(t, { 'company-oss': ['oss', storage.fields] });
  await runExample(home, 'deliver-to-oss');
  const [[name, { bytes, contentType }]] = [...storage.state.objects];
  assert.match(name, /^openings\/.+\.mp4$/);
  assert.equal(contentType, 'video/mp4');
  await assertFilm(home, bytes);
});

test('mail-when-done sends one mail that shows what is done and says why a row was skipped', async (t) => {
  const server = await startSmtpServer();
  t.after(() => server.close());
  const home = await filledHome(t, { 'office-mail': ['smtp', server.fields] });
  await writeFile(home.input('lecturers.csv'), 'name,course\r\n王老师,高等数学\r\nBo,Music\r\n');
  await mkdir(home.input('voices'));
  await spokenWav(home.input('voices/王老师.wav'), sentence, 0.6);
  await runExample(home, 'mail-when-done');
  assert.equal(server.mails.length, 1);
  const [{ subject, html, text, files, to }] = server.mails;
  assert.deepEqual(to, ['team@example.com']);
  assert.match(subject, /^课程片头 \d{4}-\d\d-\d\d：完成 1 \/ 2$/);
  assert.match(text, /- Bo · Music \[(失败|已跳过)\]\n {2}\S/);
  assert.match(html, /cid:row-1@talkgraph/);
  assert.equal(files.length, 1);
});

test('publish-mqtt tells a broker and a webhook where the film lies', async (t) => {
  const [broker, portal] = [await startMosquitto(), await startWebhookReceiver()];
  t.after(() => Promise.all([broker.close(), portal.close()]));
  const home = await filledHome(t, { screens: ['mqtt', broker.fields], portal: ['webhook', portal.fields] });
  await runExample(home, 'publish-mqtt');
  const heard = await broker.listen('talkgraph/#');
  for (let i = 0; i < 3000 && heard.length === 0; i += 1) await wait(10);
  const { address } = JSON.parse(heard[0].message);
  assert.match(address, /^outputs\/screens\/video-[0-9a-f]{8}\.mp4$/);
  assert.equal(JSON.parse(portal.calls[0].body).data.address, address);
  await assertFilm(home, await readFile(join(home.home.root, address)));
});
