// Makes the sample material: the presenter's video and still, one spoken text in English and one in Chinese.
//   node samples/make-samples.mjs [--force] [--out DIR]
// Files that are up to date with the scripts that make them are kept. Their true geometry and phonemes lie beside them
// as JSON.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { lecturerFiles, makeLecturers } from './lecturers/make-lecturers.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));

/** What is made, from which scripts, and how. The scripts' own text is the version: any change makes the files anew. */
const jobs = [
  {
    name: 'presenter',
    files: ['presenter.mp4', 'presenter.png', 'presenter.json'],
    sources: ['presenter', 'presenter.mjs', 'presenter-video.mjs', 'make-samples.mjs'],
    make: makePresenter,
  },
  ...['en', 'zh'].map((language) => ({
    name: `speech-${language}`,
    files: [`speech-${language}.wav`, `speech-${language}.json`],
    sources: ['speech', 'speech.mjs', 'make-samples.mjs'],
    make: (out) => makeSpeech(out, language),
  })),
  {
    name: 'rooms',
    files: ['office.png', 'studio.png'],
    sources: ['rooms', 'presenter/random.mjs'],
    make: makeRooms,
  },
  {
    name: 'presenter-green',
    files: ['presenter-green.mp4'],
    sources: ['presenter', 'presenter.mjs', 'presenter-video.mjs', 'make-samples.mjs'],
    make: makeGreenScreen,
    onDemand: true,
  },
  {
    name: 'presenter-half',
    files: ['presenter-half.mp4'],
    sources: ['presenter', 'presenter.mjs', 'presenter-video.mjs', 'make-samples.mjs'],
    make: makeHalfLength,
    onDemand: true,
  },
  {
    name: 'lecturers',
    files: lecturerFiles,
    sources: ['lecturers', 'rooms', 'presenter', 'presenter.mjs', 'presenter-video.mjs', 'speech'],
    make: async (out, say) => {
      mkdirSync(join(out, 'lecturers'), { recursive: true });
      await makeLecturers(out, say);
    },
    onDemand: true,
  },
];

/**
 * Makes what is missing or out of date in a folder.
 * @param {{out?: string, force?: boolean, only?: string[], say?: (line: string) => void}} options `only` names the jobs to
 * look at: presenter, speech-en, speech-zh, rooms, and those that are made only when named: presenter-green, presenter-half
 * and lecturers (half a minute each)
 * @returns {Promise<Record<string, string>>} path of every file by name
 */
export async function makeSamples({ out = join(here, 'out'), force = false, only, say = () => {} } = {}) {
  mkdirSync(out, { recursive: true });
  const wanted = jobs.filter(({ name, onDemand }) => (only ? only.includes(name) : !onDemand));
  for (const { name, files, sources, make } of wanted) {
    const stamp = join(out, `.${name}.version`);
    const version = versionOf(sources);
    const current =
      existsSync(stamp) && readFileSync(stamp, 'utf8') === version && files.every((f) => existsSync(join(out, f)));
    if (current && !force) {
      say(`${name}: up to date`);
      continue;
    }
    const started = performance.now();
    say(`${name}: making …`);
    await make(out, say);
    writeWhole(stamp, version);
    say(`${name}: done in ${((performance.now() - started) / 1000).toFixed(1)} s`);
  }
  return Object.fromEntries(wanted.flatMap(({ files }) => files.map((file) => [file, join(out, file)])));
}

async function makePresenter(out, say) {
  const { createPresenter } = await import('./presenter.mjs');
  const { pngBytes, renderPresenter } = await import('./presenter-video.mjs');
  const presenter = createPresenter();
  writeWhole(join(out, 'presenter.png'), pngBytes(presenter.draw(), presenter));
  const tell = every(50, ({ framesDone, frameCount }) => say(`presenter: frame ${framesDone} of ${frameCount}`));
  const frames = await renderPresenter(join(out, 'presenter.mp4'), { presenter, onProgress: tell });
  const { width, height } = presenter;
  writeWhole(
    join(out, 'presenter.json'),
    JSON.stringify({ width, height, fps: 25, still: presenter.keyPoints(), frames }),
  );
}

/** Rooms to stand before. */
async function makeRooms(out) {
  const { paintOffice } = await import('./rooms/office.mjs');
  const { paintStudio } = await import('./rooms/studio.mjs');
  writeWhole(join(out, 'office.png'), paintOffice(1920, 1080).toBuffer('image/png'));
  writeWhole(join(out, 'studio.png'), paintStudio(1920, 1080).toBuffer('image/png'));
}

/** The presenter before a green screen. */
async function makeGreenScreen(out) {
  const { createPresenter } = await import('./presenter.mjs');
  const { renderPresenter } = await import('./presenter-video.mjs');
  const presenter = createPresenter({ backdrop: [46, 168, 84] });
  await renderPresenter(join(out, 'presenter-green.mp4'), { presenter, seconds: 4 });
}

/** The presenter down to her hands, which talk. */
async function makeHalfLength(out) {
  const { gestureFrames } = await import('./presenter/gesture-frames.mjs');
  const { renderDrawn } = await import('./presenter-video.mjs');
  // A picture of the head for every frame of half an idle loop.
  const film = gestureFrames({ width: 960, height: 540, seconds: 20, poses: 100 });
  await renderDrawn(join(out, 'presenter-half.mp4'), film, { fps: 25 });
}

async function makeSpeech(out, language) {
  const { speak, wavBytes } = await import('./speech.mjs');
  const { samples, sampleRate, text, phonemes } = await speak(language);
  writeWhole(join(out, `speech-${language}.wav`), wavBytes(samples, sampleRate));
  writeWhole(join(out, `speech-${language}.json`), JSON.stringify({ language, text, sampleRate, phonemes }, null, 1));
}

/** Calls through only for every nth progress report. */
function every(n, call) {
  return (progress) => {
    if (progress.framesDone % n === 0) call(progress);
  };
}

/** A file appears whole or not at all; the process number keeps two runs at the same time apart. */
function writeWhole(path, content) {
  const part = `${path}.${process.pid}.part`;
  writeFileSync(part, content);
  renameSync(part, path);
}

function versionOf(sources) {
  const hash = createHash('sha256');
  for (const source of sources) {
    const path = join(here, source);
    const files = source.endsWith('.mjs')
      ? [path]
      : readdirSync(path)
          .sort()
          .map((file) => join(path, file));
    for (const file of files) {
      if (!file.endsWith('.test.mjs')) hash.update(readFileSync(file));
    }
  }
  return hash.digest('hex');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({ options: { force: { type: 'boolean', default: false }, out: { type: 'string' } } });
  const files = await makeSamples({ ...values, say: (line) => console.log(line) });
  console.log(Object.values(files).join('\n'));
}
