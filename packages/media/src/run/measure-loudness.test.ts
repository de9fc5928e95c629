import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Loudness, measureLoudness } from './measure-loudness.js';

interface Tone {
  readonly sampleRate: number;
  readonly channels: number;
  /** Level of a sine's peak in dBFS, for each stretch of so many seconds. */
  readonly stretches: readonly (readonly [number, number])[];
  readonly hertz: number;
}

async function* tone({ sampleRate, channels, stretches, hertz }: Tone): AsyncGenerator<Float32Array> {
  let at = 0;
  for (const [peakDb, seconds] of stretches) {
    const samples = new Float32Array(Math.round(seconds * sampleRate) * channels);
    for (let i = 0; i < samples.length; i += channels, at++) {
      const value = 10 ** (peakDb / 20) * Math.sin((2 * Math.PI * hertz * at) / sampleRate);
      samples.fill(value, i, i + channels);
    }
    yield samples;
  }
}

function loudnessOf(given: Partial<Tone>): Promise<Loudness> {
  const sound = { sampleRate: 48_000, channels: 2, stretches: [[-23, 20]] as const, hertz: 1000, ...given };
  return measureLoudness(tone(sound), sound);
}

test('the test signals of EBU Tech 3341 are measured within a tenth of a unit', async () => {
  // Cases 1 to 5: stereo sines of 1000 Hz.
  const cases: readonly (readonly [Tone['stretches'], number])[] = [
    [[[-23, 20]], -23],
    [[[-33, 20]], -33],
    [
      [
        [-36, 10],
        [-23, 60],
        [-36, 10],
      ],
      -23,
    ],
    [
      [
        [-72, 10],
        [-36, 10],
        [-23, 60],
        [-36, 10],
        [-72, 10],
      ],
      -23,
    ],
    [
      [
        [-26, 20],
        [-20, 20.1],
        [-26, 20],
      ],
      -23,
    ],
  ];
  for (const [stretches, wanted] of cases) {
    const { integratedLufs } = await loudnessOf({ stretches });
    assert.ok(Math.abs((integratedLufs as number) - wanted) <= 0.1, `${JSON.stringify(stretches)}: ${integratedLufs}`);
  }
});

test('the loudness range follows EBU Tech 3342, at any sample rate', async () => {
  for (const sampleRate of [48_000, 22_050]) {
    const { rangeLu } = await loudnessOf({
      sampleRate,
      stretches: [
        [-20, 20],
        [-30, 20],
      ],
    });
    assert.ok(Math.abs(rangeLu - 10) <= 1, `${sampleRate}: ${rangeLu}`);
  }
});

test('peaks between samples are found, also in the last hundredth of a second', async () => {
  // A sine at a quarter of the rate, sampled 45 degrees off its peaks: 3 dB above the highest sample.
  const quarter = async function* () {
    const a = Math.SQRT1_2;
    yield new Float32Array(47_000);
    yield Float32Array.from({ length: 400 }, (_, i) => [a, a, -a, -a][i % 4] as number);
  };
  const { truePeakDb } = await measureLoudness(quarter(), { sampleRate: 48_000, channels: 1 });
  assert.ok(Math.abs(truePeakDb as number) < 0.6, `${truePeakDb}`);
});

test('what is silent or too short has no loudness', async () => {
  const silent = await loudnessOf({ stretches: [[-200, 3]] });
  assert.equal(silent.integratedLufs, undefined);
  const short = await loudnessOf({ stretches: [[-10, 0.2]] });
  assert.equal(short.integratedLufs, undefined);
  assert.ok(Math.abs((short.truePeakDb as number) + 10) < 0.2);
  const none = await measureLoudness((async function* () {})(), { sampleRate: 8000, channels: 1 });
  assert.deepEqual(none, { integratedLufs: undefined, rangeLu: 0, truePeakDb: undefined });
});
