import assert from 'node:assert/strict';
import { test } from 'node:test';
import { measureLoudness } from '@talkgraph/media';
import { limited } from './limiter.js';

const sampleRate = 48_000;

async function* chunksOf(samples: Float32Array, length: number): AsyncGenerator<Float32Array> {
  for (let at = 0; at < samples.length; at += length) yield samples.subarray(at, at + length);
}

async function limit(
  samples: Float32Array,
  options: { gain: number; ceiling: number; channels?: number; chunk?: number },
) {
  const { channels = 1, chunk = 4096, ...rest } = options;
  const out: number[] = [];
  for await (const part of limited(chunksOf(samples, chunk), { sampleRate, channels, ...rest })) out.push(...part);
  return Float32Array.from(out);
}

/** Bursts of a tone, of several heights. */
const bursts = Float32Array.from({ length: sampleRate }, (_, i) => {
  const height = [0.1, 0.9, 0.3, 1.6][Math.floor(i / 12_000)] as number;
  return height * Math.sin((2 * Math.PI * 997 * i) / sampleRate);
});

test('what stays below the ceiling passes as it is, to the sample', async () => {
  const quiet = bursts.map((sample) => sample / 4);
  const out = await limit(quiet, { gain: 2, ceiling: 0.9 });
  assert.equal(out.length, quiet.length);
  for (const [i, sample] of quiet.entries()) assert.ok(Math.abs((out[i] as number) - sample * 2) < 1e-6, `${i}`);
});

test('no true peak exceeds the ceiling, and chunks make no difference', async () => {
  const out = await limit(bursts, { gain: 3, ceiling: 0.5 });
  assert.equal(out.length, bursts.length);
  assert.deepEqual(await limit(bursts, { gain: 3, ceiling: 0.5, chunk: 77 }), out);
  const { truePeakDb } = await measureLoudness(chunksOf(out, 4096), { sampleRate, channels: 1 });
  assert.ok((truePeakDb as number) <= 20 * Math.log10(0.5) + 0.1, `${truePeakDb} dBTP`);
});

test('channels are lowered together, and short sounds keep their length', async () => {
  const stereo = Float32Array.from(
    { length: 2 * sampleRate },
    (_, i) => (bursts[i >> 1] as number) * (i % 2 ? 0.5 : 1),
  );
  const out = await limit(stereo, { gain: 2, ceiling: 0.7, channels: 2 });
  for (let i = 0; i < out.length; i += 2) assert.ok(Math.abs((out[i + 1] as number) - (out[i] as number) / 2) < 1e-6);
  for (const length of [0, 1, 5, 300])
    assert.equal((await limit(bursts.subarray(0, length), { gain: 9, ceiling: 0.1 })).length, length);
});
