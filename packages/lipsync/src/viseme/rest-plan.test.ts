import assert from 'node:assert/strict';
import { test } from 'node:test';
import { planRests } from './rest-plan.js';
import { findSpeech } from './speech-activity.js';

test('the mouth opens half a second before the first sound, and before one that follows a long pause', () => {
  const [before, between, after] = planRests(
    [
      { first: 100, end: 200 },
      { first: 400, end: 500 },
    ],
    600,
  );
  assert.deepEqual([before!.stillFirst, before!.stillEnd], [0, 40]);
  assert.deepEqual([between!.stillFirst, between!.stillEnd], [208, 340]);
  assert.deepEqual([after!.stillFirst, after!.stillEnd], [508, 600]);
});

test('in the middle of a pause of 600 ms the mouth is shut and still', () => {
  const speech = [
    { first: 0, end: 100 },
    { first: 160, end: 300 },
  ];
  const [pause] = planRests(speech, 300);
  assert.ok(pause!.stillFirst < 125 && pause!.stillEnd > 135);
});

test('a pause of 400 ms closes for at least two frames, one of 300 ms does not', () => {
  const gap = (rows: number) =>
    planRests(
      [
        { first: 0, end: 100 },
        { first: 100 + rows, end: 300 },
      ],
      300,
    )[0]!;
  assert.ok(gap(40).stillEnd - gap(40).stillFirst >= 8);
  assert.equal(gap(30).stillEnd - gap(30).stillFirst, 0);
});

test('a recording without speech is one still pause', () => {
  assert.deepEqual(planRests([], 250), [{ first: 0, end: 250, stillFirst: 0, stillEnd: 250, leadsToSpeech: false }]);
});

test('speech is where the model hears no pause and there is sound', () => {
  const pause = Float32Array.from({ length: 300 }, (_, t) => (t >= 50 && t < 250 ? 0 : 1));
  const loud = new Float32Array(300).fill(-6);
  const [run] = findSpeech(pause, loud);
  assert.ok(Math.abs(run!.first - 50) <= 2 && Math.abs(run!.end - 250) <= 2);
  assert.deepEqual(findSpeech(pause, new Float32Array(300).fill(-27)), []);
});

test('clicks are not speech, and the closure of a stop does not end it', () => {
  const loud = new Float32Array(300).fill(-6);
  const click = Float32Array.from({ length: 300 }, (_, t) => (t >= 100 && t < 104 ? 0 : 1));
  assert.deepEqual(findSpeech(click, loud), []);
  const stop = Float32Array.from({ length: 300 }, (_, t) => (t >= 50 && t < 250 && !(t >= 120 && t < 127) ? 0 : 1));
  assert.equal(findSpeech(stop, loud).length, 1);
});
