import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, type TestContext, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { isTalkgraphError } from '@talkgraph/errors';
import { openSource } from '@talkgraph/media';
import { makeMedia } from '@talkgraph/media/testing';
import type { StageProgress } from '../../contract.js';
import { type HeygemStandInOptions, presenterVideo, spokenWav, startHeygemStandIn } from '../../testing/index.js';
import { type BenchMedia, openBenchMedia, openHeygemBench } from './testing/open-heygem-bench.js';

let folder = '';
let media: BenchMedia;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'talkgraph-heygem-traps-'));
  media = await openBenchMedia({
    video: await presenterVideo(join(folder, 'video.mp4'), { frameCount: 8 }),
    voice: await spokenWav(join(folder, 'voice.wav'), 'Maybe Bob.', 0.32),
  });
});
after(async () => {
  await media[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

const bench = (t: TestContext, standIn: Partial<HeygemStandInOptions> = {}, more = {}) =>
  openHeygemBench(t, media, { standIn, ...more });
const hasCode = (code: string) => (error: unknown) => isTalkgraphError(error) && error.code === code;

/** A promise to be kept later. */
function gate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}

async function until(isReached: () => boolean): Promise<void> {
  while (!isReached()) await wait(5);
}

test('a container that is still starting is waited for, and one that never answers is named', async (t) => {
  const booting = gate();
  const starting = await bench(t, { listensAfter: booting.opened });
  const stages = new Set<string>();
  const onProgress = ({ stage }: StageProgress) => {
    stages.add(stage);
    if (stage === 'silent') booting.open();
  };
  await starting.speak({}, { onProgress });
  assert.ok(stages.has('silent') && stages.has('service'), `${[...stages]}`);

  const off = await bench(t, { listensAfter: new Promise(() => {}) }, { pace: { bootMs: 60 } });
  await assert.rejects(off.speak(), hasCode('HEYGEM_UNREACHABLE'));
});

test('something else at the address is not taken for a service', async (t) => {
  const page = (_path: string, response: import('node:http').ServerResponse) => {
    response.end('<!doctype html><title>My router</title>');
    return true;
  };
  const wrong = await bench(t, { misbehave: page }, { pace: { bootMs: 60 } });
  await assert.rejects(wrong.speak(), (error: unknown) => {
    assert.ok(hasCode('HEYGEM_ANSWER')(error) && error instanceof Error);
    assert.match(error.message, /My router/);
    return true;
  });
  await assert.rejects(
    (await bench(t, {}, { fields: () => ({ url: 'heygem:8383' }) })).speak(),
    hasCode('HEYGEM_ADDRESS'),
  );
});

test('a busy service, which says so as a success, is asked again; one that is stuck is not waited for for ever', async (t) => {
  const first = gate();
  const pauseAt20 = ({ code }: { code: string }) => (code === 'foreign' ? first.opened : Promise.resolve());
  const busy = await bench(t, { pauseAt20 });
  await handIn(busy.standIn.address, busy.dataFolder);
  const stages: string[] = [];
  const speaking = busy.speak({}, { onProgress: ({ stage }) => stages.push(stage) });
  await until(() => stages.filter((stage) => stage === 'queue').length >= 2);
  first.open();
  await speaking;
  assert.equal(busy.standIn.submitted.length, 2);

  const stuck = await bench(t, { pauseAt20: () => new Promise(() => {}) }, { pace: { busyPatienceMs: 50 } });
  await handIn(stuck.standIn.address, stuck.dataFolder);
  await assert.rejects(stuck.speak(), hasCode('HEYGEM_BUSY'));
});

/** Somebody else's task, of the same clip. */
async function handIn(address: string, dataFolder: string): Promise<void> {
  await mkdir(join(dataFolder, 'temp'), { recursive: true });
  for (const name of ['video.mp4', 'voice.wav']) {
    await writeFile(join(dataFolder, 'temp', name), readFileSync(join(folder, name)));
  }
  const body = JSON.stringify({ code: 'foreign', audio_url: 'voice.wav', video_url: '/code/data/temp/video.mp4' });
  const answer = await (await fetch(`${address}/easy/submit`, { method: 'POST', body })).json();
  assert.deepEqual(answer, { code: 10_000, success: true, msg: 10_000, data: {} });
}

test('of our own runs one after the other goes to the service', async (t) => {
  const line = await bench(t);
  const offsets = [0, 40, 80];
  const other = line.restarted();
  await Promise.all(offsets.map((offsetMs, i) => (i === 1 ? other : line).speak({ controls: { offsetMs } })));
  assert.equal(line.standIn.submitted.length, 3);
  await Promise.all([120, 120].map((offsetMs) => line.speak({ controls: { offsetMs } })));
  assert.equal(line.standIn.submitted.length, 4, 'what is wanted several times at once is made once');
  assert.deepEqual(
    (await readdir(line.folder, { recursive: true })).filter((name) => !/^line-[0-9a-f]+$/.test(name)),
    [],
  );
});

test('the steps of the service are told as it calls them', async (t) => {
  const held = gate();
  const told = await bench(t, { pauseAt20: () => held.opened });
  const steps: StageProgress[] = [];
  const speaking = told.speak({}, { onProgress: (progress) => steps.push(progress) });
  await until(() => steps.some(({ text }) => text === '音频特征提取完成'));
  held.open();
  await speaking;
  assert.deepEqual(
    steps.find(({ text }) => text === '音频特征提取完成'),
    { stage: 'service', done: 20, total: 100, text: '音频特征提取完成' },
  );
});

test('the one answer that tells the end may get lost: the result is found by its name', async (t) => {
  const lossy = await bench(t, { losesEnd: true });
  const stages = new Set<string>();
  await lossy.speak({}, { onProgress: ({ stage }) => stages.add(stage) });
  assert.ok(stages.has('silent'), 'the connection broke');
  assert.equal(lossy.standIn.submitted.length, 1);
});

test('a service that is restarted in the middle gets the task once more, and not a third time', async (t) => {
  let restarts = 0;
  const restarted = await bench(t, {
    pauseAt20: async () => {
      if (restarts++ === 0) restarted.standIn.restart();
    },
  });
  await restarted.speak();
  assert.equal(restarted.standIn.submitted.length, 2);
  const [first, second] = restarted.standIn.submitted;
  assert.equal(first?.code, second?.code);

  const forgetful = await bench(t, { pauseAt20: async () => forgetful.standIn.restart() });
  await assert.rejects(forgetful.speak(), hasCode('HEYGEM_RESULT_LOST'));
  assert.equal(forgetful.standIn.submitted.length, 2);
});

test('a task that stands still, and one that is given up on, say what to do', async (t) => {
  const still = await bench(t, { pauseAt20: () => new Promise(() => {}) }, { pace: { stallMs: 150 } });
  await assert.rejects(still.speak(), hasCode('HEYGEM_STALLED'));
  const slow = await bench(t, { pauseAt20: () => wait(500), abortMs: 100 });
  await assert.rejects(slow.speak(), hasCode('HEYGEM_TIMEOUT'));
});

test('what the service says of a failure becomes a sentence that helps, and the next try begins anew', async (t) => {
  const texts = { 存在多人脸: 'HEYGEM_MANY_FACES', 未检测到人脸: 'HEYGEM_NO_FACE', 'CUDA error': 'HEYGEM_FAILED' };
  let said: string | undefined;
  const failing = await bench(t, { fails: () => said });
  for (const [text, code] of Object.entries(texts)) {
    said = text;
    await assert.rejects(failing.speak(), hasCode(code));
  }
  said = undefined;
  await failing.speak();
  assert.equal(new Set(failing.standIn.submitted.map(({ code }) => code)).size, 4);
});

test('folders that are not shared are found out on both sides', async (t) => {
  const elsewhere = await bench(t, {}, { fields: () => ({ container_folder: '/other/data' }) });
  await assert.rejects(elsewhere.speak(), (error: unknown) => {
    assert.ok(hasCode('HEYGEM_FILES_NOT_SEEN')(error) && error instanceof Error);
    assert.match(error.message, /\/other\/data\/temp/);
    return true;
  });
  const missing = await bench(t, {}, { fields: () => ({ data_folder: join(folder, 'nowhere') }) });
  await assert.rejects(missing.speak(), hasCode('HEYGEM_FOLDER'));
});

test('without a shared folder files are fetched from here by the service, and results from there', async (t) => {
  const results = createServer((request, response) => {
    const path = join(remote.dataFolder, request.url ?? '');
    if (existsSync(path)) createReadStream(path).pipe(response);
    else response.writeHead(404).end();
  });
  await once(results.listen(0, '127.0.0.1'), 'listening');
  t.after(() => results.close());
  const own = { own_host: '127.0.0.1', data_folder: '' };
  const result_url = `http://127.0.0.1:${(results.address() as AddressInfo).port}/temp/`;
  const remote = await bench(t, {}, { fields: () => ({ ...own, result_url }) });
  await remote.speak();
  const { audio_url: audio, video_url: video } = remote.standIn.submitted[0]!;
  assert.match(String(audio), /^http:\/\/127\.0\.0\.1:\d+\/[0-9a-f]{32}\/[0-9a-f-]{36}\.wav$/);
  await assert.rejects(fetch(String(video)), 'nothing is given out afterwards');
});

test('a run that is cancelled stops at once; the service goes on, and whoever wants the same next gets its result', async (t) => {
  const held = gate();
  const cancelled = await bench(t, { pauseAt20: () => held.opened });
  const stop = new AbortController();
  const speaking = cancelled.speak({}, { signal: stop.signal, onProgress: ({ text }) => text && stop.abort() });
  await assert.rejects(speaking, hasCode('CANCELLED'));
  assert.equal(cancelled.standIn.submitted.length, 1);
  held.open();
  await cancelled.restarted().speak();
  assert.equal(cancelled.standIn.submitted.length, 1);
});

test('speech is sent in pieces where the profile says so, and comes back as one', async (t) => {
  const pieces = await bench(t, {}, { fields: () => ({ piece_seconds: '2' }) });
  const long = await spokenWav(join(folder, 'long.wav'), 'Maybe Bob might open the map. Papa mops up.', 2.4);
  const opened = await openBenchMedia({ video: join(folder, 'video.mp4'), voice: long });
  t.after(() => opened[Symbol.asyncDispose]());
  const bigger = await openHeygemBench(t, opened, { fields: () => ({ piece_seconds: '2' }) });
  const { clip } = await bigger.speak();
  const films = clip.inputs[0]!.params.films as readonly { frames: number; made: number }[];
  assert.equal(films.length, 2);
  assert.equal(
    films.reduce((sum, { frames }) => sum + frames, 0),
    60,
  );
  assert.ok(films.every(({ frames, made }) => frames === made));
  await pieces.speak();
  assert.equal(pieces.standIn.submitted.length, 1, 'short speech goes in one');
});

test('the stand-in misreads the length of compressed sound, as the service does; so it is sent PCM', async (t) => {
  const data = join(folder, 'direct');
  await mkdir(join(data, 'temp'), { recursive: true });
  const standIn = await startHeygemStandIn({ folder: data, memory: media.memory });
  t.after(() => standIn[Symbol.asyncDispose]());
  await makeMedia(join(data, 'temp', 'speech.mp3'), {
    sound: { codec: 'libmp3lame', sampleRate: 16_000, channels: 1, sampleCount: 10_240 },
  });
  await writeFile(join(data, 'temp', 'video.mp4'), readFileSync(join(folder, 'video.mp4')));
  const body = JSON.stringify({ code: 'mp3', audio_url: 'speech.mp3', video_url: 'video.mp4' });
  await fetch(`${standIn.address}/easy/submit`, { method: 'POST', body });
  await standIn.idle();
  const { probe } = await openSource(join(data, 'temp', 'mp3-r.mp4'));
  assert.ok((probe.video?.frameCount ?? 0) < 12, `${probe.video?.frameCount}`);
});
