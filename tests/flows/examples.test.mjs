// The workflows under examples/ are run whole, on a small drawn person and a sentence of less than a second.
import assert from 'node:assert/strict';
import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { checkPrompt, convertWorkflow, createRegistry, parsePrompt } from '@talkgraph/engine';
import { presenterPicture, presenterVideo, spokenWav } from '@talkgraph/lipsync/testing';
import { probe } from '@talkgraph/media';
import { makeMedia } from '@talkgraph/media/testing';
import { builtinPacks } from '@talkgraph/nodes';
import { openTestHome } from '../../packages/worker/dist/testing/open-test-home.js';

const folder = new URL('../../examples/', import.meta.url);
const readExample = async (name) => JSON.parse(await readFile(new URL(name, folder), 'utf8'));
const sentence = 'Bob might open the map.';
const seconds = 0.6;

/** A home that holds the files the examples name. */
async function homeWithSamples(t) {
  const home = await openTestHome(t);
  t.after(() => home.capabilities.release());
  const input = (name) => join(home.home.inputs, name);
  await presenterVideo(input('presenter.mp4'), { frameCount: 8 });
  await presenterPicture(input('presenter.png'));
  await spokenWav(input('speech-en.wav'), sentence, seconds);
  return { ...home, input };
}

/** Runs an example, small; answers the files it saved, in order. */
async function runExample(home, name) {
  const prompt = await readExample(`${name}.json`);
  for (const { inputs } of Object.values(prompt)) if (inputs.resolution) inputs.resolution = '720p';
  const run = await home.run(prompt);
  const failed = run.events.find(({ kind }) => kind === 'node-failed');
  assert.equal(run.status, 'success', JSON.stringify(failed?.failure));
  const files = [...run.records.values()].flatMap(({ files = [] }) => files);
  const saved = files.filter(({ type }) => type === 'output');
  const paths = saved.map(({ subfolder, filename }) => join(home.home.outputs, subfolder, filename));
  return { run, paths };
}

/** Whether a film lasts as long as the sentence, within half a frame, and has sound. */
async function assertSaysAll(path) {
  const { video, audio } = await probe(path);
  assert.ok(Math.abs(video.frameCount / 25 - seconds) <= 0.02, `${path}: ${video.frameCount} frames`);
  assert.ok(Math.abs(audio.sampleCount / audio.sampleRate - video.frameCount / 25) <= 0.02, `${path}: sound`);
}

test('each example is the same workflow in both formats, and has a title in both languages', async () => {
  const registry = createRegistry(builtinPacks);
  const names = (await readdir(folder)).filter((name) => /^(?!templates\.).+(?<!\.ui)\.json$/.test(name));
  assert.ok(names.length >= 6);
  for (const name of names) {
    const saved = await readExample(name.replace('.json', '.ui.json'));
    const { prompt, remarks } = convertWorkflow(saved, registry);
    assert.deepEqual(remarks, [], name);
    const check = async (source) => {
      const { issue, prompt } = await checkPrompt(parsePrompt(JSON.stringify(source)), registry);
      assert.equal(issue, undefined, `${name}: ${JSON.stringify(issue)}`);
      return [...prompt.nodes].map(([id, { type, inputs }]) => [id, type, inputs]);
    };
    assert.deepEqual(await check(prompt), await check(await readExample(name)), name);
    assert.match(saved.extra.title.en, /^[A-Z]/, name);
    assert.match(saved.extra.title.zh, /\p{Script=Han}/u, name);
  }
});

test('the gallery shows each example once, the main one first, with a small picture', async () => {
  const templates = await readExample('templates.json');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.ui.json'));
  assert.deepEqual(templates.map(({ file }) => `${file}.ui.json`).sort(), names.sort());
  assert.equal(templates[0].file, 'talking-head');
  for (const { title, summary, picture, tags } of templates) {
    for (const text of [title, summary]) assert.ok(/^[A-Z]/.test(text.en) && /\p{Script=Han}/u.test(text.zh));
    assert.ok((await stat(new URL(picture, folder))).size <= 40 * 1024, picture);
    assert.ok(tags.length > 0);
  }
});

test('nodes of an example do not lie on each other', async () => {
  for (const name of (await readdir(folder)).filter((name) => name.endsWith('.ui.json'))) {
    const { nodes } = await readExample(name);
    const meets = (a, b) => [0, 1].every((i) => a.pos[i] < b.pos[i] + b.size[i] && b.pos[i] < a.pos[i] + a.size[i]);
    const overlapping = nodes.flatMap((a, i) =>
      nodes
        .slice(i + 1)
        .filter((b) => meets(a, b))
        .map((b) => [a.id, b.id]),
    );
    assert.deepEqual(overlapping, [], name);
  }
});

