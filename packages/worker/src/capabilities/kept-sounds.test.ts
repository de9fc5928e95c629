import assert from 'node:assert/strict';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import type { Clip } from '@talkgraph/media';
import { type MediaService, media } from '@talkgraph/nodes';
import { openTestHome } from '../testing/open-test-home.js';

interface Opened {
  readonly service: MediaService;
  readonly root: string;
  readonly artifacts: string;
}

async function opened(t: TestContext): Promise<Opened> {
  const { home, capabilities } = await openTestHome(t);
  return { service: capabilities.use(media) as MediaService, root: home.root, artifacts: home.artifacts };
}

async function samplesOf(service: MediaService, clip: Clip, sampleRate: number, channels: number): Promise<number[]> {
  const all: number[] = [];
  for await (const chunk of service.readSound(clip, { sampleRate, channels })) all.push(...chunk);
  return all;
}

test('a computed sound comes back as it was, to 24 bits, and is used like that of a file', async (t) => {
  const { service } = await opened(t);
  const left = Float32Array.from({ length: 5000 }, (_, i) => Math.sin(i / 7) * 0.9);
  const right = Float32Array.from({ length: 5000 }, (_, i) => Math.cos(i / 11) * 0.3);
  const clip = await service.keepSound({ sampleRate: 22_050, channels: [left, right] });
  assert.deepEqual(service.describe(clip).audio, { sampleRate: 22_050, channels: 2, sampleCount: 5000 });
  const back = await samplesOf(service, clip, 22_050, 2);
  assert.equal(back.length, 10_000);
  for (let i = 0; i < 5000; i++) {
    assert.ok(Math.abs((back[2 * i] as number) - (left[i] as number)) < 2 ** -23);
    assert.ok(Math.abs((back[2 * i + 1] as number) - (right[i] as number)) < 2 ** -23);
  }
  const part = service.edit.trim(clip, { first: 100, count: 50 });
  assert.deepEqual(await samplesOf(service, part, 22_050, 2), back.slice(200, 300));
});

test('equal sounds are one file with one recipe, whether they come whole or in chunks', async (t) => {
  const { service } = await opened(t);
  const samples = Float32Array.from({ length: 70_000 }, (_, i) => (i % 100) / 100 - 0.5);
  const whole = await service.keepSound({ sampleRate: 48_000, channels: [samples] });
  const chunks = [samples.subarray(0, 1), samples.subarray(1, 33_333), samples.subarray(33_333)];
  const streamed = await service.keepSound({ sampleRate: 48_000, channelCount: 1, chunks });
  assert.equal(streamed.hash, whole.hash);
  assert.equal(
    await service.sourcePath(String(whole.params.sha256)),
    await service.sourcePath(String(streamed.params.sha256)),
  );
});

test('the recipe names its file, so that results do not count once the file is gone', async (t) => {
  const { service } = await opened(t);
  const clip = await service.keepSound({ sampleRate: 8000, channels: [new Float32Array(1)] });
  assert.equal(clip.params.artifact, `${clip.params.sha256}.sound`);
  await rm(await service.sourcePath(String(clip.params.sha256)));
  await assert.rejects(samplesOf(service, clip, 8000, 1), { code: 'CLIP_SOURCE_MISSING' });
});

test('the file is found by its name when the note of where it lies is gone', async (t) => {
  const { service, artifacts } = await opened(t);
  const clip = await service.keepSound({ sampleRate: 8000, channels: [new Float32Array(10)] });
  const sha256 = String(clip.params.sha256);
  await rm(join(artifacts, sha256.slice(0, 2), `${sha256}.source.json`));
  assert.equal((await samplesOf(service, clip, 8000, 1)).length, 10);
});

test('a finished file is copied, so that it may go afterwards', async (t) => {
  const { service, root } = await opened(t);
  const tone = await service.keepSound({ sampleRate: 16_000, channels: [new Float32Array(1600).fill(0.5)] });
  const path = join(root, 'answer.wav');
  await service.renderAudio(tone, path);
  const clip = await service.keepSound({ path });
  await rm(path);
  assert.deepEqual(service.describe(clip).audio, { sampleRate: 16_000, channels: 1, sampleCount: 1600 });
  assert.equal((await samplesOf(service, clip, 16_000, 1))[800], 0.5);
});

test('what is no sound is refused, and a cancelled or failing stream leaves nothing', async (t) => {
  const { service, root } = await opened(t);
  await assert.rejects(service.keepSound({ sampleRate: 8000, channels: [new Float32Array(0)] }), {
    code: 'CLIP_PARAMS',
  });
  await writeFile(join(root, 'page.wav'), '<html>');
  await assert.rejects(service.keepSound({ path: join(root, 'page.wav') }), { code: 'MEDIA_NOT_MEDIA' });
  const aborted = AbortSignal.abort();
  const sound = { sampleRate: 8000, channels: [new Float32Array(10)] };
  await assert.rejects(service.keepSound(sound, { signal: aborted }), { code: 'CANCELLED' });
  const cause = new RangeError('the model ran dry');
  const failing = (async function* () {
    yield new Float32Array(10);
    throw cause;
  })();
  await assert.rejects(service.keepSound({ sampleRate: 8000, channelCount: 1, chunks: failing }), cause);
});
