import assert from 'node:assert/strict';
import { test } from 'node:test';
import { identifyLanguage } from './identify-language.js';

const rate = 16_000;

/** Answers by the height of the first sample, and notes how many seconds it was given. */
function listening() {
  const seconds: number[] = [];
  const listen = async (samples: Float32Array) => {
    seconds.push(samples.length / rate);
    const level = Math.round((samples[0] ?? 0) * 10);
    return ['', 'zh', 'en', 'yue'][level] || undefined;
  };
  return { seconds, listener: { name: 'levels', listen } };
}

/** A sound whose level changes every second, in chunks that do not fit the seconds. */
async function* levels(values: readonly number[]) {
  const all = Float32Array.from({ length: values.length * rate }, (_, i) => (values[Math.floor(i / rate)] ?? 0) / 10);
  for (let at = 0; at < all.length; at += 7001) yield all.subarray(at, at + 7001);
}

const stretch = (startSeconds: number, endSeconds: number) => ({ startSeconds, endSeconds });

test('the language heard longest comes first, a cough is passed by', async () => {
  const { seconds, listener } = listening();
  const sound = levels([3, 0, 0, 2, 2, 0, 0, 1, 1, 1]);
  const stretches = [stretch(0, 1), stretch(3, 5), stretch(7, 10)];
  assert.deepEqual(await identifyLanguage({ listener, sound, stretches }), { heard: ['zh-CN', 'en'] });
  assert.deepEqual(seconds, [2, 3]);
});

test('a long recording is listened to at its beginning, middle and end only', async () => {
  const { seconds, listener } = listening();
  const stretches = Array.from({ length: 9 }, (_, i) => stretch(i * 5, i * 5 + (i % 3 === 1 ? 3 : 2)));
  const told: number[] = [];
  const onPart = (done: number) => told.push(done);
  const sound = levels(new Array(45).fill(3));
  assert.deepEqual(await identifyLanguage({ listener, sound, stretches }, { onPart }), { heard: ['zh-HK'] });
  assert.deepEqual(
    [seconds, told],
    [
      [3, 3, 3],
      [1, 2, 3],
    ],
  );
});

test('where nobody speaks there is no language; a cancel ends it', async () => {
  const { listener } = listening();
  assert.deepEqual(await identifyLanguage({ listener, sound: levels([0]), stretches: [] }), { heard: [] });
  const request = { listener, sound: levels([1, 1]), stretches: [stretch(0, 2)] };
  await assert.rejects(identifyLanguage(request, { signal: AbortSignal.abort() }), { code: 'CANCELLED' });
});
