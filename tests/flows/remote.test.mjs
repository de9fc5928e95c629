// The workflow under examples/ that another server takes part in, on `talkgraph serve`, which speaks ComfyUI's API; and what
// happens to such a run when it is cancelled, refused there, or its own server is killed.
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { startComfyUiStandIn } from '@talkgraph/comfyui/testing';
import { presenterPicture, spokenWav } from '@talkgraph/lipsync/testing';
import { probe } from '@talkgraph/media';
import { makeMedia } from '@talkgraph/media/testing';
import { startTalkgraph } from '../../apps/cli/dist/testing/serve-talkgraph.js';
import { openTestHome } from '../../packages/worker/dist/testing/open-test-home.js';
import { startServer } from '../start-server.mjs';

let remote;
before(async () => {
  remote = await startServer();
});
after(() => remote.stop());

const readExample = async (name) =>
  JSON.parse(await readFile(new URL(`../../examples/${name}.json`, import.meta.url), 'utf8'));

test('remote-comfyui has its photo scaled by a server and lets it speak; the server is asked once', async (t) => {
  const home = await openTestHome(t);
  t.after(() => home.capabilities.release());
  await presenterPicture(join(home.home.inputs, 'presenter.png'));
  await spokenWav(join(home.home.inputs, 'speech-en.wav'), 'Bob might open the map.', 0.6);
  const prompt = await readExample('remote-comfyui');
  Object.assign(prompt['2'].inputs, { address: remote.url, settings: 'Size.width = 320' });
  prompt['4'].inputs.resolution = 'source';
  for (const ran of [true, false]) {
    const run = await home.run(prompt);
    assert.equal(run.status, 'success', JSON.stringify(run.events.find(({ kind }) => kind === 'node-failed')));
    assert.equal(run.ran.includes('2'), ran);
  }
  const { video } = await probe(join(home.home.outputs, 'video/remote-comfyui_00001_.mp4'));
  assert.deepEqual([video.width, video.frameCount], [320, 15]);
  assert.equal(Object.keys(await (await fetch(`${remote.url}/history`)).json()).length, 1);
});

test('a film and a sound go there and come back joined', async (t) => {
  const home = await openTestHome(t);
  const input = (name) => join(home.home.inputs, name);
  const pictures = { codec: 'libx264', width: 64, height: 64, fps: { num: 25, den: 1 }, frameCount: 25 };
  await makeMedia(input('film.mp4'), { pictures });
  await spokenWav(input('speech.wav'), 'Bob might open the map.', 1);
  const workflow = {
    1: { class_type: 'LoadVideo', inputs: { file: 'x.mp4' } },
    2: { class_type: 'LoadAudio', inputs: { audio: 'x.wav' } },
    3: { class_type: 'ReplaceAudio', inputs: { video: ['1', 0], audio: ['2', 0] } },
    4: { class_type: 'SaveVideo', inputs: { video: ['3', 0], filename_prefix: 'joined' } },
  };
  const run = await home.run({
    1: { class_type: 'LoadVideo', inputs: { file: 'film.mp4' } },
    2: { class_type: 'LoadAudio', inputs: { audio: 'speech.wav' } },
    3: {
      class_type: 'RemoteComfyUI',
      inputs: { address: remote.url, workflow: JSON.stringify(workflow), video: ['1', 0], audio: ['2', 0] },
    },
    4: { class_type: 'SaveVideo', inputs: { video: ['3', 0], filename_prefix: 'back' } },
  });
  assert.equal(run.status, 'success', JSON.stringify(run.events.find(({ kind }) => kind === 'node-failed')));
  const { video, audio } = await probe(join(home.home.outputs, 'back_00001_.mp4'));
  assert.deepEqual([video.width, video.frameCount, audio !== undefined], [64, 25, true]);
});

