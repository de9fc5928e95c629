import assert from 'node:assert/strict';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import type { JsonObject } from '@talkgraph/engine';
import { type Clip, measureLoudness, writeWav } from '@talkgraph/media';
import { type MediaService, media, type SoundService, sound, type TableService, tables } from '@talkgraph/nodes';
import { openTestHome, type TestHome, type TestRun } from '../testing/open-test-home.js';
import { writeSpeech } from '../testing/speech-recording.js';

const sentences = ['Welcome to this course.', 'Today we look at the basics.'];
const node = (class_type: string, inputs: JsonObject): JsonObject => ({ class_type, inputs });
const load = (name: string): JsonObject => node('LoadAudio', { audio: name });

function service(home: TestHome): MediaService {
  return home.capabilities.use(media) as MediaService;
}

function valuesOf({ records, ...run }: TestRun, id: string, slot = 0): unknown[] {
  assert.equal(run.status, 'success', JSON.stringify(run.events.find((event) => event.kind === 'node-failed')));
  return (records.get(id)?.outputs[slot] ?? []).map((item) => ('value' in item ? item.value : undefined));
}

async function samplesOf(home: TestHome, clip: Clip, sampleRate: number): Promise<Float32Array> {
  const all: number[] = [];
  for await (const chunk of service(home).readSound(clip, { sampleRate, channels: 1 })) all.push(...chunk);
  return Float32Array.from(all);
}

function decibels(samples: Float32Array, fromSeconds: number, toSeconds: number, rate: number): number {
  const part = samples.subarray(Math.round(fromSeconds * rate), Math.round(toSeconds * rate));
  return 10 * Math.log10(part.reduce((sum, one) => sum + one * one, 0) / part.length + 1e-12);
}

async function soundHome(t: TestContext) {
  const home = await openTestHome(t);
  return { home, path: (name: string) => join(home.home.inputs, name) };
}

test('denoising lowers the noise of the pauses and leaves the speech and its place', async (t) => {
  const { home, path } = await soundHome(t);
  const { sampleRate, samples, times } = await writeSpeech(path('noisy.wav'), { sentences, gain: 0.5, noise: 0.02 });
  const run = await home.run({
    '1': load('noisy.wav'),
    '2': node('Denoise', { audio: ['1', 0] }),
    '3': node('PreviewAudio', { audio: ['2', 0] }),
  });
  const clip = valuesOf(run, '2')[0] as Clip;
  const seconds = samples.length / sampleRate;
  const { audio } = service(home).describe(clip);
  assert.deepEqual([audio?.sampleRate, audio?.channels], [48_000, 1]);
  assert.ok(Math.abs((audio?.sampleCount as number) / 48_000 - seconds) < 0.001);
  const clean = await samplesOf(home, clip, sampleRate);
  assert.ok(decibels(clean, 0.4, 0.9, sampleRate) < decibels(samples, 0.4, 0.9, sampleRate) - 20);
  const [first] = times as [{ startSeconds: number; endSeconds: number }];
  const spoken = [first.startSeconds, first.endSeconds, sampleRate] as const;
  assert.ok(Math.abs(decibels(clean, ...spoken) - decibels(samples, ...spoken)) < 2);
  const lag = lagOf(samples, clean, Math.round(first.startSeconds * sampleRate), sampleRate);
  assert.ok(Math.abs(lag) <= 1, `moved by ${lag} samples`);
  assert.ok(run.records.get('2')?.artifacts?.includes(String(clip.params.artifact)));
});

/** By how many samples b is late, from the best correlation. */
function lagOf(a: Float32Array, b: Float32Array, from: number, count: number): number {
  let best = { lag: 0, sum: Number.NEGATIVE_INFINITY };
  for (let lag = -300; lag <= 300; lag++) {
    let sum = 0;
    for (let i = from; i < from + count; i++) sum += (a[i] as number) * (b[i + lag] as number);
    if (sum > best.sum) best = { lag, sum };
  }
  return best.lag;
}

test('strength 0 is the recipe itself, and half strength lies between', async (t) => {
  const { home, path } = await soundHome(t);
  const { sampleRate } = await writeSpeech(path('noisy.wav'), { sentences: ['Hello.'], noise: 0.02 });
  const of = async (strength: number) => {
    const run = await home.run({
      '1': load('noisy.wav'),
      '2': node('Denoise', { audio: ['1', 0], strength }),
      '3': node('PreviewAudio', { audio: ['2', 0] }),
    });
    return valuesOf(run, '2')[0] as Clip;
  };
  const clips = [await of(0), await of(0.5), await of(1)];
  assert.equal(clips[0]?.op, 'take-audio');
  const levels: number[] = [];
  for (const clip of clips) levels.push(decibels(await samplesOf(home, clip, sampleRate), 0.4, 0.9, sampleRate));
  const [none, half, full] = levels as [number, number, number];
  assert.ok(Math.abs(none - 6 - half) < 1 && full < half - 10, levels.join(' '));
});

