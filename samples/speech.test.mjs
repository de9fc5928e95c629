import assert from 'node:assert/strict';
import { test } from 'node:test';
import { speak, speechGaps, wavBytes } from './speech.mjs';

const languages = ['en', 'zh'];
const spoken = Object.fromEntries(
  await Promise.all(languages.map(async (language) => [language, await speak(language)])),
);

const loudness = ({ samples, sampleRate }, from, to) => {
  const part = samples.subarray(Math.round(from * sampleRate), Math.round(to * sampleRate));
  return Math.sqrt(part.reduce((sum, v) => sum + v * v, 0) / part.length);
};

for (const language of languages) {
  test(`the ${language} text lasts about ten seconds and has a pause between its sentences`, () => {
    const speech = spoken[language];
    const length = speech.samples.length / speech.sampleRate;
    assert.equal(speech.sampleRate, 22050);
    assert.ok(length > 7 && length < 14, `${length} s`);
    const inner = speech.phonemes.slice(1, -1).filter(({ symbol }) => symbol === '');
    const pause = inner.find((p) => p.endSeconds - p.startSeconds >= speechGaps.between - 0.02);
    assert.ok(pause, 'a pause between the sentences');
    assert.equal(loudness(speech, pause.endSeconds - speechGaps.between + 0.02, pause.endSeconds - 0.02), 0);
  });

  test(`the ${language} text begins and ends in silence`, () => {
    const speech = spoken[language];
    const end = speech.samples.length / speech.sampleRate;
    assert.equal(loudness(speech, 0, speechGaps.ends), 0);
    assert.equal(loudness(speech, end - speechGaps.ends, end), 0);
    assert.equal(speech.phonemes[0].symbol, '');
    assert.equal(speech.phonemes.at(-1).symbol, '');
  });

  test(`the ${language} phonemes cover the sound without a hole`, () => {
    const { phonemes, samples, sampleRate } = spoken[language];
    assert.equal(phonemes[0].startSeconds, 0);
    for (let i = 1; i < phonemes.length; i++) {
      assert.ok(Math.abs(phonemes[i].startSeconds - phonemes[i - 1].endSeconds) < 1e-6);
      assert.ok(phonemes[i].endSeconds > phonemes[i].startSeconds);
    }
    assert.ok(Math.abs(phonemes.at(-1).endSeconds - samples.length / sampleRate) < 1e-6);
  });

  test(`the ${language} vowels are louder than the pauses`, () => {
    const speech = spoken[language];
    const mean = (wanted) => {
      const parts = speech.phonemes.filter((p) => wanted(p.symbol) && p.endSeconds - p.startSeconds > 0.04);
      return parts.reduce((sum, p) => sum + loudness(speech, p.startSeconds, p.endSeconds), 0) / parts.length;
    };
    assert.ok(mean((s) => /[aeiouɑɔəɛɪʊ]/.test(s)) > 6 * mean((s) => s === ''));
  });
}

test('both texts need the lips', () => {
  const symbols = (language) => spoken[language].phonemes.map(({ symbol }) => symbol);
  for (const lips of ['p', 'b', 'm', 'f', 'v']) assert.ok(symbols('en').includes(lips), `en ${lips}`);
  for (const lips of ['p', 'ph', 'm', 'f']) assert.ok(symbols('zh').includes(lips), `zh ${lips}`);
});

test('speaking again gives the same sound', async () => {
  const again = await speak('zh');
  assert.ok(Buffer.from(again.samples.buffer).equals(Buffer.from(spoken.zh.samples.buffer)));
});

test('a WAV file says what it holds', () => {
  const bytes = wavBytes(Int16Array.of(1, -2, 300), 22050);
  assert.equal(bytes.length, 44 + 6);
  assert.equal(bytes.toString('latin1', 0, 4) + bytes.toString('latin1', 8, 12), 'RIFFWAVE');
  assert.equal(bytes.readUInt32LE(24), 22050);
  assert.deepEqual(
    [44, 46, 48].map((at) => bytes.readInt16LE(at)),
    [1, -2, 300],
  );
});
