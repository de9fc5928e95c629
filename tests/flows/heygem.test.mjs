// The workflow under examples/ in which a HeyGem service makes the mouth, with a stand-in of the service; and what becomes of
// such runs when the server or the worker is killed while the service works.
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { presenterVideo, spokenWav, startHeygemStandIn } from '@talkgraph/lipsync/testing';
import { probe } from '@talkgraph/media';
import { openSecretStore } from '@talkgraph/runtime';
import { startTalkgraph } from '../../apps/cli/dist/testing/serve-talkgraph.js';

let root;
let home;
let standIn;
/** Opened by a test to let the service go on at 20 %. */
let goOn;

before(async () => {
  root = await mkdtemp(join(tmpdir(), 'talkgraph-heygem-flow-'));
  home = join(root, 'home');
  const [folder, memory] = ['face2face', 'memory'].map((name) => join(root, name));
  for (const each of [folder, memory, join(home, 'inputs')]) await mkdir(each, { recursive: true });
  const pauseAt20 = () => new Promise((resolve) => (goOn = resolve));
  standIn = await startHeygemStandIn({ folder, memory, pauseAt20 });
  const profiles = await openSecretStore(home);
  await profiles.set('heygem', { kind: 'heygem', fields: { url: standIn.address, data_folder: folder } });
  await presenterVideo(join(home, 'inputs', 'presenter.mp4'), { frameCount: 8 });
  await spokenWav(join(home, 'inputs', 'speech-en.wav'), 'Bob might open the map.', 0.4);
});
after(async () => {
  await standIn[Symbol.asyncDispose]();
  await rm(root, { recursive: true, force: true, maxRetries: 5 });
});

/** Hands the example in, with a mouth that is `offsetMs` late, so that each run asks for something else. */
async function submit(url, name, offsetMs) {
  const prompt = JSON.parse(await readFile(new URL('../../examples/heygem-service.json', import.meta.url), 'utf8'));
  prompt['5'] = { class_type: 'MouthOffset', inputs: { offset_ms: offsetMs } };
  Object.assign(prompt['3'].inputs, { resolution: 'source', options: ['5', 0] });
  prompt['4'].inputs.filename_prefix = name;
  const body = JSON.stringify({ prompt, prompt_id: name });
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`${url}/prompt`, { method: 'POST', headers, body });
  assert.equal(response.status, 200, await response.text());
}

/** Waits until the service works on the so-manieth task, and stands at 20 %. */
async function held(count) {
  while (standIn.submitted.length < count || goOn === undefined) await wait(10);
  const { code } = standIn.submitted[count - 1];
  return {
    code,
    go() {
      const open = goOn;
      goOn = undefined;
      open();
    },
  };
}

async function succeeded(url, name) {
  for (;;) {
    const entry = (await (await fetch(`${url}/history/${name}`)).json())[name];
    if (entry !== undefined) {
      assert.equal(entry.status.status_str, 'success', JSON.stringify(entry.status));
      return probe(join(home, 'outputs', `${name}_00001_.mp4`));
    }
    await wait(50);
  }
}

test('heygem-service: whoever is killed while the service works, its results are collected and nothing is made twice', {
  timeout: 300_000,
}, async (t) => {
  let server = startTalkgraph(home);
  t.after(() => server.child.kill('SIGKILL'));
  let url = await server.ready;
  const restart = async (meanwhile) => {
    server.child.kill('SIGKILL');
    await server.ended;
    await meanwhile();
    server = startTalkgraph(home);
    url = await server.ready;
  };
  const queryOnce = async (code) => (await (await fetch(`${standIn.address}/easy/query?code=${code}`)).json()).data;

  await submit(url, 'done-meanwhile', 10);
  const first = await held(1);
  await restart(async () => {
    first.go();
    await standIn.idle();
  });
  const { video } = await succeeded(url, 'done-meanwhile');
  assert.equal(video.frameCount, 10);
  assert.equal(standIn.submitted.length, 1, 'the result lay there, and was asked for by its name');

  await submit(url, 'forgotten-but-there', 20);
  const second = await held(2);
  await restart(async () => {
    second.go();
    await standIn.idle();
    assert.equal((await queryOnce(second.code)).status, 2, 'somebody else hears the one answer');
  });
  await succeeded(url, 'forgotten-but-there');
  assert.equal(standIn.submitted.length, 2);

  await submit(url, 'forgotten-and-gone', 30);
  await held(3);
  await restart(async () => {
    standIn.restart();
    goOn = undefined;
  });
  const again = await held(4);
  again.go();
  await succeeded(url, 'forgotten-and-gone');

  await submit(url, 'worker-killed', 40);
  const last = await held(5);
  const workers = await (await fetch(`${url}/api/workers`)).json();
  for (const { pid } of workers) if (pid !== undefined) process.kill(pid, 'SIGKILL');
  last.go();
  await succeeded(url, 'worker-killed');
  assert.equal(standIn.submitted.length, 5);

  server.child.kill('SIGTERM');
  await server.ended;
  const left = (folder) =>
    readdir(join(root, folder)).then((names) => names.filter((name) => !name.startsWith('line-')));
  assert.deepEqual([await left('face2face/temp'), await left('home/heygem')], [[], []]);
});
