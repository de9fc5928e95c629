import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ChannelMeter } from './channel-figures.js';
import { decayTime, levelsPerSecond } from './decay-time.js';
import type { RecordingFigures } from './measure-recording.js';
import { rateRecording } from './rate-recording.js';
import { SpectrumMeter } from './spectrum-figures.js';

test('flattened peaks are counted, natural ones are not', () => {
  const sine = Float32Array.from({ length: 48_000 }, (_, i) => 0.95 * Math.sin((2 * Math.PI * 120 * i) / 48_000));
  const share = (limit: number, scale = 1) => {
    const meter = new ChannelMeter(1);
    meter.add(sine.map((sample) => Math.max(-limit, Math.min(limit, sample)) * scale));
    return meter.finish().channels[0]?.clippedShare as number;
  };
  assert.ok(share(1) < 0.001, `${share(1)}`);
  assert.ok(share(0.8) > 0.3);
  assert.ok(share(0.8, 0.5) > 0.3, 'also when it was made softer afterwards');
});

test('offset, a missing side and opposite sides are seen', () => {
  const meter = new ChannelMeter(2);
  const sound = Float32Array.from({ length: 20_000 }, (_, i) => 0.2 * Math.sin(i >> 1) * (i % 2 ? -1 : 1) + 0.05);
  meter.add(sound.subarray(0, 998));
  meter.add(sound.subarray(998));
  const { channels, correlation, samples } = meter.finish();
  assert.equal(samples, 10_000);
  assert.ok(Math.abs((channels[0]?.dcOffset as number) - 0.05) < 0.002);
  assert.ok((correlation as number) < -0.7);
});

/** Noise that swells and dies away like words in a room, in levels of 10 ms. */
function wordsInRoom(seconds: number): Float32Array {
  let seed = 7;
  const random = () => {
    seed = (seed * 1_664_525 + 1_013_904_223) >>> 0;
    return seed / 2 ** 32;
  };
  const decayDb = 60 / seconds / levelsPerSecond;
  let level = -60;
  return Float32Array.from({ length: 2000 }, (_, i) => {
    level = i % 100 < 30 ? -20 : Math.max(-75, level - decayDb);
    return level + random() - 0.5;
  });
}

test('the time in which words die away is told within a quarter', () => {
  for (const seconds of [0.3, 0.6, 1, 1.5]) {
    const found = decayTime(wordsInRoom(seconds), -75) as number;
    assert.ok(Math.abs(found / seconds - 1) < 0.25, `${seconds}: ${found}`);
  }
  assert.equal(decayTime(new Float32Array(300).fill(-30), -75), undefined);
});

test('hum of the mains and the bandwidth are found', () => {
  const rate = 16_000;
  const meter = new SpectrumMeter(rate, () => true);
  let [seed, low] = [1, 0];
  for (let i = 0; i < rate * 4; i++) {
    seed = (seed * 1_664_525 + 1_013_904_223) >>> 0;
    const noise = (seed / 2 ** 31 - 1) * 0.001;
    low += (noise - low) * 0.9;
    const mains = 0.01 * Math.sin((2 * Math.PI * 50 * i) / rate) + 0.004 * Math.sin((2 * Math.PI * 150 * i) / rate);
    meter.add(low + mains);
  }
  const { hum, bandwidthHertz } = meter.finish();
  assert.equal(hum?.hertz, 50);
  assert.ok(Math.abs((hum?.levelDb as number) + 42.4) < 1.5, `${hum?.levelDb}`);
  assert.ok((bandwidthHertz as number) > 7500);
});

const good: RecordingFigures = {
  seconds: 10,
  audio: { sampleRate: 48_000, channels: 1, sampleCount: 480_000 },
  loudness: { integratedLufs: -18, rangeLu: 4, truePeakDb: -2 },
  speechSeconds: 8,
  speechDb: -20,
  noiseDb: -70,
  snrDb: 50,
  decaySeconds: 0.25,
  bandwidthHertz: 16_000,
  hum: undefined,
  channels: [{ dcOffset: 0, rms: 0.1, peak: 0.8, clippedShare: 0 }],
  correlation: undefined,
};

test('every fault lowers the score, is named first when it is the worst, and has advice in both languages', () => {
  assert.deepEqual([rateRecording(good).score, rateRecording(good).verdicts.length], [100, 1]);
  const faults: readonly (readonly [string, Partial<RecordingFigures>])[] = [
    ['noise', { snrDb: 12 }],
    ['echo', { decaySeconds: 1.2 }],
    ['clipping', { channels: [{ dcOffset: 0, rms: 0.3, peak: 1, clippedShare: 0.02 }] }],
    ['level', { loudness: { integratedLufs: -48, rangeLu: 4, truePeakDb: -30 } }],
    ['hum', { hum: { hertz: 50, levelDb: -45 } }],
    ['bandwidth', { bandwidthHertz: 3400 }],
    ['offset', { channels: [{ dcOffset: 0.08, rms: 0.1, peak: 0.8, clippedShare: 0 }] }],
  ];
  for (const [about, fault] of faults) {
    const { score, verdicts } = rateRecording({ ...good, ...fault });
    assert.ok(score < 90, `${about}: ${score}`);
    assert.equal(verdicts[0]?.about, about);
    assert.match(verdicts[0]?.text.zh ?? '', /。$/);
  }
  assert.deepEqual(
    [rateRecording({ ...good, snrDb: 12 }).noisy, rateRecording({ ...good, decaySeconds: 1.2 }).echoing],
    [true, true],
  );
});

test('without speech the score is 0, and silence is told from noise', () => {
  const none = { ...good, speechDb: undefined, snrDb: undefined };
  assert.match(rateRecording(none).verdicts[0]?.text.en ?? '', /No speech/);
  const silent = { ...none, loudness: { integratedLufs: undefined, rangeLu: 0, truePeakDb: undefined } };
  assert.match(rateRecording(silent).verdicts[0]?.text.en ?? '', /silent/);
  assert.equal(rateRecording(silent).score, 0);
});