test('loudness is met within half a unit: by a recipe where peaks allow it, by a limiter where not', async (t) => {
  const { home, path } = await soundHome(t);
  await writeSpeech(path('quiet.wav'), { sentences, gain: 0.1 });
  for (const [target, op] of [
    [-30, 'volume'],
    [-16, 'source'],
    [-12, 'source'],
  ] as const) {
    const run = await home.run({
      '1': load('quiet.wav'),
      '2': node('NormalizeLoudness', { audio: ['1', 0], target_lufs: target }),
      '3': node('PreviewAudio', { audio: ['2', 0] }),
    });
    const clip = valuesOf(run, '2')[0] as Clip;
    assert.equal(clip.op, op, `for ${target}`);
    const { sampleRate } = service(home).describe(clip).audio as { sampleRate: number };
    const format = { sampleRate, channels: 1 };
    const measured = await measureLoudness(service(home).readSound(clip, format), format);
    assert.ok(Math.abs((measured.integratedLufs as number) - target) < 0.5, `${target}: ${measured.integratedLufs}`);
    assert.ok((measured.truePeakDb as number) <= -1, `${target}: ${measured.truePeakDb} dBTP`);
    assert.ok(Math.abs((valuesOf(run, '2', 2)[0] as number) - target) < 0.5);
  }
});

test('a recording is cut at its pauses, into a list and a table, and trimmed at its ends', async (t) => {
  const { home, path } = await soundHome(t);
  const { times, samples, sampleRate } = await writeSpeech(path('talk.wav'), { sentences });
  const run = await home.run({
    '1': load('talk.wav'),
    '2': node('SplitBySilence', { audio: ['1', 0] }),
    '3': node('AudioInfo', { audio: ['2', 0] }),
    '4': node('PreviewAny', { source: ['3', 0] }),
    '5': node('TrimSilence', { audio: ['1', 0] }),
    '6': node('PreviewAudio', { audio: ['5', 0] }),
  });
  assert.equal(valuesOf(run, '2', 2)[0], 2);
  const table = await (home.capabilities.use(tables) as TableService).read(valuesOf(run, '2', 1)[0] as never);
  assert.deepEqual(table.columns, ['part', 'start', 'end', 'seconds']);
  for (const [i, row] of table.rows.entries()) {
    assert.ok(Math.abs(Number(row.start) - (times[i]?.startSeconds as number)) < 0.3, `start of ${i}: ${row.start}`);
    assert.ok(Math.abs(Number(row.end) - (times[i]?.endSeconds as number)) < 0.5, `end of ${i}: ${row.end}`);
  }
  const lengths = valuesOf(run, '3') as number[];
  assert.equal(lengths.length, 2);
  const trimmed = service(home).describe(valuesOf(run, '5')[0] as Clip).audio as { sampleCount: number };
  assert.ok(trimmed.sampleCount < samples.length - sampleRate && trimmed.sampleCount > samples.length - 3 * sampleRate);
});

test('the quality of recordings is told apart, with advice in both languages', async (t) => {
  const { home, path } = await soundHome(t);
  await writeSpeech(path('good.wav'), { sentences, noise: 0.0005 });
  await writeSpeech(path('noisy.wav'), { sentences, gain: 0.4, noise: 0.05 });
  await writeSpeech(path('loud.wav'), { sentences, gain: 6 });
  const judged = async (name: string, language = 'en') => {
    const run = await home.run({ '1': load(name), '2': node('AudioQuality', { audio: ['1', 0], language }) });
    const [, score, noisy, clipped, , hasSpeech, , verdict] = Array.from(
      { length: 9 },
      (_, slot) => valuesOf(run, '2', slot)[0],
    );
    const said = run.events.flatMap((event) => (event.kind === 'node-note' ? [event.text.zh] : []));
    return { score: score as number, noisy, clipped, hasSpeech, verdict: String(verdict), said };
  };
  const good = await judged('good.wav');
  assert.ok(good.score >= 80, JSON.stringify(good));
  assert.deepEqual([good.noisy, good.clipped, good.hasSpeech], [false, false, true]);
  const noisy = await judged('noisy.wav');
  assert.ok(noisy.score < 65 && noisy.noisy === true, JSON.stringify(noisy));
  assert.match(noisy.verdict, /noise.*Denoise/);
  assert.match(noisy.said.join(), /噪声.*降噪/, 'told at the node in both languages, whatever comes out of it');
  assert.match((await judged('noisy.wav', 'zh')).verdict, /噪声.*降噪/);
  const loud = await judged('loud.wav');
  assert.ok(loud.score < 50 && loud.clipped === true, JSON.stringify(loud));
});

test('nothing crashes the measurement: silence, one sample, 8 kHz, surround sound', async (t) => {
  const { home, path } = await soundHome(t);
  const shapes: readonly (readonly [string, number, number, number])[] = [
    ['silence.wav', 48_000, 2, 48_000],
    ['one.wav', 44_100, 1, 1],
    ['phone.wav', 8000, 1, 8000],
    ['surround.wav', 48_000, 6, 24_000],
    ['two-and-a-half.wav', 11_025, 1, 27_562],
  ];
  const care = home.capabilities.use(sound) as SoundService;
  for (const [name, sampleRate, channels, count] of shapes) {
    const loud = name !== 'silence.wav';
    const samples = Float32Array.from({ length: count * channels }, (_, i) => (loud ? Math.sin(i / 9) / 4 : 0));
    await writeWav(path(name), { sampleRate, channels, samples });
    const { clip } = await service(home).open(path(name));
    const found = await care.quality(clip);
    assert.ok(found.score >= 0 && found.score <= 100 && found.verdicts.length > 0, name);
    assert.ok((await care.speechParts(clip)).length <= 1, name);
    const cleaned = service(home).describe(await care.denoise(clip, 1)).audio as { channels: number };
    assert.equal(cleaned.channels, channels, name);
    const normal = await care.normalize(clip, { targetLufs: -16, ceilingDb: -1 });
    assert.ok(service(home).describe(normal.clip).audio, name);
  }
});
