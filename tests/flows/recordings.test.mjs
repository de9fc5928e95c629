// The examples that care for recordings, on noisy speech that eSpeak NG says.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { measureLoudness, readPcm } from '@talkgraph/media';
import { openTestHome } from '../../packages/worker/dist/testing/open-test-home.js';
import { writeSpeech } from '../../packages/worker/dist/testing/speech-recording.js';

const sentences = ['I would like to go to the house tomorrow morning.', 'Today we look at the basics.'];
const folder = new URL('../../examples/', import.meta.url);
const readExample = async (name) => JSON.parse(await readFile(new URL(`${name}.json`, folder), 'utf8'));

async function runExample(t, name, recording) {
  const home = await openTestHome(t);
  t.after(() => home.capabilities.release());
  const spoken = await writeSpeech(join(home.home.inputs, 'speech-en.wav'), { sentences, ...recording });
  const run = await home.run(await readExample(name));
  const failed = run.events.find(({ kind }) => kind === 'node-failed');
  assert.equal(run.status, 'success', JSON.stringify(failed?.failure));
  const value = (id, slot) => run.records.get(id).outputs[slot][0].value;
  const files = [...run.records.values()].flatMap(({ files = [] }) => files).filter(({ type }) => type === 'output');
  const paths = files.map(({ subfolder, filename }) => join(home.home.outputs, subfolder, filename));
  return { value, paths, spoken };
}

test('clean-recording makes a noisy, quiet recording clean, short and as loud as wanted', async (t) => {
  const { value, paths, spoken } = await runExample(t, 'clean-recording', {
    gain: 0.3,
    noise: 0.02,
    pauseSeconds: 1.5,
  });
  const [scoreBefore, noisyBefore] = [value('2', 1), value('2', 2)];
  const [scoreAfter, noisyAfter] = [value('6', 1), value('6', 2)];
  assert.ok(noisyBefore && !noisyAfter && scoreAfter > scoreBefore + 20, `${scoreBefore} to ${scoreAfter}`);
  assert.match(value('2', 7), /noise/);
  const format = { sampleRate: 48_000, channels: 1 };
  const { integratedLufs, truePeakDb } = await measureLoudness(readPcm(paths[0], format), format);
  assert.ok(Math.abs(integratedLufs + 16) < 0.5 && truePeakDb <= -1, `${integratedLufs} LUFS, ${truePeakDb} dBTP`);
  let samples = 0;
  for await (const chunk of readPcm(paths[0], format)) samples += chunk.length;
  const seconds = spoken.samples.length / spoken.sampleRate;
  assert.ok(samples / 48_000 < seconds - 1.5, `${samples / 48_000} of ${seconds} s`);
});

test('transcribe writes English down as subtitles, without any model', async (t) => {
  const { value, paths } = await runExample(t, 'transcribe', { pauseSeconds: 1.5 });
  assert.match(value('2', 0), /would like to go/);
  const [srt] = paths;
  assert.match(await readFile(srt, 'utf8'), /00:00:0\d,\d{3} --> [\s\S]*like to go/);
});