test('a node that the server does not have, and one that fails there, are named', async (t) => {
  const home = await openTestHome(t);
  const runWith = (workflow) =>
    home.run({
      1: { class_type: 'RemoteComfyUI', inputs: { address: remote.url, workflow: JSON.stringify(workflow) } },
      2: { class_type: 'PreviewAny', inputs: { source: ['1', 3] } },
    });
  const failureOf = async (workflow) => JSON.stringify((await runWith(workflow)).events);
  const load = { class_type: 'LoadImage', inputs: { image: 'nobody.png' }, _meta: { title: 'Photo' } };
  const save = { class_type: 'SaveImage', inputs: { images: ['1', 0], filename_prefix: 'x' } };
  assert.match(
    await failureOf({ 1: load, 2: { class_type: 'Wav2LipNode', inputs: {} } }),
    /COMFYUI_NODES_MISSING.+Wav2LipNode/,
  );
  assert.match(await failureOf({ 1: { ...load, inputs: {} }, 2: save }), /COMFYUI_INVALID.+1 “Photo” \(LoadImage\)/);
  assert.match(await failureOf({ 1: load, 2: save }), /COMFYUI_(INVALID|NODE_FAILED).+1 “Photo” \(LoadImage\)/);
});

test('a run whose server is killed collects what the other one has made meanwhile, and asks for nothing twice', async (t) => {
  const standIn = await startComfyUiStandIn();
  const home = await mkdtemp(join(tmpdir(), 'talkgraph-remote-'));
  t.after(() => Promise.all([standIn.close(), rm(home, { recursive: true, force: true, maxRetries: 5 })]));
  let finish;
  standIn.work = () =>
    new Promise((resolve) => (finish = () => resolve({ 1: { text: ['made while nobody looked'] } })));
  const workflow = JSON.stringify({ 1: { class_type: 'LLM', inputs: { text: 'x' } } });
  const prompt = {
    1: { class_type: 'RemoteComfyUI', inputs: { address: standIn.url, workflow } },
    2: { class_type: 'PreviewAny', inputs: { source: ['1', 3] } },
  };
  const first = startTalkgraph(home);
  const body = JSON.stringify({ prompt, prompt_id: 'long' });
  const headers = { 'content-type': 'application/json' };
  await fetch(`${await first.ready}/prompt`, { method: 'POST', headers, body });
  while (standIn.prompts.length === 0) await wait(20);
  first.child.kill('SIGKILL');
  await first.ended;
  finish();
  const second = startTalkgraph(home);
  t.after(() => second.child.kill('SIGKILL'));
  const url = await second.ready;
  let entry;
  while (entry === undefined) {
    await wait(50);
    entry = (await (await fetch(`${url}/history/long`)).json()).long;
  }
  assert.equal(entry.status.status_str, 'success', JSON.stringify(entry.status));
  assert.deepEqual(entry.outputs['2'].text, ['made while nobody looked']);
  assert.equal(standIn.prompts.length, 1);
});

test('a cancel here stops the run there', async (t) => {
  const standIn = await startComfyUiStandIn();
  const home = await mkdtemp(join(tmpdir(), 'talkgraph-remote-'));
  t.after(() => Promise.all([standIn.close(), rm(home, { recursive: true, force: true, maxRetries: 5 })]));
  let stopped = false;
  standIn.work = ({ signal }) =>
    new Promise((resolve) => {
      signal.addEventListener('abort', () => {
        stopped = true;
        resolve({});
      });
    });
  const server = startTalkgraph(home);
  t.after(() => server.child.kill('SIGKILL'));
  const post = async (path, body) =>
    fetch(`${await server.ready}${path}`, {
      ...{ method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) },
    });
  const workflow = JSON.stringify({ 1: { class_type: 'LLM', inputs: { text: 'x' } } });
  const prompt = {
    1: { class_type: 'RemoteComfyUI', inputs: { address: standIn.url, workflow } },
    2: { class_type: 'PreviewAny', inputs: { source: ['1', 3] } },
  };
  await post('/prompt', { prompt, prompt_id: 'stop' });
  while (standIn.prompts.length === 0) await wait(20);
  await post('/interrupt', { prompt_id: 'stop' });
  while (!stopped) await wait(20);
  assert.equal(standIn.interrupts.length, 1);
});
