import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createEspeakSynthesizer } from '../tts/espeak/espeak-synthesizer.js';
import type { HeardSpeech, SpeechRecognizer } from './contract.js';
import { recognizeSpeech } from './recognize-speech.js';
import { joinStretches, stretchesOf } from './stretches-of.js';
import { englishSpeech } from './testing/english-speech.js';

async function* inChunks(samples: Float32Array, length: number): AsyncGenerator<Float32Array> {
  for (let at = 0; at < samples.length; at += length) yield samples.subarray(at, at + length);
}

test('stretches are cut out of a stream exactly, wherever its chunks end', async () => {
  const sound = Float32Array.from({ length: 1000 }, (_, i) => i);
  const stretches = [
    { startSeconds: 0, endSeconds: 0.1 },
    { startSeconds: 0.1, endSeconds: 0.35 },
    { startSeconds: 0.9, endSeconds: 1.002 },
  ];
  for (const length of [1, 7, 64, 350, 2000]) {
    const found: number[][] = [];
    for await (const { samples } of stretchesOf(inChunks(sound, length), stretches, 1000)) {
      found.push([samples[0] as number, samples.at(-1) as number, samples.length]);
    }
    assert.deepEqual(
      found,
      [
        [0, 99, 100],
        [100, 349, 250],
        [900, 999, 100],
      ],
      `chunks of ${length}`,
    );
  }
});

test('neighbours are joined as long as they fit together and the pause is short', () => {
  const at = (startSeconds: number, endSeconds: number) => ({ startSeconds, endSeconds });
  assert.deepEqual(joinStretches([at(0, 5), at(5.5, 12), at(12.2, 29), at(40, 41)], 28), [
    at(0, 12),
    at(12.2, 29),
    at(40, 41),
  ]);
});

/** Says the same for every stretch. */
function parrot(heard: HeardSpeech): SpeechRecognizer {
  return { name: 'parrot', longestSeconds: 28, recognize: async () => heard };
}

test('texts of stretches are joined, and every word points to its place in the whole text', async () => {
  const heard = {
    text: 'One two.',
    words: [
      { text: 'One', startSeconds: 0.1, endSeconds: 0.2 },
      { text: 'two', startSeconds: 0.3, endSeconds: 0.4 },
    ],
  };
  const { document } = await recognizeSpeech({
    sound: inChunks(new Float32Array(16_000 * 6), 4000),
    durationSeconds: 6,
    stretches: [
      { startSeconds: 1, endSeconds: 2 },
      { startSeconds: 4, endSeconds: 5 },
    ],
    language: 'en-GB',
    recognizer: parrot(heard),
    synthesizer: createEspeakSynthesizer(),
  });
  assert.equal(document.text, 'One two. One two.');
  assert.equal(document.language, 'en-GB');
  assert.deepEqual(
    document.words.map(({ from, to }) => document.text.slice(from, to)),
    ['One', 'two', 'One', 'two'],
  );
  assert.deepEqual(
    document.words.map(({ startSeconds }) => startSeconds),
    [1.1, 1.3, 4.1, 4.3],
  );
});

test('a recogniser without times gets them by alignment; Chinese stretches are joined without a space', async () => {
  const samples = await englishSpeech('Good morning everyone.');
  const seconds = samples.length / 16_000;
  const base = {
    durationSeconds: seconds,
    stretches: [{ startSeconds: 0, endSeconds: seconds }],
    synthesizer: createEspeakSynthesizer(),
  };
  const english = parrot({ text: 'Good morning, everyone.', words: undefined });
  const { document, remarks } = await recognizeSpeech({
    ...base,
    sound: inChunks(samples, 999),
    language: 'auto',
    recognizer: english,
  });
  assert.match(document.language, /^en/);
  assert.deepEqual(
    document.words.map(({ text }) => text),
    ['Good', 'morning', 'everyone'],
  );
  assert.ok(
    (document.words[1]?.startSeconds as number) > 0.2 && (document.words[2]?.startSeconds as number) < seconds - 0.2,
  );
  assert.deepEqual(remarks, []);
  const halves = [
    { startSeconds: 0, endSeconds: seconds / 2 },
    { startSeconds: seconds / 2, endSeconds: seconds },
  ];
  const chinese = parrot({ text: '大家好。', words: [], language: 'zh' });
  const both = await recognizeSpeech({
    ...base,
    stretches: halves,
    sound: inChunks(samples, 999),
    language: 'auto',
    recognizer: chinese,
  });
  assert.equal(both.document.text, '大家好。大家好。');
  assert.equal(both.document.language, 'zh');
});
