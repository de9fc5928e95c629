import assert from 'node:assert/strict';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import type { Clip } from '../clip.js';
import { openSource, resolveFrom } from '../open-source.js';
import { describeClip } from '../plan/describe-clip.js';
import { fileTexts } from '../probe/file-texts.js';
import { probe } from '../probe/probe.js';
import { copyWithTexts } from '../run/copy-with-texts.js';
import { render } from '../run/render.js';
import { renderAudio } from '../run/render-audio.js';
import { makeMedia, temporaryFolder } from '../testing/index.js';
import { concat } from './concat.js';
import { crop } from './crop.js';
import { defaultOps } from './default-ops.js';
import { loop } from './loop.js';
import { mix } from './mix.js';
import { pad } from './pad.js';
import { replaceAudio } from './replace-audio.js';
import { retime } from './retime.js';
import { scaleToFit } from './scale-to-fit.js';
import { source } from './source.js';
import { tag } from './tag.js';
import { takeAudio } from './take-audio.js';
import { trim } from './trim.js';
import { volume } from './volume.js';

const label = '{"Label":"1","ContentProducer":"001191440300708461136T1XGW3","ProduceID":"a-1"}';
const fps = { num: 25, den: 1 };
const film = source({
  sha256: '1'.repeat(64),
  video: { width: 320, height: 240, fps, frameCount: 40 },
  audio: { sampleRate: 16000, channels: 1, sampleCount: 25600 },
});
const labelled = tag(film, { tags: { AIGC: label } });
const tagsOf = (clip: Clip) => describeClip(clip, defaultOps).file?.tags;

test('every operation hands on what goes into the file', () => {
  const changed = [
    trim(labelled, { first: 3 }),
    loop(labelled, { frameCount: 90 }),
    retime(labelled, { num: 30, den: 1 }),
    scaleToFit(labelled, 120),
    crop(labelled, { x: 0, y: 0, width: 64, height: 64 }),
    pad(labelled, { width: 400, height: 300 }),
    volume(labelled, { gainDb: 3 }),
    mix([{ clip: labelled }, { clip: film }]),
    replaceAudio(labelled, film),
    takeAudio(labelled),
    trim(takeAudio(labelled), { first: 0, count: 16000 }),
    loop(takeAudio(labelled), { frameCount: 50_000 }),
    concat([labelled, film]),
  ];
  for (const clip of changed) assert.deepEqual(tagsOf(clip), { AIGC: label }, clip.op);
});

test('a label on a later part is kept, and the first part has the last word', () => {
  assert.deepEqual(tagsOf(concat([film, labelled])), { AIGC: label });
  const other = tag(film, { tags: { AIGC: 'other', title: 'Other' } });
  assert.deepEqual(tagsOf(concat([labelled, other])), { AIGC: label, title: 'Other' });
  assert.deepEqual(tagsOf(tag(labelled, { tags: { AIGC: 'new' } })), { AIGC: 'new' });
});

async function labelledFilm(t: TestContext) {
  const folder = await temporaryFolder(t);
  const path = join(folder, 'film.mp4');
  await makeMedia(path, {
    pictures: { codec: 'libx264', width: 96, height: 64, fps, frameCount: 12 },
    sound: { codec: 'aac', sampleRate: 16000, channels: 1, sampleCount: 8000 },
  });
  const opened = await openSource(path);
  const clip = tag(opened.clip, { tags: { AIGC: label } });
  return { folder, clip, resolveSource: resolveFrom(opened.sources) };
}

test('a film carries its tags beside its texts, in a copy too, and takes them along when it is used again', async (t) => {
  const { folder, clip, resolveSource } = await labelledFilm(t);
  const [first, copied] = [join(folder, 'first.mp4'), join(folder, 'copied.mp4')];
  await render(clip, first, { resolveSource, texts: { workflow: '{"nodes":[]}' } });
  const texts = await fileTexts(first);
  assert.deepEqual([texts.aigc, texts.workflow], [label, '{"nodes":[]}']);
  assert.deepEqual((await probe(first)).tags, { AIGC: label });
  await copyWithTexts(first, copied, { AIGC: label, prompt: '{}' });
  assert.deepEqual((await probe(copied)).tags, { AIGC: label });
  const again = await openSource(copied);
  assert.deepEqual(tagsOf(trim(again.clip, { first: 2, count: 5 })), { AIGC: label });
});

for (const extension of ['wav', 'flac', 'mp3', 'm4a', 'ogg', 'opus']) {
  test(`a sound saved as ${extension} carries its tags`, async (t) => {
    const { folder, clip, resolveSource } = await labelledFilm(t);
    const path = join(folder, `sound.${extension}`);
    await renderAudio(clip, path, { resolveSource });
    const { tags, audio } = await probe(path);
    assert.deepEqual(tags, { AIGC: label });
    assert.ok((audio?.sampleCount ?? 0) >= 8000);
    assert.deepEqual(tagsOf((await openSource(path)).clip), { AIGC: label });
  });
}
