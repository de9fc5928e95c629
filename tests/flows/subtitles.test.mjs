// The workflows under examples/ that put text into pictures, on the drawn presenter and the built-in voice.
import assert from 'node:assert/strict';
import { copyFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { presenterVideo } from '@talkgraph/lipsync/testing';
import { probe } from '@talkgraph/media';
import { textTracksOf } from '@talkgraph/media/testing';
import { openTestHome } from '../../packages/worker/dist/testing/open-test-home.js';

const folder = new URL('../../examples/', import.meta.url);

async function homeWithPresenter(t) {
  const home = await openTestHome(t);
  t.after(() => home.capabilities.release());
  await presenterVideo(join(home.home.inputs, 'presenter.mp4'), { frameCount: 8 });
  return home;
}

/** Runs a prompt; answers what it saved, by node. */
async function runPrompt({ run, home }, prompt) {
  const { status, events, records } = await run(prompt);
  assert.equal(status, 'success', JSON.stringify(events.find(({ kind }) => kind === 'node-failed')?.failure));
  return (id) => {
    const [{ subfolder, filename }] = records.get(id).files;
    return join(home.outputs, subfolder, filename);
  };
}

/** An example, small and with a short script. */
async function shortExample(name, script) {
  const prompt = JSON.parse(await readFile(new URL(`${name}.json`, folder), 'utf8'));
  for (const { inputs } of Object.values(prompt)) {
    if (inputs.resolution) inputs.resolution = '720p';
    if (typeof inputs.text === 'string') inputs.text = script;
  }
  return prompt;
}

test('subtitled-talk speaks a script, with subtitles in the picture, as a track and as a file', async (t) => {
  const home = await homeWithPresenter(t);
  const saved = await runPrompt(home, await shortExample('subtitled-talk', '大家好，欢迎。'));
  const [track] = await textTracksOf(saved('7'));
  assert.deepEqual([track.language, track.texts.map(([, , text]) => text).join('')], ['zho', '大家好，欢迎']);
  const { video, audio } = await probe(saved('7'));
  assert.ok(Math.abs(audio.sampleCount / audio.sampleRate - video.frameCount / 25) <= 0.03);
  assert.match(await readFile(saved('8'), 'utf8'), /^1\r\n00:00:00,\d{3} --> 00:00:0\d,\d{3}\r\n大家好，欢迎\r\n/);
});

test('title-card puts cards around a talk and moves its subtitles behind the first', async (t) => {
  const home = await homeWithPresenter(t);
  const script = '大家好，欢迎。';
  const spoken = await runPrompt(home, {
    1: { class_type: 'TextToSpeech', inputs: { text: script } },
    2: { class_type: 'SaveAudio', inputs: { audio: ['1', 0], format: 'wav' } },
  });
  await copyFile(spoken('2'), join(home.home.inputs, 'speech-zh.wav'));
  const saved = await runPrompt(home, await shortExample('title-card', script));
  const { video } = await probe(saved('10'));
  const { audio } = await probe(spoken('2'));
  const talk = audio.sampleCount / audio.sampleRate;
  assert.ok(Math.abs(video.frameCount / 25 - (3 + talk + 2 - 2 * 0.5)) < 0.1, `${video.frameCount} frames`);
  const [track] = await textTracksOf(saved('10'));
  assert.ok(track.texts[0][0] >= 2.5 && track.texts[0][0] < 3.2, JSON.stringify(track.texts));
});
