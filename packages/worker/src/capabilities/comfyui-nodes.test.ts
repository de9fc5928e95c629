import assert from 'node:assert/strict';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { startComfyUiStandIn } from '@talkgraph/comfyui/testing';
import type { JsonObject } from '@talkgraph/engine';
import { probe } from '@talkgraph/media';
import { makeMedia } from '@talkgraph/media/testing';
import { comfyui, images, media } from '@talkgraph/nodes';
import { openFolderArtifactStore, openSecretStore } from '@talkgraph/runtime';
import { createCapabilities } from '../capabilities.js';
import { openTestHome, type TestRun } from '../testing/open-test-home.js';

const node = (type: string, inputs: JsonObject, title?: string) => ({
  class_type: type,
  inputs,
  ...(title && { _meta: { title } }),
});

/** Lips are moved by somebody else's nodes. */
const lipSync = {
  '1': node('VHS_LoadVideo', { video: 'x.mp4', force_rate: 0 }),
  '2': node('LoadAudio', { audio: 'x.wav' }),
  '3': node('LatentSyncNode', { images: ['1', 0], audio: ['2', 0], seed: 1 }, 'Lips'),
  '4': node('VHS_VideoCombine', { images: ['3', 0], frame_rate: 25 }),
};
const film = { filename: 'a_00001-audio.mp4', subfolder: '', type: 'output', format: 'video/h264-mp4', frame_rate: 25 };

const pictures = { codec: 'libx264', width: 96, height: 64, fps: { num: 25, den: 1 }, frameCount: 10 } as const;
const sound = { codec: 'aac', sampleRate: 44_100, channels: 1, sampleCount: 17_640, draw: () => 0.2 } as const;

/** A home with a film and a recording, and a server that hands another film out. */
async function open(t: TestContext, token?: string) {
  const home = await openTestHome(t);
  const standIn = await startComfyUiStandIn(token === undefined ? {} : { token });
  t.after(() => standIn.close());
  await makeMedia(join(home.home.inputs, 'film.mp4'), { pictures, sound });
  await makeMedia(join(home.home.temp, 'made.mp4'), { pictures: { ...pictures, width: 128, frameCount: 15 } });
  standIn.files.set('output//a_00001-audio.mp4', await readFile(join(home.home.temp, 'made.mp4')));
  standIn.work = async () => ({ '4': { gifs: [film] } });
  const prompt = (inputs: JsonObject) => ({
    '1': node('LoadVideo', { file: 'film.mp4' }),
    '2': node('GetVideoAudio', { video: ['1', 0] }),
    '3': node('RemoteComfyUI', { address: standIn.url, workflow: JSON.stringify(lipSync), ...inputs }),
    '4': node('SaveVideo', { video: ['3', 0], filename_prefix: 'back' }),
  });
  return { home, standIn, prompt };
}

function succeeded(run: TestRun): TestRun {
  const failed = run.events.filter(({ kind }) => kind === 'node-failed');
  assert.equal(run.status, 'success', JSON.stringify(failed).slice(0, 600));
  return run;
}

const inputsSent = (standIn: Awaited<ReturnType<typeof open>>['standIn'], at: number, id: string) =>
  standIn.prompts.at(at)?.workflow[id]?.inputs as JsonObject;

test('film and sound are uploaded to the loading nodes, and the film that comes back is an ordinary video', async (t) => {
  const { home, standIn, prompt } = await open(t);
  const sent = prompt({ video: ['1', 0], audio: ['2', 0], settings: 'Lips.seed = 7' });
  const run = succeeded(await home.run(sent));
  assert.equal(inputsSent(standIn, 0, '3').seed, 7);
  const names = [String(inputsSent(standIn, 0, '1').video), String(inputsSent(standIn, 0, '2').audio)];
  assert.match(names.join(), /^talkgraph-[0-9a-f]{16}\.mp4,talkgraph-[0-9a-f]{16}\.wav$/);
  for (const [at, name] of names.entries()) {
    const path = join(home.home.temp, name);
    await writeFile(path, standIn.uploads.get(name) ?? '');
    const { video, audio } = await probe(path);
    assert.deepEqual([video?.frameCount, audio !== undefined], [at === 0 ? 10 : undefined, true]);
  }
  const { video } = await probe(join(home.home.outputs, 'back_00001_.mp4'));
  assert.deepEqual([video?.width, video?.frameCount], [128, 15]);
  // Nothing has changed, so nobody is asked.
  succeeded(await home.run(sent));
  assert.equal(standIn.prompts.length, 1);
  // It lies in the store, under a name that the cached result knows.
  const stored = await readdir(home.home.artifacts, { recursive: true });
  const [kept = ''] = stored.filter((name) => name.endsWith('.film'));
  assert.ok(JSON.stringify([...run.records.values()]).includes(kept.split('/').at(-1) ?? '?'));
});

