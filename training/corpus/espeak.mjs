import { createRequire } from 'node:module';
import { englishSentence, gridSentence, phraseOf, wordsOf } from './texts.mjs';
import { toSixteenKilohertz } from './waveform.mjs';

const languages =
  'en en-US en-GB-scotland en-GB-x-rp en-029 de fr es es-419 it pt pt-BR nl sv da nb pl ru uk cs sk hu fi et ro el tr hi bn ta te ko vi id sw ar he fa cmn yue bg hr sr lt lv ca af is ga cy eu ka'.split(
    ' ',
  );
const english = ['en', 'en-US', 'en-GB-scotland', 'en-GB-x-rp', 'en-029'];
const variants =
  'f1 f2 f3 f4 f5 m1 m2 m3 m4 m5 m6 m7 m8 klatt klatt2 klatt3 klatt4 klatt5 klatt6 adam anika antonio aunty belinda benjamin boris caleb david ed edward grandma grandpa gustave ian iven john linda marcelo max michel miguel norbert pablo paul pedro quincy rob robert sandro shelby steph travis victor zac croak Alex Alicia Andrea Andy Annie Denis Diogo Gene Hugo Jacky Lee Marco Mario Michael Mike Storm whisper'.split(
    ' ',
  );

/** eSpeak NG in process: many languages, voices, rates, pitches and vocal-tract lengths. */
export async function addEspeakSpeech(writer, random, seconds) {
  const require = createRequire(import.meta.url);
  const { default: init } = await import(require.resolve('@echogarden/espeak-ng-emscripten'));
  const engine = await init();
  const worker = await new engine.eSpeakNGWorker();
  const words = new Map(languages.map((language) => [language, wordsOf(language.replace(/-(GB-.*|029)$/, ''))]));
  while (writer.seconds < seconds) {
    const language = random.next() < 0.3 ? random.pick(english) : random.pick(languages);
    const variant = random.pick(variants);
    worker.set_voice(`${language}+${variant}`);
    const speed = random.between(0.82, 1.22);
    worker.set_rate(Math.round(random.between(115, 215) / speed));
    worker.set_pitch(Math.round(random.between(20, 80)));
    worker.set_range(Math.round(random.between(20, 90)));
    const text = sentenceFor(language, words.get(language), random);
    const spoken = speak(worker, text);
    if (spoken.events.length < 8) continue;
    writer.add({
      voice: `espeak ${variant}`,
      language,
      samples: toSixteenKilohertz(spoken.samples, 22_050, speed),
      events: spoken.events.map(([start, end, ipa]) => [start / speed, end / speed, ipa]),
    });
  }
}

function sentenceFor(language, words, random) {
  if (!english.includes(language)) return `${phraseOf(words, random)}.`;
  const kind = random.next();
  if (kind < 0.3) return gridSentence(random);
  return kind < 0.8 ? `${englishSentence(random)}. ${englishSentence(random)}.` : `${phraseOf(words, random)}.`;
}

/** {samples at 22 050 Hz, events as [start s, end s, IPA]} of a text. */
function speak(worker, text) {
  const chunks = [];
  const marks = [];
  worker.synthesize(text, (samples, events) => {
    // The samples are a view of the engine's memory and change with the next call.
    if (samples?.length) chunks.push(Float32Array.from(samples, (value) => value / 32768));
    for (const event of events) {
      if (event.type === 'phoneme') marks.push([event.audio_position / 1000, event.id]);
    }
  });
  const length = chunks.reduce((sum, chunk) => sum + chunk.length, 0);
  const samples = new Float32Array(length);
  let at = 0;
  for (const chunk of chunks) {
    samples.set(chunk, at);
    at += chunk.length;
  }
  const events = marks.map(([start, ipa], i) => [start, marks[i + 1]?.[0] ?? length / 22_050, ipa]);
  return { samples, events: events.filter(([start, end]) => end > start) };
}
