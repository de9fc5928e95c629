import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { SpeechRecognizer } from '../contract.js';
import { recognitionSampleRate } from '../contract.js';
import { englishSpeech } from './english-speech.js';

/** The tests that every recogniser has to pass; `open` makes one that understands English. */
export function conformsToRecognizer(name: string, open: () => Promise<SpeechRecognizer>): void {
  describe(`${name} as a recogniser`, () => {
    test('understands a simple sentence, and says when each word is said', async () => {
      const samples = await englishSpeech('I would like to go to the house tomorrow morning.');
      const heard = await (await open()).recognize({ samples, language: 'en-US' });
      assert.match(heard.text.toLowerCase(), /i would like to go to/);
      let cursor = 0;
      let last = 0;
      for (const word of heard.words ?? []) {
        const at = heard.text.indexOf(word.text, cursor);
        assert.ok(at >= 0, `"${word.text}" stands in the text`);
        cursor = at + word.text.length;
        assert.ok(word.startSeconds >= last - 0.05 && word.endSeconds >= word.startSeconds);
        last = word.startSeconds;
      }
      assert.ok(last <= samples.length / recognitionSampleRate);
    });
    test('hears nothing in silence, and nothing in a single sample', async () => {
      const recognizer = await open();
      for (const length of [1, recognitionSampleRate]) {
        const heard = await recognizer.recognize({ samples: new Float32Array(length), language: 'en-US' });
        assert.equal(heard.text, '');
        assert.deepEqual(heard.words ?? [], []);
      }
    });
    test('stops when it is cancelled', async () => {
      const samples = await englishSpeech('This is a long sentence that nobody will hear to its end. '.repeat(3));
      const recognizer = await open();
      const listen = (signal?: AbortSignal) => recognizer.recognize({ samples, language: 'en-US' }, signal);
      const began = performance.now();
      await listen();
      const whole = performance.now() - began;
      const again = performance.now();
      await assert.rejects(listen(AbortSignal.timeout(100)), { code: 'CANCELLED' });
      const cancelled = performance.now() - again;
      assert.ok(cancelled < whole / 2, `${cancelled} of ${whole} ms`);
    });
  });
}
