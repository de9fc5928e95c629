// Synthesises the speech the acoustic model learns from and writes its features and phonemes to training/data.
//   node training/make-corpus.mjs [espeak|flite|festival|music ...]
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createCorpusWriter } from './corpus/corpus-writer.mjs';
import { addEspeakSpeech } from './corpus/espeak.mjs';
import { addFestivalSpeech } from './corpus/festival.mjs';
import { addFliteSpeech } from './corpus/flite.mjs';
import { addMusic } from './corpus/music.mjs';
import { createRandom } from './corpus/random.mjs';

const folder = path.join(path.dirname(fileURLToPath(import.meta.url)), 'data');
const sets = {
  espeak: (writer) => addEspeakSpeech(writer, createRandom(11), 4500),
  flite: (writer) => addFliteSpeech(writer, createRandom(12), 3000),
  festival: (writer) => addFestivalSpeech(writer, createRandom(13), 240),
  music: (writer) => addMusic(writer, createRandom(14), 800),
};

const wanted = process.argv.slice(2);
for (const [name, make] of Object.entries(sets)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const writer = createCorpusWriter(folder, name);
  await make(writer);
  writer.close();
  console.log(`${name}: ${Math.round(writer.seconds)} s`);
}
