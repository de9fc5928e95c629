import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { american, catalan, czech, finnish, indic, italian, russian } from './phone-sets.mjs';
import { englishSentence, gridSentence, phraseOf, wordsOf } from './texts.mjs';
import { readWave, runProgram, toSixteenKilohertz } from './waveform.mjs';

const voices = [
  ['cmu_us_slt_arctic_hts', 'en', american, 'latin1'],
  ['kal_diphone', 'en', american, 'latin1'],
  ['ked_diphone', 'en', american, 'latin1'],
  ['lp_diphone', 'it', italian, 'latin1'],
  ['pc_diphone', 'it', italian, 'latin1'],
  ['upc_ca_ona_hts', 'ca', catalan, 'latin1'],
  ['czech_machac', 'cs', czech, 'iso-8859-2'],
  ['czech_dita', 'cs', czech, 'iso-8859-2'],
  ['czech_ph', 'cs', czech, 'iso-8859-2'],
  ['czech_krb', 'cs', czech, 'iso-8859-2'],
  ['hy_fi_mv_diphone', 'fi', finnish, 'latin1'],
  ['suo_fi_lj_diphone', 'fi', finnish, 'latin1'],
  ['hindi_NSK_diphone', 'hi', indic, 'utf-8'],
  ['marathi_NSK_diphone', 'mr', indic, 'utf-8'],
  ['telugu_NSK_diphone', 'te', indic, 'utf-8'],
  ['msu_ru_nsh_clunits', 'ru', russian, 'utf-8'],
];

/** Every free festival voice in Debian, each in its own process because voices leave settings behind. */
export function addFestivalSpeech(writer, random, secondsPerVoice) {
  for (const [voice, language, phones, encoding] of voices) {
    const until = writer.seconds + secondsPerVoice;
    while (writer.seconds < until) {
      const spoken = speakBatch(voice, textsFor(language, random), encoding);
      if (spoken.length === 0) throw new Error(`festival's voice ${voice} said nothing`);
      for (const { rate, samples, segments } of spoken) {
        const speed = random.between(0.84, 1.2);
        writer.add({
          voice: `festival ${voice}`,
          language,
          samples: toSixteenKilohertz(samples, rate, speed),
          events: toEvents(segments, phones, voice).map(([start, end, ipa]) => [start / speed, end / speed, ipa]),
        });
      }
    }
    console.log(`festival ${voice}: ${Math.round(writer.seconds)} s so far`);
  }
}

function textsFor(language, random) {
  const words = wordsOf(language);
  return Array.from({ length: 30 }, () => {
    if (language === 'en') return random.next() < 0.35 ? gridSentence(random) : englishSentence(random);
    return phraseOf(words, random);
  }).map((text) => text.replace(/["\\’'ʻ]/g, language === 'en' ? "'" : ' '));
}

function speakBatch(voice, texts, encoding) {
  const folder = mkdtempSync(path.join(tmpdir(), 'talkgraph-festival-'));
  try {
    const lines = texts.map(
      (text, i) =>
        `(unwind-protect (begin (set! u (utt.synth (eval (list 'Utterance 'Text "${text}")))) (utt.save.wave u "${folder}/${i}.wav" 'riff) (utt.save.segs u "${folder}/${i}.segs")) nil)`,
    );
    const script = path.join(folder, 'batch.scm');
    writeFileSync(script, `(voice_${voice})\n${lines.join('\n')}\n`);
    if (encoding !== 'utf-8') {
      // Letters that the voice's character set lacks are dropped.
      writeFileSync(script, Buffer.from(runIconv(script, encoding), 'latin1'));
    }
    try {
      runProgram('festival', ['-b', script]);
    } catch (error) {
      console.log(`${voice}: ${String(error).slice(0, 120)}`);
    }
    return texts.flatMap((_, i) => readSpoken(folder, i));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function runIconv(file, encoding) {
  runProgram('sh', ['-c', `iconv -c -f utf-8 -t ${encoding} "${file}" > "${file}.out"`]);
  return readFileSync(`${file}.out`, 'latin1');
}

function readSpoken(folder, i) {
  const wave = path.join(folder, `${i}.wav`);
  const segs = path.join(folder, `${i}.segs`);
  if (!existsSync(wave) || !existsSync(segs)) return [];
  const bytes = readFileSync(wave);
  if (bytes.length < 20_000) return [];
  const segments = readFileSync(segs, 'latin1')
    .split('\n')
    .slice(1)
    .filter(Boolean)
    .map((line) => line.trim().split(/\s+/));
  return segments.length < 5 ? [] : [{ ...readWave(bytes), segments }];
}

function toEvents(segments, phones, voice) {
  let start = 0;
  return segments.map(([end, , name]) => {
    if (!(name in phones)) throw new Error(`${voice} spoke a phone without IPA: ${name}`);
    const event = [start, Number(end), phones[name]];
    start = Number(end);
    return event;
  });
}
