import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { isTalkgraphError } from '@talkgraph/errors';
import type { SpeechRequest, SpeechSynthesizer, SpokenPart } from '../contract.js';

/** A backend, with what its tests need to be there. */
export type OpenSynthesizer = (t: TestContext) => Promise<SpeechSynthesizer>;

const usual: SpeechRequest = {
  text: 'Bring the map. Put it on the table!',
  language: 'en-US',
  voice: 'woman',
  speed: 1,
  pitch: 0,
  volume: 1,
};

/** Files are read by packages that have an error of their own for it. */
const isCancel = (error: unknown, reason: Error) =>
  error === reason || (isTalkgraphError(error) && error.code === 'CANCELLED');

/** What every synthesizer has to do. */
export function conformsToSynthesizer(name: string, open: OpenSynthesizer): void {
  test(`${name}: a text becomes sound, a longer one a longer sound`, async (t) => {
    const synthesizer = await open(t);
    const short = await hear(synthesizer, { text: 'Bring the map.' });
    const long = await hear(synthesizer, {});
    assert.ok(short.sampleRate >= 8000);
    assert.ok(loudest(short.samples) > 0.05 && loudest(short.samples) <= 1);
    assert.ok(long.samples.length > 1.3 * short.samples.length);
  });

  test(`${name}: words and phonemes are in order, inside the sound, and in the text; or there are none`, async (t) => {
    const { timed, sampleRate, samples, parts } = await hear(await open(t), {});
    const words = parts.flatMap((part) => part.words);
    const phonemes = parts.flatMap((part) => part.phonemes);
    if (!timed) return assert.deepEqual([words, phonemes], [[], []]);
    assert.deepEqual(
      words.map(({ text }) => text),
      ['Bring', 'the', 'map', 'Put', 'it', 'on', 'the', 'table'],
    );
    for (const { text, from, to } of words) assert.equal(usual.text.slice(from, to), text);
    for (const events of [words, phonemes]) {
      events.forEach(({ startSeconds, endSeconds }, i) => {
        assert.ok(endSeconds > startSeconds);
        assert.ok(startSeconds >= (events[i - 1]?.endSeconds ?? 0) - 1e-6);
        assert.ok(endSeconds <= samples.length / sampleRate + 1e-6);
      });
    }
  });

  behavesAsAsked(name, open);
}

/** Mistakes, cancelling and progress. */
function behavesAsAsked(name: string, open: OpenSynthesizer): void {
  test(`${name}: nothing to say is a user's mistake`, async (t) => {
    const synthesizer = await open(t);
    await assert.rejects(
      synthesizer.speak({ ...usual, text: ' …\n' }),
      (error) => isTalkgraphError(error) && error.code === 'SPEECH_TEXT_EMPTY',
    );
  });

  test(`${name}: volume 0 is silence`, async (t) => {
    assert.equal(loudest((await hear(await open(t), { volume: 0 })).samples), 0);
  });

  test(`${name}: a cancelled call ends with the signal's reason, before it speaks and while it does`, async (t) => {
    const synthesizer = await open(t);
    const reason = new RangeError('stopped');
    const text = Array.from({ length: 60 }, (_, i) => `This is sentence number ${i}, and it is not short.`).join(' ');
    const controller = new AbortController();
    const begun = await synthesizer.speak({ ...usual, text }, { signal: controller.signal });
    const reading = async () => {
      for await (const { samples } of begun.parts) if (samples.length > 0) controller.abort(reason);
    };
    await assert.rejects(reading, (error) => isCancel(error, reason));
    const speakingLate = async () => {
      const late = await synthesizer.speak(usual, { signal: AbortSignal.abort(reason) });
      for await (const _ of late.parts);
    };
    await assert.rejects(speakingLate, (error) => isCancel(error, reason));
  });

  test(`${name}: how far it is is told up to the end`, async (t) => {
    const told: number[] = [];
    const synthesizer = await open(t);
    const spoken = await synthesizer.speak(usual, { onProgress: ({ done, total }) => told.push(done / total) });
    for await (const _ of spoken.parts);
    assert.deepEqual(
      told,
      [...told].sort((a, b) => a - b),
    );
    assert.equal(told.at(-1), 1);
  });
}

/** Speaks and gathers everything. */
export async function hear(synthesizer: SpeechSynthesizer, change: Partial<SpeechRequest>) {
  const spoken = await synthesizer.speak({ ...usual, ...change });
  const parts: SpokenPart[] = [];
  for await (const part of spoken.parts) parts.push(part);
  const samples = new Float32Array(parts.reduce((sum, part) => sum + part.samples.length, 0));
  let at = 0;
  for (const part of parts) {
    samples.set(part.samples, at);
    at += part.samples.length;
  }
  return { ...spoken, parts, samples };
}

const loudest = (samples: Float32Array) => samples.reduce((peak, value) => Math.max(peak, Math.abs(value)), 0);