test('a profile brings address and token, a file brings the workflow, and an output nobody made stops who wants it', async (t) => {
  const { home, standIn, prompt } = await open(t, 'let-me-in');
  const secrets = await openSecretStore(home.home.root, {});
  await secrets.set('gpu', { kind: 'comfyui', fields: { address: standIn.url, token: 'let-me-in' } });
  await mkdir(join(home.home.workflows, 'comfy'));
  await writeFile(join(home.home.workflows, 'comfy/lips.json'), JSON.stringify({ prompt: lipSync }));
  const named = { address: '', workflow: '', profile: 'gpu', workflow_file: 'comfy/lips.json', video: ['1', 0] };
  succeeded(await home.run(prompt({ ...named })));
  // The file was changed: it counts at once.
  const changed = { ...lipSync, '3': node('LatentSyncNode', { images: ['1', 0], seed: 2 }) };
  await writeFile(join(home.home.workflows, 'comfy/lips.json'), JSON.stringify(changed));
  succeeded(await home.run(prompt({ ...named })));
  assert.deepEqual([standIn.prompts.length, inputsSent(standIn, 1, '3').seed], [2, 2]);
  standIn.work = async () => ({ '3': { text: ['nothing to see'] } });
  const run = await home.run(prompt({ ...named, output_node: '3' }));
  assert.match(JSON.stringify(run.events), /made no VIDEO/);
  assert.equal((await home.run(prompt({ ...named, workflow_file: '../../etc/passwd' }))).failure, 'FILE_NAME_REFUSED');
});

test('pictures come back in batches of one size, texts and sounds beside them', async (t) => {
  const { home, standIn } = await open(t);
  const service = home.capabilities.use(images);
  assert.ok(service);
  for (const [name, width] of [
    ['a', 8],
    ['b', 8],
    ['c', 4],
  ] as const) {
    const data = new Float32Array(width * 4 * 3).fill(name === 'a' ? 0 : 1);
    const path = join(home.home.temp, `${name}.png`);
    await service.write(await service.store({ width, height: 4, channels: 3, data }), path, { format: 'png' });
    standIn.files.set(`output//${name}.png`, await readFile(path));
  }
  await makeMedia(join(home.home.temp, 'a.mp3'), { sound: { ...sound, codec: 'libmp3lame' } });
  standIn.files.set('output/voice/a.mp3', await readFile(join(home.home.temp, 'a.mp3')));
  const file = (filename: string, subfolder = '') => ({ filename, subfolder, type: 'output' });
  standIn.work = async () => ({
    '9': { images: ['a.png', 'b.png', 'c.png'].map((name) => file(name)) },
    '7': { audio: [file('a.mp3', 'voice')], text: ['好'], files: [file('said.srt')] },
  });
  standIn.files.set('output//said.srt', Buffer.from('1\n00:00:00,000 --> 00:00:01,000\n你好\n'));
  const text = JSON.stringify({ '7': node('TTS', { text: '', speed: 1 }), '9': node('SaveImage', {}) });
  const run = succeeded(
    await home.run({
      '1': node('TextTemplate', { template: 'say hello' }),
      '2': node('RemoteComfyUI', { address: standIn.url, workflow: text, text: ['1', 0] }),
      '3': node('SaveImage', { images: ['2', 1], filename_prefix: 'p' }),
      '4': node('SaveAudio', { audio: ['2', 2], filename_prefix: 's' }),
      '5': node('PreviewAny', { source: ['2', 3] }),
    }),
  );
  assert.equal(inputsSent(standIn, 0, '7').text, 'say hello');
  const batches = run.records.get('2')?.outputs[1]?.map((item) => ('value' in item ? item.value : {})) as {
    stills: [];
  }[];
  assert.deepEqual(
    batches.map(({ stills }) => stills.length),
    [2, 1],
  );
  const shown = run.records.get('5')?.ui?.text ?? [];
  assert.ok(String(shown[0]) === '好' && String(shown[1]).includes('你好'));
});

test('mistakes are found before anything runs, and those of the server name its nodes', async (t) => {
  const { home, standIn, prompt } = await open(t);
  const refused = async (inputs: JsonObject, says: RegExp) => {
    await assert.rejects(home.run(prompt(inputs)), (error: Error) => says.test(error.message), String(says));
  };
  assert.equal((await home.run(prompt({ address: '' }))).failure, 'REMOTE_SERVER_MISSING');
  assert.equal((await home.run(prompt({ workflow: '' }))).failure, 'REMOTE_WORKFLOW_MISSING');
  await refused({ workflow: '{"1":' }, /no JSON/);
  await refused({ settings: '3.speed = 2' }, /no input .+speed/);
  await refused({ image: ['1', 0] }, /received_type|return_type_mismatch/);
  assert.equal(standIn.prompts.length, 0);
  const failure = {
    node_id: '3',
    node_type: 'LatentSyncNode',
    exception_type: 'ValueError',
    exception_message: 'Face not detected',
  };
  standIn.work = async () => ({ failure });
  const run = await home.run(prompt({ video: ['1', 0] }));
  assert.equal(run.failure, 'COMFYUI_NODE_FAILED');
  assert.match(JSON.stringify(run.events), /3 “Lips” \(LatentSyncNode\) failed: Face not detected/);
});

