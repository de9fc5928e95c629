import assert from 'node:assert/strict';
import { test } from 'node:test';
import { conformsToSynthesizer, hear } from '../synthesizer.conformance.js';
import { createEspeakSynthesizer } from './espeak-synthesizer.js';

conformsToSynthesizer('espeak', async () => createEspeakSynthesizer());

const synthesizer = createEspeakSynthesizer();
const wordsOf = async (text: string, language: string) => {
  const { parts } = await hear(synthesizer, { text, language });
  return parts.flatMap(({ words }) => words);
};

test('numbers of a Chinese text are one word each, with the time of their whole reading', async () => {
  const words = await wordsOf('今天是2025年3月，涨了3.5%。', 'zh-CN');
  const texts = words.map(({ text }) => text);
  assert.deepEqual(
    ['2025', '年', '3', '月', '3.5%'].filter((text) => !texts.includes(text)),
    [],
  );
  const percent = words.at(-1);
  // 百分之三点五: six syllables.
  assert.ok(percent && percent.endSeconds - percent.startSeconds > 0.9);
});

test('a clause in English inside a Chinese text has an English voice, and the words keep their places', async () => {
  const text = '大家好。This is a whole English sentence for you. 谢谢！';
  const words = await wordsOf(text, 'zh-CN');
  for (const word of words) assert.equal(text.slice(word.from, word.to), word.text);
  const english = words.filter(({ text: word }) => /[a-z]/i.test(word));
  assert.equal(english.length, 8);
  const { parts } = await hear(synthesizer, { text: 'This is a whole English sentence for you.', language: 'en-US' });
  const said = (phonemes: readonly { readonly symbol: string }[]) =>
    phonemes.map(({ symbol }) => symbol).filter(Boolean);
  const alone = said(parts.flatMap(({ phonemes }) => phonemes));
  const mixed = said((await hear(synthesizer, { text, language: 'zh-CN' })).parts.flatMap(({ phonemes }) => phonemes));
  assert.ok(mixed.join(' ').includes(alone.join(' ')));
});

const phonemesOf = async (request: { readonly text: string; readonly language: string; readonly mixed?: boolean }) =>
  (await hear(synthesizer, request)).parts.flatMap(({ phonemes }) => phonemes).filter(({ symbol }) => symbol !== '');

test('phonemes say which language they are of, where it is another than the text’s', async () => {
  const mixed = await phonemesOf({ text: '今天我们用 Python 做课件。', language: 'zh-CN' });
  const english = mixed.filter(({ language }) => language === 'en').map(({ symbol }) => symbol.replace('ˈ', ''));
  assert.equal(english.join(' '), 'p aɪ θ ə n');
  assert.ok(mixed.every(({ language }) => language === undefined || language === 'en'));
  const clause = await phonemesOf({ text: 'Hallo. Bienvenidos a todos al curso de hoy.', language: 'de', mixed: true });
  assert.deepEqual([...new Set(clause.map(({ language }) => language))], [undefined, 'es']);
});

test('Latin words in Japanese are said, not spelled, and rhotic Chinese is not spelled in English', async () => {
  const japanese = await phonemesOf({ text: 'Python を つかいます。', language: 'ja' });
  assert.match(japanese.map(({ symbol }) => symbol).join(''), /^pˈaɪθən/);
  const chinese = await phonemesOf({ text: '一会儿去哪儿玩儿？', language: 'zh-CN' });
  assert.ok(chinese.every(({ language }) => language === undefined));
});

test('Chinese characters in an English text are spoken, not called letters', async () => {
  const { parts } = await hear(synthesizer, { text: 'Say 你好 to her.', language: 'en-US' });
  const symbols = parts.flatMap(({ phonemes }) => phonemes.map(({ symbol }) => symbol)).join('');
  assert.match(symbols, /n.*i.*χ.*u/);
  assert.doesNotMatch(symbols, /tʃˈaɪniːz/);
});

test('the same text always sounds the same', async () => {
  const [first, second] = await Promise.all([hear(synthesizer, {}), hear(synthesizer, {})]);
  assert.deepEqual(first.samples, second.samples);
});

test('speed, pitch and voice change the sound', async () => {
  const usual = await hear(synthesizer, {});
  const fast = await hear(synthesizer, { speed: 1.6 });
  assert.ok(fast.samples.length < 0.75 * usual.samples.length);
  for (const change of [
    { pitch: 5 },
    { voice: 'man' },
    { voice: 'man-2' },
    { voice: 'woman-2' },
    { voice: 'en-gb+f4' },
  ]) {
    assert.notDeepEqual((await hear(synthesizer, change)).samples, usual.samples, JSON.stringify(change));
  }
});

test('an unknown voice or language is a user’s mistake', async () => {
  await assert.rejects(hear(synthesizer, { voice: 'nobody' }), { code: 'SPEECH_VOICE_UNKNOWN' });
  await assert.rejects(hear(synthesizer, { language: 'tlh-x' }), { code: 'SPEECH_VOICE_UNKNOWN' });
});

test('writing that the engine cannot read is remarked on', async () => {
  const remarksOf = async (text: string, language: string) => {
    const { remarks } = await synthesizer.speak({ text, language, speed: 1, pitch: 0, volume: 1 });
    return remarks.map(({ en }) => en).join();
  };
  assert.match(await remarksOf('東京です', 'ja'), /kana/);
  assert.equal(await remarksOf('3月です', 'ja'), '');
  assert.match(await remarksOf('สวัสดีครับ', 'th'), /Thai/);
  assert.match(await remarksOf('مرحبا بكم', 'ar'), /vowel/);
  assert.equal(await remarksOf('مَرْحَبًا', 'ar'), '');
});

test('a text of hours is spoken in parts of seconds', async () => {
  const text = 'The quick brown fox jumps over the lazy dog, and then it does so again. '.repeat(40);
  const { parts, sampleRate } = await hear(synthesizer, { text });
  assert.ok(Math.max(...parts.map(({ samples }) => samples.length)) < 30 * sampleRate);
});

test('each call has an engine of its own, whose memory is given back', async () => {
  await hear(synthesizer, { text: 'One.' });
  const before = process.memoryUsage.rss();
  for (let i = 0; i < 12; i++) await hear(synthesizer, { text: 'One.' });
  const grown = (process.memoryUsage.rss() - before) / 1e6;
  // One takes some 40 MB: twelve that stayed would be 480.
  assert.ok(grown < 240, `${grown} MB`);
});
