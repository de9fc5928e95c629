import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mouthParameters } from '../mouth-shape.js';
import type { MouthTrack } from '../mouth-track.js';
import { combineMouthTracks } from './combine-mouth-tracks.js';
import { sampleMouthTrack } from './sample-mouth-track.js';

/** Two seconds: an open mouth, but a pause in the second half of the first. */
function heardTrack(): MouthTrack {
  const rowCount = 200;
  const values = new Float32Array(rowCount * mouthParameters.length);
  for (let t = 0; t < rowCount; t++) if (t < 50 || t >= 100) values[t * mouthParameters.length] = 0.1;
  const pauses = [{ startSeconds: 0.5, endSeconds: 1 }];
  const closures = [{ kind: 'bilabial', startSeconds: 1.8, endSeconds: 1.85 }] as const;
  return { schema: 'talkgraph.mouth-track/1', audioHash: 'a', language: 'en', rowCount, values, closures, pauses };
}

const phoneme = (symbol: string, startSeconds: number, endSeconds: number) => ({ symbol, startSeconds, endSeconds });

test('lips close where the phonemes say, and only there', () => {
  const heard = heardTrack();
  const track = combineMouthTracks(heard, [phoneme('ɑ', 0, 0.2), phoneme('m', 0.2, 0.3), phoneme('ɑ', 0.3, 0.5)]);
  const [closure, ...others] = track.closures;
  assert.ok(closure && Math.abs(closure.startSeconds - 0.2) < 0.04);
  assert.deepEqual(others, []);
  const at = sampleMouthTrack(track, (closure.startSeconds + closure.endSeconds) / 2);
  assert.equal(at.open, 0);
  assert.ok(at.press > 0.9);
  assert.ok(sampleMouthTrack(track, 0.1).open > 0.05);
});

test('a mouth opens as far as is heard, also where the phonemes peak at other moments', () => {
  const heard = heardTrack();
  const columns = mouthParameters.length;
  for (let t = 100; t < 200; t++) heard.values[t * columns] = 0.1 + 0.1 * Math.sin(t / 6);
  const vowels = Array.from({ length: 5 }, (_, i) => phoneme(i % 2 ? 'ɑ' : 'i', 1 + i / 5, 1.2 + i / 5));
  const track = combineMouthTracks(heard, [phoneme('i', 0, 0.5), ...vowels]);
  // Rows that are no pause and beside none.
  const rows = Array.from({ length: 200 }, (_, t) => t).filter((t) => t < 40 || t >= 110);
  const size = ({ values }: MouthTrack) => Math.hypot(...rows.map((t) => values[t * columns] ?? 0));
  assert.ok(Math.abs(size(track) / size(heard) - 1) < 0.02, `${size(track)} ${size(heard)}`);
});

test('a closure that is heard where none is said is opened; one beside its phoneme is not', () => {
  const heard = heardTrack();
  const columns = mouthParameters.length;
  const press = mouthParameters.indexOf('press');
  for (let t = 180; t < 186; t++) {
    heard.values[t * columns] = 0;
    heard.values[t * columns + press] = 1;
  }
  const vowels = [phoneme('a', 1, 1.8), phoneme('β', 1.8, 1.86), phoneme('a', 1.86, 2)];
  const refuted = sampleMouthTrack(combineMouthTracks(heard, vowels, 'es'), 1.83);
  assert.ok(refuted.open > 0.015 && refuted.open < 0.06 && refuted.press < 0.2, JSON.stringify(refuted));
  const stops = [phoneme('a', 1, 1.76), phoneme('b', 1.76, 1.82), phoneme('a', 1.82, 2)];
  const late = sampleMouthTrack(combineMouthTracks(heard, stops, 'es'), 1.84);
  assert.ok(late.press > 0.5 && late.open < 0.03, JSON.stringify(late));
});

test('the language of the phonemes is that of the track', () => {
  assert.equal(combineMouthTracks(heardTrack(), [], 'es').language, 'es');
  assert.equal(combineMouthTracks(heardTrack(), []).language, 'en');
});

test('a pause that is heard stays perfectly still, whatever the phonemes say', () => {
  const track = combineMouthTracks(heardTrack(), [phoneme('ɑ', 0, 0.7), phoneme('m', 0.7, 0.8), phoneme('ɑ', 0.8, 2)]);
  for (let t = 50; t < 100; t++) {
    for (const value of Object.values(sampleMouthTrack(track, t / 100))) assert.equal(value, 0);
  }
  assert.deepEqual(track.closures, []);
});

test('what was heard is left as it is', () => {
  const heard = heardTrack();
  const before = heard.values.slice();
  combineMouthTracks(heard, [phoneme('m', 0, 1)]);
  assert.deepEqual(heard.values, before);
});
