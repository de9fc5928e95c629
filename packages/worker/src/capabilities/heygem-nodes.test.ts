import assert from 'node:assert/strict';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import type { JsonObject } from '@talkgraph/engine';
import { type HeygemStandInOptions, presenterVideo, spokenWav, startHeygemStandIn } from '@talkgraph/lipsync/testing';
import { probe } from '@talkgraph/media';
import { lipSync, media } from '@talkgraph/nodes';
import { openFolderArtifactStore, openSecretStore } from '@talkgraph/runtime';
import { createCapabilities } from '../capabilities.js';
import { openTestHome } from '../testing/open-test-home.js';

/** A home whose profile names a stand-in that shares a folder with it. */
async function open(t: TestContext, options: Partial<HeygemStandInOptions> = {}) {
  const test = await openTestHome(t);
  const { home } = test;
  const folder = join(home.root, 'face2face');
  await mkdir(folder);
  const standIn = await startHeygemStandIn({ folder, ...options });
  t.after(() => standIn[Symbol.asyncDispose]());
  const profiles = await openSecretStore(home.root);
  await profiles.set('studio', { kind: 'heygem', fields: { url: standIn.address, data_folder: folder } });
  await presenterVideo(join(home.inputs, 'presenter.mp4'), { frameCount: 8 });
  await spokenWav(join(home.inputs, 'speech-en.wav'), 'Maybe Bob.', 0.4);
  return { ...test, standIn };
}

const workflow = async (prefix = 'talk'): Promise<JsonObject> => {
  const text = await readFile(new URL('../../../../examples/heygem-service.json', import.meta.url), 'utf8');
  return JSON.parse(text.replace('video/heygem-service', prefix).replace('1080p', 'source'));
};

test('the example has the service of the profile make the mouth, and tells its steps on the node', async (t) => {
  // Asked every two seconds, as by HeyGem's own client.
  const { run, standIn, home } = await open(t, { pauseAt20: () => wait(2500) });
  const ran = await run(await workflow());
  assert.equal(ran.status, 'success', ran.failure);
  assert.equal(standIn.submitted.length, 1);
  const told = ran.events.flatMap((event) =>
    event.kind === 'node-progress' && event.node === '3' ? [event.stage] : [],
  );
  assert.ok(told.includes('音频特征提取完成'), `${told}`);
  const [file] = ran.records.get('4')?.files ?? [];
  const { video, audio } = await probe(join(home.outputs, file!.subfolder, file!.filename));
  assert.deepEqual([video?.frameCount, audio !== undefined], [10, true]);

  const again = await run(await workflow('again'));
  assert.equal(again.status, 'success');
  assert.deepEqual(again.ran.includes('3'), false, 'from the cache');
  assert.equal(standIn.submitted.length, 1);
});

test('a failure of the service is the failure of the node, with its own sentence', async (t) => {
  const { run } = await open(t, { fails: () => '存在多人脸' });
  const ran = await run(await workflow());
  assert.deepEqual([ran.status, ran.failure], ['error', 'HEYGEM_MANY_FACES']);
});

test('where nobody outside may be asked, the built-in engine takes its place and says so', async (t) => {
  const { home, standIn } = await open(t);
  const store = await openFolderArtifactStore(home.artifacts);
  const offline = createCapabilities({ store, home, offline: true });
  t.after(() => offline.release());
  const [films, speaker] = [offline.use(media)!, offline.use(lipSync)!];
  const { clip: video } = await films.open(join(home.inputs, 'presenter.mp4'));
  const { clip: audio } = await films.open(join(home.inputs, 'speech-en.wav'));
  const { remarks } = await speaker.talk({ video, audio, engine: 'heygem', resolution: 'source', options: {} });
  assert.match(remarks[0]!.en, /HeyGem was not asked/);
  assert.equal(standIn.submitted.length, 0);
});