test('a workflow as ComfyUI’s editor saves it is translated by what the server says of its nodes', async (t) => {
  const { home, standIn, prompt } = await open(t);
  const info = {
    VHS_LoadVideo: { input: { required: { video: [['x.mp4'], { video_upload: true }], force_rate: ['FLOAT', {}] } } },
    KSampler: {
      input: { required: { image: ['IMAGE'], seed: ['INT', { control_after_generate: true }], cfg: ['FLOAT'] } },
    },
  };
  standIn.fault = ({ path }) => (path === '/object_info' ? { status: 200, body: info } : undefined);
  const saved = {
    ...{ version: 0.4, last_node_id: 2, last_link_id: 1, links: [[1, 1, 0, 2, 0, 'IMAGE']] },
    nodes: [
      {
        id: 1,
        type: 'VHS_LoadVideo',
        inputs: [],
        outputs: [{ name: 'IMAGE', type: 'IMAGE', links: [1] }],
        widgets_values: { video: 'x.mp4', force_rate: 5 },
      },
      {
        id: 2,
        type: 'KSampler',
        inputs: [{ name: 'image', type: 'IMAGE', link: 1 }],
        outputs: [],
        widgets_values: [42, 'randomize', 6.5],
      },
    ],
  };
  succeeded(await home.run(prompt({ workflow: JSON.stringify(saved), video: ['1', 0] })));
  assert.deepEqual(inputsSent(standIn, 0, '2'), { image: ['1', 0], seed: 42, cfg: 6.5 });
  assert.match(String(inputsSent(standIn, 0, '1').video), /^talkgraph-.+\.mp4$/);
});

test('the same call goes on with what it sent before a crash, and Talkgraph does not wait for itself', async (t) => {
  const { home, standIn } = await open(t);
  const service = home.capabilities.use(comfyui);
  const clips = home.capabilities.use(media);
  assert.ok(service && clips);
  const { clip } = await clips.open(join(home.home.inputs, 'film.mp4'));
  const run = {
    ...{
      profile: '',
      address: standIn.url,
      id: 'run 3 0',
      identity: 'x',
      outputNode: '',
      files: { video: clip },
      soundsOnly: [],
    },
    ...{ workflow: lipSync, withFiles: () => lipSync },
  };
  const notes: string[] = [];
  const call = {
    ...{ files: scratchIn(home.home.temp), progress: () => {}, preview: () => {}, onRender: () => () => {} },
    ...{ signal: new AbortController().signal, note: ({ en }: { en: string }) => void notes.push(en) },
  };
  let finish = () => {};
  standIn.work = () =>
    new Promise((resolve) => {
      finish = () => resolve({ '4': { gifs: [film] } });
    });
  // The process that sends it dies; here it only goes on in a folder of its own.
  await mkdir(join(home.home.temp, 'first'));
  const died = service.run(run, { ...call, files: scratchIn(join(home.home.temp, 'first')) });
  while (standIn.prompts.length === 0) await wait(5);
  const resumed = service.run(run, call);
  await wait(30);
  finish();
  assert.deepEqual([(await resumed).resumed, standIn.prompts.length], [true, 1]);
  await died;
  await writeFile(
    join(home.home.root, 'server.json'),
    JSON.stringify({ url: standIn.url.replace('127.0.0.1', 'localhost') }),
  );
  await assert.rejects(service.run(run, call), { code: 'REMOTE_IS_OURSELVES' });
});

test('where workflows are only tried, no server is asked, and what was to be sent goes on', async (t) => {
  const { home, standIn } = await open(t);
  const store = await openFolderArtifactStore(home.home.artifacts);
  const offline = createCapabilities({ store, home: home.home, offline: true });
  const [service, clips] = [offline.use(comfyui), offline.use(media)];
  assert.ok(service && clips);
  const { clip } = await clips.open(join(home.home.inputs, 'film.mp4'));
  const place = { profile: 'nobody', address: '' };
  const notes: string[] = [];
  const run = {
    ...place,
    id: 'x',
    identity: 'x',
    workflow: {},
    withFiles: () => ({}),
    outputNode: '',
    soundsOnly: ['audio'],
  };
  const call = { note: ({ zh }: { zh: string }) => void notes.push(zh) } as never;
  const made = await service.run({ ...run, files: { video: clip, audio: clip, image: { stills: [] } } }, call);
  assert.deepEqual([made.videos.length, made.audios.length, made.images.length, notes.length], [1, 1, 1, 1]);
  assert.deepEqual([standIn.prompts.length, await service.addressOf(place)], [0, 'unasked:nobody']);
});

const scratchIn = (folder: string) => ({ scratch: async () => folder }) as never;
