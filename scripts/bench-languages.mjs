// Measures mouths in many languages against what eSpeak NG says when, and the times of words in mixed sentences.
//   npm run bench:languages [-- FOLDER]     FOLDER: another build of packages/lipsync/dist/viseme to compare with
// The sentences are in bench/language-sentences.json. Prints a table for each; nothing is written.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createInference } from '../packages/inference/dist/index.js';
import { alignText, createEspeakSynthesizer } from '../packages/speech/dist/index.js';
import { scoreMouth } from './bench/score-mouth.mjs';
import { atSixteenKilohertz, heardWords, speak } from './bench/spoken.mjs';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const folder = path.resolve(process.argv[2] ?? path.join(root, 'packages/lipsync/dist/viseme'));
const load = (name) => import(pathToFileURL(path.join(folder, name)).href);
const { mouthTrackFromAudio } = await load('mouth-track-from-audio.js');
const { combineMouthTracks } = await load('combine-mouth-tracks.js');
const { sampleMouthTrack } = await load('sample-mouth-track.js');

const { sentences, mixed } = JSON.parse(readFileSync(path.join(root, 'scripts/bench/language-sentences.json'), 'utf8'));
const inference = createInference({ threads: 1 });
const modelPath = path.join(root, 'packages/lipsync/models/viseme.onnx');

console.log('Mouths: sound and phonemes of eSpeak NG, joined as the talking head joins them');
console.table(await languageRows());
console.log('Mixed sentences, said faster by another voice and aligned: starts of words against eSpeak NG’s own');
console.table(await mixedRows());

async function languageRows() {
  const rows = {};
  for (const [language, texts] of Object.entries(sentences)) {
    const scores = [];
    for (const text of texts) scores.push(scoreMouth(await mouthOf(text, language)));
    rows[language] = summary(texts.length, scores);
  }
  return rows;
}

async function mouthOf(text, language) {
  const { samples, sampleRate, phonemes } = await speak({ text, language });
  const pcm = atSixteenKilohertz(samples, sampleRate);
  const sound = (async function* () {
    yield pcm;
  })();
  const heard = await mouthTrackFromAudio(sound, { inference, audioHash: text, modelPath });
  const track = combineMouthTracks(heard, phonemes, language);
  return { phonemes, language, track, at: (seconds) => sampleMouthTrack(track, seconds) };
}

function summary(count, scores) {
  const sum = (key) => scores.reduce((total, score) => total + score[key], 0);
  const mean = (key) => {
    const values = scores.flatMap((score) => score[key]);
    return values.length === 0 ? '–' : (values.reduce((a, b) => a + b, 0) / values.length).toFixed(2);
  };
  return {
    sentences: count,
    'p b m shut': `${sum('shut')}/${sum('bilabials')}`,
    'before the burst': `${sum('early')}/${sum('bursts')}`,
    'f v': `${sum('tucked')}/${sum('labiodentals')}`,
    'β ɸ ʋ open': `${sum('apart')}/${sum('approximants')}`,
    'shut elsewhere': sum('strays'),
    'round, rounded': mean('rounded'),
    'round, spread': mean('spread'),
  };
}

async function mixedRows() {
  const rows = [];
  for (const [language, text] of mixed) {
    const { samples, sampleRate, words } = await speak({
      text,
      language,
      voice: 'man',
      speed: 1.15,
      pitch: -3,
      mixed: true,
    });
    const pcm = [atSixteenKilohertz(samples, sampleRate)];
    const synthesizer = createEspeakSynthesizer();
    const { document } = await alignText({ pcm, text, language, mixed: true, synthesizer });
    const errors = heardWords(words, document.words);
    const at = (share) => Math.round(1000 * errors[Math.floor(share * (errors.length - 1))]);
    rows.push({ language, text, words: `${errors.length}/${words.length}`, 'median ms': at(0.5), 'p90 ms': at(0.9) });
  }
  return rows;
}
