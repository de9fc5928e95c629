import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultControls } from '../controls.js';
import type { UntouchedRun } from '../talk/talk-request.js';
import { buildReport } from './build-report.js';
import type { Measurements } from './measurements.js';
import { reportJson } from './report-json.js';
import { measurementsOf } from './testing/measurements-of.js';
import { syntheticSpeech } from './testing/synthetic-speech.js';

const speech = syntheticSpeech(20);
const faultless = measurementsOf(speech, speech.open);

function reportOf(measured: Measurements, untouched: readonly UntouchedRun[] = [], offsetMs = 0) {
  return buildReport({
    job: {
      backend: 'embedded',
      video: 'idle.mp4',
      audio: 'speech.wav',
      output: 'out.mp4',
      language: 'en',
      controls: { ...defaultControls, offsetMs },
    },
    output: { width: 1280, height: 720, fps: { num: 25, den: 1 }, frameCount: 500, durationSeconds: 20 },
    stages: [
      { stage: 'face', seconds: 4, cached: true },
      { stage: 'render', seconds: 6.5, cached: false },
    ],
    untouched,
    measured,
  });
}

const codes = (measured: Measurements, untouched: readonly UntouchedRun[] = []) =>
  reportOf(measured, untouched).verdicts.map(({ code }) => code);

test('a faultless result says so, in one sentence', () => {
  const report = reportOf(faultless);
  assert.equal(report.schema, 'talkgraph.report/1');
  assert.equal(report.totalSeconds, 10.5);
  assert.deepEqual(report.frames, { total: 500, animated: 500, untouched: 0, untouchedRuns: [] });
  assert.deepEqual(
    report.verdicts.map(({ code, level }) => [code, level]),
    [['faultless', 'good']],
  );
  assert.ok(Math.abs(report.avOffsetMs as number) < 5);
});

test('frames that were left alone are counted, named by time, and explained by the reason seen most', () => {
  const report = reportOf(faultless, [
    { from: 100, to: 119, reason: 'turned-away' },
    { from: 300, to: 316, reason: 'turned-away' },
  ]);
  assert.deepEqual([report.frames.untouched, report.frames.animated], [37, 463]);
  assert.deepEqual(report.verdicts[0]?.text, {
    en: '37 frames had no usable face (turned away): 4.0–4.8 s, 12.0–12.7 s pass through unchanged.',
    zh: '37 帧没有可用的人脸（转开了脸）：4.0–4.8 秒、12.0–12.7 秒保持原样。',
  });
});

test('of many runs the longest three are named', () => {
  const runs = [10, 50, 90, 130].map((from, i) => ({ from, to: from + i, reason: 'covered' as const }));
  assert.match(
    reportOf(faultless, runs).verdicts[0]?.text.en ?? '',
    /: 2\.0–2\.1 s, 3\.6–3\.7 s, 5\.2–5\.4 s and others pass/,
  );
  assert.match(
    reportOf(faultless, [{ from: 7, to: 7, reason: 'dark' }]).verdicts[0]?.text.en ?? '',
    /^1 frame had .* passes/,
  );
});

test('a late mouth is told with the offset that would mend it, on top of the one already set', () => {
  const late = measurementsOf(speech, (t) => speech.open(t - 0.12));
  const report = reportOf(late, [], 30);
  assert.ok(Math.abs((report.avOffsetMs as number) - 150) < 5);
  assert.match(
    report.verdicts[0]?.text.en ?? '',
    /^The mouth is 1(19|20|21) ms late: set the offset to -(89|90|91) ms\.$/,
  );
  const early = reportOf(measurementsOf(speech, (t) => speech.open(t + 0.12)));
  assert.match(early.verdicts[0]?.text.zh ?? '', /^嘴型早了 1(19|20|21) 毫秒：请把偏移设为 1(19|20|21) 毫秒。$/);
});

test('each fault has its own sentence in both languages', () => {
  const faults: [string, Partial<Measurements>][] = [
    ['closures-missed', { closures: { total: 20, hit: 8, share: 0.4 } }],
    ['moves-in-pauses', { stillness: { pauses: 2, frames: 40, deviation: 0.04, opening: 0.05 } }],
    ['blurred', { sharpness: { out: 30, in: 60, ratio: 0.5 } }],
    ['seam-visible', { seam: { out: 9, in: 5, ratio: 1.8 } }],
    ['trembles', { jitter: { opening: 0.01, openingAsked: 0.02, mouth: 0.03, nose: 0.002 } }],
    ['own-speech-shows', { ownMotion: 0.6 }],
    ['changed-outside', { outside: { mean: 8, p999: 70 } }],
  ];
  for (const [code, fault] of faults) {
    const { verdicts } = reportOf({ ...faultless, ...fault });
    assert.deepEqual(
      verdicts.map((v) => v.code),
      [code],
    );
    assert.match(verdicts[0]?.text.zh ?? '', /\p{Script=Han}.*。$/u);
    assert.match(verdicts[0]?.text.en ?? '', /^[A-Z].*\.$/);
  }
});

test('a mouth that opens too little or too far is told by how much', () => {
  assert.deepEqual(codes(measurementsOf(speech, (t) => 0.3 * speech.open(t))), ['opens-little']);
  assert.deepEqual(codes(measurementsOf(speech, (t) => 2.8 * speech.open(t)))[0], 'opens-wide');
});

test('a frozen mouth is one fault, not five', () => {
  assert.deepEqual(codes(measurementsOf(speech, () => 0)), ['mouth-frozen']);
});

test('babble is said to follow badly rather than to be late', () => {
  const babble = codes(measurementsOf(speech, syntheticSpeech(20, 98).open));
  assert.ok(babble.includes('follows-badly'), babble.join());
  assert.ok(!babble.includes('mouth-late') && !babble.includes('mouth-early'));
});

test('when no frame could be animated that is all there is to say', () => {
  const nothing: Measurements = {
    ...faultless,
    framesWithFace: 0,
    askedDeviation: 0,
    sync: null,
    closures: null,
    stillness: null,
    jitter: null,
    sharpness: null,
    seam: null,
    outside: null,
  };
  const report = reportOf(nothing, [{ from: 0, to: 499, reason: 'too-small' }]);
  assert.deepEqual(
    report.verdicts.map(({ code }) => code),
    ['nothing-animated'],
  );
  assert.equal(report.avOffsetMs, null);
  assert.equal(report.score.total, 0);
});

test('the text of a report is JSON without needless digits, and nothing in it is lost as NaN', () => {
  const text = reportJson(reportOf(faultless));
  const parsed = JSON.parse(text);
  assert.equal(parsed.score.total, reportOf(faultless).score.total);
  assert.doesNotMatch(text, /\d\.\d{5}/);
  assert.equal(parsed.measured.voice, null);
  assert.match(text, /\n$/);
});
