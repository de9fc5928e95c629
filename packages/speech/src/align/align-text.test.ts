import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createEspeakSynthesizer } from '../tts/espeak/espeak-synthesizer.js';
import { hear } from '../tts/synthesizer.conformance.js';
import { alignText } from './align-text.js';
import { fitLimit } from './judge-fit.js';

const synthesizer = createEspeakSynthesizer();
const english =
  'Welcome to the course. In the next forty minutes we look at how companies plan their production. ' +
  'First we talk about people, then about machines, and at the end about money.';
const otherEnglish =
  'The old man walked slowly down to the harbour, where the boats were waiting for the morning tide. ' +
  'Nobody had seen him since the storm.';
const chinese =
  '大家好，欢迎来到本课程。接下来的40分钟，我们一起看看企业怎样安排生产。首先讲人员，然后讲设备，最后讲资金。';

/** Another voice, faster, at 16 kHz, with the times of its words. */
async function recording(text: string, language: string, voice: string) {
  const { samples, sampleRate, parts } = await hear(synthesizer, { text, language, voice, speed: 1.25 });
  const at16k = Float32Array.from({ length: Math.floor((samples.length * 16_000) / sampleRate) }, (_, i) => {
    return samples[Math.round((i * sampleRate) / 16_000)] ?? 0;
  });
  return { samples: at16k, words: parts.flatMap(({ words }) => words) };
}

/** White noise so many decibels below the sound. */
function noisy(samples: Float32Array, decibels: number): Float32Array {
  const power = samples.reduce((sum, value) => sum + value * value, 0) / samples.length;
  const height = Math.sqrt(12 * power) * 10 ** (-decibels / 20);
  let state = 1;
  return samples.map((value) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return value + height * (state / 2_147_483_648 - 0.5);
  });
}

const silence = (seconds: number) => new Float32Array(seconds * 16_000);

async function errorsOf(
  samples: readonly Float32Array[],
  text: string,
  language: string,
  words: readonly { from: number; startSeconds: number }[],
  shift = 0,
) {
  const { document, fit } = await alignText({ pcm: samples, text, language, synthesizer });
  const errors = document.words.map((word) => {
    const truth = words.find(({ from }) => from === word.from);
    assert.ok(truth, word.text);
    return Math.abs(word.startSeconds - truth.startSeconds - shift);
  });
  const sorted = errors.sort((a, b) => a - b);
  return { median: sorted[sorted.length >> 1]!, p90: sorted[Math.floor(0.9 * sorted.length)]!, fit, document };
}

test('words of another voice at another pace are found within a few hundredths of a second, in noise too', async () => {
  for (const [text, language] of [
    [english, 'en-US'],
    [chinese, 'zh-CN'],
  ] as const) {
    for (const voice of ['m8', '+klatt']) {
      const { samples, words } = await recording(text, language, voice);
      for (const sound of [samples, noisy(samples, 15)]) {
        const { median, p90, fit } = await errorsOf([sound], text, language, words);
        assert.ok(median < 0.03 && p90 < 0.08, `${language} ${voice}: ${median}, ${p90}`);
        assert.ok(fit.confidence > 0.5, `${language} ${voice}: ${fit.confidence}`);
        assert.deepEqual([fit.missing, fit.more], [[], []]);
      }
    }
  }
});

test('silence before, after and within the speech moves nothing', async () => {
  const { samples, words } = await recording(english, 'en-US', 'man');
  const cut = words.find(({ text }) => text === 'First')!;
  const half = Math.round((cut.startSeconds - 0.1) * 16_000);
  const whole = [silence(2), samples.subarray(0, half), silence(3), samples.subarray(half), silence(1.5)];
  const moved = words.map((word) => (word.from < cut.from ? word : { ...word, startSeconds: word.startSeconds + 3 }));
  const { median, p90, document } = await errorsOf(whole, english, 'en-US', moved, 2);
  assert.ok(median < 0.03 && p90 < 0.08, `${median}, ${p90}`);
  const pause = document.phonemes.find(({ symbol, startSeconds, endSeconds }) => {
    return symbol === '' && startSeconds > 3 && endSeconds - startSeconds > 2.5;
  });
  assert.ok(pause);
});

test('words and phonemes are in order and without overlap, and phonemes leave no hole', async () => {
  const { samples, words } = await recording(english, 'en-US', 'man');
  const { document } = await errorsOf([samples], english, 'en-US', words);
  for (const events of [document.words, document.phonemes]) {
    events.forEach(({ startSeconds, endSeconds }, i) => {
      assert.ok(endSeconds > startSeconds && startSeconds >= (events[i - 1]?.endSeconds ?? 0) - 1e-9);
    });
  }
  document.phonemes.slice(1).forEach(({ startSeconds }, i) => {
    assert.ok(Math.abs(startSeconds - document.phonemes[i]!.endSeconds) < 1e-6);
  });
  assert.equal(document.phonemes.at(-1)?.endSeconds, document.durationSeconds);
});

test('another text is recognised as such', async () => {
  const { samples } = await recording(english, 'en-US', 'man');
  const { fit } = await alignText({ pcm: [samples], text: otherEnglish, language: 'en-US', synthesizer });
  assert.ok(fit.confidence < fitLimit, String(fit.confidence));
});

test('of a few words it is not said that another text is spoken: too little is heard to tell', async () => {
  for (const text of ['Place white in J three please.', 'Thank you very much indeed.']) {
    const { samples } = await recording('Set blue with E five now.', 'en-US', 'man');
    const { fit } = await alignText({ pcm: [samples], text, language: 'en-US', synthesizer });
    assert.ok(fit.confidence > fitLimit && fit.confidence < 0.75, `${text} ${fit.confidence}`);
  }
});

test('words that are not said, and words that are not written, are named', async () => {
  const { samples } = await recording(english, 'en-US', 'man');
  const longer = english.replace('about machines', 'about machines, and in between about markets and customers');
  const more = await alignText({ pcm: [samples], text: longer, language: 'en-US', synthesizer });
  const missing = more.fit.missing.map((i) => more.document.words[i]!.text);
  assert.ok(missing.includes('markets') && missing.includes('customers') && missing.length <= 9, missing.join(' '));
  const shorter = english.replace('First we talk about people, ', '');
  const less = await alignText({ pcm: [samples], text: shorter, language: 'en-US', synthesizer });
  const beside = less.fit.more.map((i) => less.document.words[i]!.text);
  assert.ok(beside.includes('then') || beside.includes('production'), beside.join(' '));
});

test('a sound in which nobody speaks, a text without words and a cancel end it', async () => {
  const request = { text: english, language: 'en-US', synthesizer };
  await assert.rejects(alignText({ ...request, pcm: [silence(3)] }), { code: 'ALIGNMENT_NO_SPEECH' });
  const { samples } = await recording(english, 'en-US', 'man');
  await assert.rejects(alignText({ ...request, pcm: [samples], text: '…' }), { code: 'SPEECH_TEXT_EMPTY' });
  const signal = AbortSignal.abort(new RangeError('stopped'));
  await assert.rejects(alignText({ ...request, pcm: [samples] }, { signal }), /stopped/);
});
