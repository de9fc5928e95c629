import assert from 'node:assert/strict';
import { test } from 'node:test';
import { qualityScore, type ScorePartName } from './quality-score.js';
import { scoreParts } from './score-parts.js';
import { measurementsOf } from './testing/measurements-of.js';
import { syntheticSpeech } from './testing/synthetic-speech.js';

const speech = syntheticSpeech(20);
const perfect = measurementsOf(speech, speech.open);
const total = (seen: (t: number) => number) => qualityScore(measurementsOf(speech, seen), 1).total as number;
const part = (name: ScorePartName, measured = perfect, animated = 1) =>
  qualityScore(measured, animated).parts.find((p) => p.name === name)?.score;

test('the weights of the parts add up to a hundred', () => {
  assert.equal(
    scoreParts.reduce((sum, { weight }) => sum + weight, 0),
    100,
  );
});

test('a mouth that does exactly what was asked scores above 95', () => {
  const score = qualityScore(perfect, 1);
  assert.ok((score.total as number) > 95, JSON.stringify(score));
});

test('a frozen mouth scores below 40, open or closed', () => {
  assert.ok(total(() => 0) < 40, `${total(() => 0)}`);
  assert.ok(total(() => 0.1) < 40);
});

test('a mouth that is five frames off scores below 60, late or early', () => {
  assert.ok(total((t) => speech.open(t - 0.2)) < 60, `late ${total((t) => speech.open(t - 0.2))}`);
  assert.ok(total((t) => speech.open(t + 0.2)) < 60, `early ${total((t) => speech.open(t + 0.2))}`);
});

test('the score falls with every frame of offset', () => {
  const scores = [0, 1, 2, 3, 4].map((frames) => total((t) => speech.open(t - frames / 25)));
  for (let i = 1; i < scores.length; i++) assert.ok(scores[i]! < scores[i - 1]!, scores.join(' '));
});

test('a mouth that babbles without regard to the sound scores below 50', () => {
  const babble = syntheticSpeech(20, 99);
  assert.ok(total(babble.open) < 50, `${total(babble.open)}`);
});

test('each fault lowers its own part and no other', () => {
  const all = () => Object.fromEntries(qualityScore(perfect, 1).parts.map((p) => [p.name, p.score]));
  const before = all();
  const faults: [ScorePartName, object][] = [
    ['sharpness', { sharpness: { out: 40, in: 100, ratio: 0.4 } }],
    ['seam', { seam: { out: 12, in: 6, ratio: 2 } }],
    ['stillness', { stillness: { pauses: 3, frames: 60, deviation: 0.05, opening: 0.1 } }],
    ['closures', { closures: { total: 10, hit: 3, share: 0.3 } }],
    ['containment', { outside: { mean: 9, p999: 60 } }],
    ['containment', { ownMotion: -0.7 }],
    ['steadiness', { jitter: { opening: 0.02, openingAsked: 0.02, mouth: 0.05, nose: 0.002 } }],
  ];
  for (const [name, fault] of faults) {
    const after = qualityScore({ ...perfect, ...fault }, 1).parts;
    for (const p of after) {
      if (p.name === name) assert.ok((p.score as number) < 30, `${name} is ${p.score}`);
      else assert.equal(p.score, before[p.name], p.name);
    }
  }
  assert.equal(part('coverage', perfect, 0.74), 50);
});

test('what could not be measured does not count', () => {
  const silent = { ...perfect, sync: null, closures: null, askedDeviation: 0 };
  const score = qualityScore(silent, 1);
  assert.deepEqual(
    score.parts.filter((p) => p.score === null).map((p) => p.name),
    ['follows', 'timing', 'amplitude', 'closures'],
  );
  assert.ok((score.total as number) > 95);
});

test('one missed closure is not held against a result', () => {
  assert.equal(part('closures', { ...perfect, closures: { total: 1, hit: 0, share: 0 } }), null);
});

test('speech that is answered by no measurable mouth scores nothing for following it', () => {
  const unseen = { ...perfect, sync: null };
  assert.deepEqual([part('follows', unseen), part('timing', unseen), part('amplitude', unseen)], [0, 0, 0]);
});
