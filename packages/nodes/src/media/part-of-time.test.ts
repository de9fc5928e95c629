import assert from 'node:assert/strict';
import { test } from 'node:test';
import { partOfTime } from './part-of-time.js';

const film = { video: { width: 2, height: 2, fps: { num: 30000, den: 1001 }, frameCount: 300 } };
const sound = { audio: { sampleRate: 44100, channels: 1, sampleCount: 44100 } };

test('times of a film become frames, the nearest ones', () => {
  assert.deepEqual(partOfTime(film, 1, 2), { first: 30, count: 60 });
  assert.deepEqual(partOfTime(film, 0.017, 0.001), { first: 1, count: 1 });
});

test('times of a sound become samples', () => {
  assert.deepEqual(partOfTime(sound, 0.25, 0.5), { first: 11025, count: 22050 });
});

test('a duration of 0, or one beyond the end, reaches to the end', () => {
  assert.deepEqual(partOfTime(film, 9, 0), { first: 270, count: 30 });
  assert.deepEqual(partOfTime(sound, 0.5, 99), { first: 22050, count: 22050 });
});

test('a start behind the end is refused', () => {
  assert.throws(() => partOfTime(sound, 1, 0), { code: 'TIME_OUTSIDE' });
});
