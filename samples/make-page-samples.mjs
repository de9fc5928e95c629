// Makes the small samples that the start page offers: the presenter as a clip and as a photo, one spoken sentence in
// English and one in Chinese. They are committed, so that the page has them without drawing anything.
//   node samples/make-page-samples.mjs [--out DIR]
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createCanvas } from '@napi-rs/canvas';
import { openSource, render, renderAudio, resolveFrom, trim } from '@talkgraph/media';
import { makeSamples } from './make-samples.mjs';
import { createPresenter } from './presenter.mjs';
import { speak, speechGaps, wavBytes } from './speech.mjs';

const { values } = parseArgs({ options: { out: { type: 'string' } } });
const out = values.out ?? fileURLToPath(new URL('../apps/web/public/samples', import.meta.url));
await mkdir(out, { recursive: true });
const scratch = await mkdtemp(join(tmpdir(), 'talkgraph-samples-'));
try {
  await makeClipSample();
  await makePhoto();
  for (const language of ['en', 'zh']) await makeSentence(language);
} finally {
  await rm(scratch, { recursive: true, force: true });
}

/** The idle loop of the presenter, smaller than the tests' own: nothing is measured on this one. */
async function makeClipSample() {
  const files = await makeSamples({ only: ['presenter'] });
  const opened = await openSource(files['presenter.mp4']);
  const path = join(scratch, 'presenter.mp4');
  await render(opened.clip, path, { resolveSource: resolveFrom(opened.sources), encode: { crf: 24, preset: 'slow' } });
  await copyFile(path, join(out, 'presenter.mp4'));
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

/** The first sentence only, so that the first video is made while one watches. */
async function makeSentence(language) {
  const { samples, sampleRate, phonemes } = await speak(language);
  const pauses = phonemes.filter(({ symbol, endSeconds }) => symbol === '' && endSeconds > 3);
  const pause = pauses.find(({ startSeconds, endSeconds }) => endSeconds - startSeconds >= speechGaps.between);
  const wav = join(scratch, `${language}.wav`);
  await writeFile(wav, wavBytes(samples, sampleRate));
  const opened = await openSource(wav);
  const sentence = trim(opened.clip, {
    first: 0,
    count: Math.round((pause.startSeconds + speechGaps.ends) * sampleRate),
  });
  const resolveSource = resolveFrom(opened.sources);
  const path = join(scratch, `voice-${language}.mp3`);
  await renderAudio(sentence, path, { resolveSource, bitRate: 64_000 });
  await copyFile(path, join(out, `voice-${language}.mp3`));
}