/** Sources of the tests that run workflows whole, as far as their names match. */
async function sourcesIn(folder, name) {
  const names = (await readdir(folder)).filter((one) => name.test(one));
  return Promise.all(names.map((one) => readFile(new URL(one, folder), 'utf8')));
}

test('every example is run by a test, and every node is in an example or in a test of its own on real media', async () => {
  const names = (await readdir(folder)).filter((name) => /^(?!templates\.).+(?<!\.ui)\.json$/.test(name));
  const own = await sourcesIn(new URL('./', import.meta.url), /\.test\.mjs$/);
  // A test runs it as its users do.
  const flows = [...own, ...(await sourcesIn(new URL('lecturers/', folder), /\.mjs$/))].join();
  const runs = (name) => new RegExp(`['"/]${name.replace('.json', '')}['".]`).test(flows);
  assert.deepEqual(
    names.filter((name) => !runs(name)),
    [],
  );
  const examples = await Promise.all(names.map(readExample));
  const inExamples = new Set(examples.flatMap((prompt) => Object.values(prompt).map((node) => node.class_type)));
  const services = new URL('../../packages/worker/src/capabilities/', import.meta.url);
  const tests = (await sourcesIn(services, /\.test\.ts$/)).join();
  const types = builtinPacks.flatMap((pack) => pack.nodes.map(({ type }) => type));
  const untried = types.filter((type) => !inExamples.has(type) && !tests.includes(`'${type}'`));
  // It is drawn by the editor and never run.
  assert.deepEqual(untried, ['Note']);
});

test('talking-head and photo-talks make a film as long as the sentence', async (t) => {
  const home = await homeWithSamples(t);
  for (const name of ['talking-head', 'photo-talks']) {
    const { paths } = await runExample(home, name);
    assert.equal(paths.length, 1, name);
    await assertSaysAll(paths[0]);
  }
});

test('talking-head-with-music repeats the music and ends with the sentence', async (t) => {
  const home = await homeWithSamples(t);
  const sound = { codec: 'libmp3lame', sampleRate: 44_100, channels: 2, sampleCount: 8820, draw: () => 0.3 };
  await makeMedia(home.input('music.mp3'), { sound });
  const { paths } = await runExample(home, 'talking-head-with-music');
  await assertSaysAll(paths[0]);
  const { audio } = await probe(paths[0]);
  assert.deepEqual([audio.sampleRate, audio.channels], [44_100, 2]);
});

test('many-voices-one-face makes one film for each recording, with its name', async (t) => {
  const home = await homeWithSamples(t);
  await mkdir(home.input('voices'));
  await spokenWav(home.input('voices/2 问候.wav'), sentence, seconds);
  await spokenWav(home.input('voices/10 map.wav'), 'Open the map.', seconds);
  const { paths } = await runExample(home, 'many-voices-one-face');
  const expected = ['2 问候_00001_.mp4', '10 map_00001_.mp4'].map((name) => join(home.home.outputs, 'video', name));
  assert.deepEqual(paths, expected);
  for (const path of paths) await assertSaysAll(path);
});

test('check-before-render lets a person speak, and goes on without an error where there is none', async (t) => {
  const home = await homeWithSamples(t);
  const { run, paths } = await runExample(home, 'check-before-render');
  assert.ok(run.ran.includes('4') && !run.ran.includes('5'));
  await assertSaysAll(paths[0]);
  await rm(home.input('presenter.mp4'));
  const pictures = { codec: 'libx264', width: 96, height: 64, fps: { num: 25, den: 1 }, frameCount: 15 };
  await makeMedia(home.input('presenter.mp4'), { pictures });
  const nobody = await runExample(home, 'check-before-render');
  assert.ok(nobody.run.ran.includes('5') && !nobody.run.ran.includes('4'));
  await assertSaysAll(nobody.paths[0]);
});

test('score-and-save saves the film and shows a score with its verdict', async (t) => {
  const home = await homeWithSamples(t);
  const { run, paths } = await runExample(home, 'score-and-save');
  await assertSaysAll(paths[0]);
  const [score, verdict] = run.records.get('4').ui.text;
  assert.ok(Number(score) >= 0 && Number(score) <= 100);
  assert.ok(verdict.length > 0);
  assert.deepEqual(run.records.get('6').ui.text, [verdict]);
});
