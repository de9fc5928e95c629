// The workflows of speech under examples/, on a small drawn person and short texts.
import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { presenterPicture, presenterVideo } from '@talkgraph/lipsync/testing';
import { probe } from '@talkgraph/media';
import { openTestHome } from '../../packages/worker/dist/testing/open-test-home.js';

const readExample = async (name) =>
  JSON.parse(await readFile(new URL(`../../examples/${name}.json`, import.meta.url), 'utf8'));

async function run(home, prompt) {
  const told = await home.run(prompt);
  const failed = told.events.find(({ kind }) => kind === 'node-failed');
  assert.equal(told.status, 'success', JSON.stringify(failed?.failure));
  const files = [...told.records.values()].flatMap(({ files = [] }) => files).filter(({ type }) => type === 'output');
  return { told, paths: files.map(({ subfolder, filename }) => join(home.home.outputs, subfolder, filename)) };
}

test('script-to-speech makes a person say a text, Chinese or English, in films as long as the speech', async (t) => {
  const home = await openTestHome(t);
  t.after(() => home.capabilities.release());
  await presenterVideo(join(home.home.inputs, 'presenter.mp4'), { frameCount: 8 });
  for (const text of ['你好！', 'Open the map.']) {
    const prompt = await readExample('script-to-speech');
    prompt['2'].inputs.text = text;
    prompt['3'].inputs.resolution = '720p';
    const { told, paths } = await run(home, prompt);
    const spoken = told.records.get('2').outputs[1][0].value.summary;
    const { video, audio } = await probe(paths[0]);
    assert.ok(Math.abs(video.frameCount / 25 - spoken.seconds) <= 0.041, `${video.frameCount} frames`);
    assert.ok(audio.sampleCount > 0);
    assert.equal(spoken.language, text.startsWith('O') ? 'en' : 'zh-CN');
  }
});

test('script-file-aloud tells the language of a file and reads it', async (t) => {
  const home = await openTestHome(t);
  await writeFile(join(home.home.inputs, 'script.txt'), 'Herzlich willkommen in unserem Kurs.\r\n');
  const { told, paths } = await run(home, await readExample('script-file-aloud'));
  assert.deepEqual(told.records.get('3').ui.text, ['de']);
  const { audio } = await probe(paths[0]);
  assert.ok(audio.sampleCount / audio.sampleRate > 1);
});

test('photo-with-feelings says the script without its tags, with a look for each of them', async (t) => {
  const home = await openTestHome(t);
  t.after(() => home.capabilities.release());
  await presenterPicture(join(home.home.inputs, 'presenter.png'));
  const prompt = await readExample('photo-with-feelings');
  prompt['2'].inputs.text = '[happy] Hello. 【严肃 0.5】Stop here?';
  prompt['6'].inputs.resolution = '720p';
  const { told, paths } = await run(home, prompt);
  const spoken = told.records.get('3').outputs[1][0].value.summary;
  const options = told.records.get('5').outputs[0][0].value;
  assert.deepEqual(
    options.expression.cues.map(({ emotion, strength }) => [emotion, strength]),
    [
      ['happy', 1],
      ['serious', 0.5],
    ],
  );
  assert.equal(options.headMotion.questions.length, 1);
  const { video } = await probe(paths[0]);
  assert.ok(Math.abs(video.frameCount / 25 - spoken.seconds) <= 0.041, `${video.frameCount} frames`);
});
