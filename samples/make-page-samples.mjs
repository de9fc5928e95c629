// Makes the small samples that the start page and the templates offer: the presenter as a clip, before a green screen, with
// her hands and as a photo, spoken texts, two rooms, a logo and music. They are committed, so that the page has them without drawing anything.
//   node samples/make-page-samples.mjs [--out DIR]
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createCanvas } from '@napi-rs/canvas';
import { openSource, render, renderAudio, resolveFrom, trim } from '@talkgraph/media';
import { paintLogo } from './lecturers/logo.mjs';
import { makeSamples } from './make-samples.mjs';
import { composeMusic } from './music.mjs';
import { createPresenter } from './presenter.mjs';
import { paintOffice } from './rooms/office.mjs';
import { paintStudio } from './rooms/studio.mjs';
import { speak, speechGaps, wavBytes } from './speech.mjs';

const { values } = parseArgs({ options: { out: { type: 'string' } } });
const out = values.out ?? fileURLToPath(new URL('../apps/web/public/samples', import.meta.url));
await mkdir(out, { recursive: true });
const scratch = await mkdtemp(join(tmpdir(), 'talkgraph-samples-'));
try {
  await makeClipSample('presenter', { crf: 24 });
  await makeClipSample('presenter-green', { crf: 27, frames: 75 });
  await makeClipSample('presenter-half', { crf: 29 });
  await makePhoto();
  await makePicturesToLayUnder();
  for (const language of ['en', 'zh']) await makeSentence(language);
  await makeWholeText('zh');
  const musicRate = 44_100;
  await writeMp3('music', wavBytes(composeMusic(musicRate), musicRate), 64_000);
} finally {
  await rm(scratch, { recursive: true, force: true });
}

/** The presenter, smaller than the tests' own: nothing is measured on these. */
async function makeClipSample(name, { crf, frames }) {
  const files = await makeSamples({ only: [name] });
  const { clip, sources } = await openSource(files[`${name}.mp4`]);
  const path = join(scratch, `${name}.mp4`);
  const shown = frames === undefined ? clip : trim(clip, { first: 0, count: frames });
  await render(shown, path, { resolveSource: resolveFrom(sources), encode: { crf, preset: 'slow' } });
  await copyFile(path, join(out, `${name}.mp4`));
}

/** A portrait of another person, as a telephone takes them. */
async function makePhoto() {
  const { width, height, draw } = createPresenter({ person: 'man', width: 720, height: 960 });
  const canvas = createCanvas(width, height);
  const ctx = canvas.getContext('2d');
  const image = ctx.createImageData(width, height);
  image.data.set(draw());
  ctx.putImageData(image, 0, 0);
  await writeFile(join(out, 'photo.jpg'), canvas.toBuffer('image/jpeg', 88));
}

/** What stands behind a person, and what lies over them. */
async function makePicturesToLayUnder() {
  await writeFile(join(out, 'office.jpg'), paintOffice(1280, 720).toBuffer('image/jpeg', 86));
  await writeFile(join(out, 'studio.jpg'), paintStudio(1280, 720).toBuffer('image/jpeg', 86));
  await writeFile(join(out, 'logo.png'), paintLogo(256).toBuffer('image/png'));
}

/** The first sentence only, so that the first video is made while one watches. */
async function makeSentence(language) {
  const { samples, sampleRate, phonemes } = await speak(language);
  const pauses = phonemes.filter(({ symbol, endSeconds }) => symbol === '' && endSeconds > 3);
  const pause = pauses.find(({ startSeconds, endSeconds }) => endSeconds - startSeconds >= speechGaps.between);
  const count = Math.round((pause.startSeconds + speechGaps.ends) * sampleRate);
  await writeMp3(`voice-${language}`, wavBytes(samples, sampleRate), 64_000, count);
}

/** All that is said: a template has the same words as its script. */
async function makeWholeText(language) {
  const { samples, sampleRate } = await speak(language);
  await writeMp3(`talk-${language}`, wavBytes(samples, sampleRate), 48_000);
}

async function writeMp3(name, bytes, bitRate, sampleCount) {
  const wav = join(scratch, `${name}.wav`);
  await writeFile(wav, bytes);
  const { clip, sources } = await openSource(wav);
  const heard = sampleCount === undefined ? clip : trim(clip, { first: 0, count: sampleCount });
  const path = join(scratch, `${name}.mp3`);
  await renderAudio(heard, path, { resolveSource: resolveFrom(sources), bitRate });
  await copyFile(path, join(out, `${name}.mp3`));
}
