import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCanvas } from '@napi-rs/canvas';
import { paintBackground } from '../presenter/background.mjs';
import { seededRandom } from '../presenter/random.mjs';
import { createPresenter } from '../presenter.mjs';
import { paintOffice } from '../rooms/office.mjs';
import { espeakRate, openEspeak, synthesise } from '../speech/espeak.mjs';
import { wavBytes } from '../speech/wav.mjs';
import { paintLogo } from './logo.mjs';
import { looks } from './looks.mjs';
import { lecturers, portraitOf, recordingOf, tableCsv } from './table.mjs';

const photoSize = { width: 720, height: 960 };
const videoSize = { width: 960, height: 720 };
const videoSeconds = 2;
const silenceSeconds = 0.25;

/** Where the files of a folder of lecturers lie, relative to it. */
export const lecturerFiles = [
  'lecturers.csv',
  'lecturers/logo.png',
  'lecturers/office.jpg',
  ...lecturers.map(portraitOf),
  ...lecturers.filter(({ voice }) => voice !== 'missing').map(recordingOf),
].filter((name) => name !== '');

/**
 * Draws the portraits and speaks the recordings of the table of lecturers. The one that was never sent is not made.
 * @param {string} out the folder, with a sub-folder `lecturers/` in it
 * @param {(line: string) => void} say
 * @param {{scale?: number}} options times the size of the pictures
 */
export async function makeLecturers(out, say, { scale = 1 } = {}) {
  const { renderPresenter } = await import('../presenter-video.mjs');
  const worker = await openEspeak();
  writeFileSync(join(out, 'lecturers.csv'), tableCsv());
  writeFileSync(join(out, 'lecturers/logo.png'), paintLogo(640).toBuffer('image/png'));
  writeFileSync(join(out, 'lecturers/office.jpg'), jpegOf(paintOffice(1280, 720)));
  let next = 0;
  for (const row of lecturers) {
    say(`lecturers: ${row.id} of ${lecturers.length}`);
    const portrait = join(out, portraitOf(row));
    if (row.face === 'no face') writeFileSync(portrait, jpegOf(emptyOffice()));
    else {
      const look = looks[next++];
      const { width, height } = row.face === 'video' ? videoSize : photoSize;
      const presenter = createPresenter({ ...look, width: width * scale, height: height * scale });
      if (row.face === 'video') await renderPresenter(portrait, { presenter, seconds: videoSeconds });
      else writeFileSync(portrait, jpegOf(canvasOf(presenter)));
    }
    if (row.voice !== 'script' && row.voice !== 'missing') {
      writeFileSync(join(out, recordingOf(row)), recording(worker, row));
    }
  }
}

function recording(worker, { id, language, voice, script }) {
  const number = Number(id);
  const manner = {
    voice: `${language === 'zh' ? 'cmn' : 'en-us'}+${number % 2 === 0 ? 'm3' : 'f2'}`,
    rate: language === 'zh' ? 190 : 155,
    pitch: 42 + ((number * 7) % 20),
    range: 55,
  };
  const { samples } = synthesise(worker, script, manner);
  const gap = Math.round(silenceSeconds * espeakRate);
  const all = new Int16Array(samples.length + 2 * gap);
  all.set(samples, gap);
  if (voice === 'noisy') addNoise(all);
  return wavBytes(all, espeakRate);
}

/** A ventilator: noise with most of its power in the lows, 14 dB below the voice. */
function addNoise(samples) {
  const random = seededRandom(14);
  const power = samples.reduce((sum, v) => sum + v * v, 0) / samples.length;
  const noise = new Float64Array(samples.length);
  let low = 0;
  for (let i = 0; i < noise.length; i++) {
    low = 0.9 * low + (random() - 0.5);
    noise[i] = low + 0.3 * (random() - 0.5);
  }
  const own = noise.reduce((sum, v) => sum + v * v, 0) / noise.length;
  const gain = Math.sqrt(power / own / 10 ** 1.4);
  for (let i = 0; i < samples.length; i++) {
    samples[i] = Math.max(-32768, Math.min(32767, Math.round(samples[i] + gain * noise[i])));
  }
}

function canvasOf(presenter) {
  const canvas = createCanvas(presenter.width, presenter.height);
  const ctx = canvas.getContext('2d');
  const image = ctx.createImageData(presenter.width, presenter.height);
  image.data.set(presenter.draw());
  ctx.putImageData(image, 0, 0);
  return canvas;
}

const emptyOffice = () => paintBackground(photoSize.width, photoSize.height);

const jpegOf = (canvas) => canvas.toBuffer('image/jpeg', 90);
