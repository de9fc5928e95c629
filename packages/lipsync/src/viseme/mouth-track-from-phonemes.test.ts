import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type MouthParameter, mouthParameters } from '../mouth-shape.js';
import { type MouthTrack, mouthTrackRate } from '../mouth-track.js';
import { mouthTrackFromPhonemes } from './mouth-track-from-phonemes.js';
import { sampleMouthTrack } from './sample-mouth-track.js';
import { smoothMouthTrack } from './smooth-mouth-track.js';

/** A track of symbols of 120 ms each, begun at 0; a number is a pause of so many seconds. */
function spoken(...symbols: (string | number)[]): MouthTrack {
  let at = 0;
  const events = symbols.map((symbol) => {
    const startSeconds = at;
    at += typeof symbol === 'number' ? symbol : 0.12;
    return { startSeconds, endSeconds: at, symbol: typeof symbol === 'number' ? '' : symbol };
  });
  return mouthTrackFromPhonemes(events, { audioHash: '00' });
}

const column = (track: MouthTrack, name: MouthParameter) =>
  Array.from(
    { length: track.rowCount },
    (_, t) => track.values[t * mouthParameters.length + mouthParameters.indexOf(name)]!,
  );

test('the lips close completely on p, b and m between open vowels', () => {
  for (const symbol of ['p', 'b', 'm']) {
    const track = spoken('a', symbol, 'a');
    const open = column(track, 'open').slice(12, 28);
    assert.equal(Math.min(...open), 0);
    assert.ok(Math.max(...column(track, 'press').slice(12, 28)) > 0.95);
    assert.ok(Math.max(...column(track, 'open')) > 0.1);
    assert.deepEqual(
      track.closures.map((closure) => closure.kind),
      ['bilabial'],
    );
  }
});

test('lips shut before the burst of p, which is where its time begins, and at the beginning of b and m, which sound while shut', () => {
  const closureOf = (symbol: string, seconds: number, options: { readonly stopsFrom?: 'silence' } = {}) => {
    const events = [
      { symbol: 'a', startSeconds: 0, endSeconds: 0.3 },
      { symbol, startSeconds: 0.3, endSeconds: 0.3 + seconds },
      { symbol: 'a', startSeconds: 0.3 + seconds, endSeconds: 0.6 },
    ];
    // Pictures follow their sound by 20 ms.
    const { startSeconds, endSeconds } = mouthTrackFromPhonemes(events, { audioHash: '00', ...options }).closures[0]!;
    return [startSeconds - 0.02, endSeconds - 0.02].map((time) => Math.round(time * 100) / 100);
  };
  assert.deepEqual(closureOf('p', 0.03), [0.25, 0.31]);
  assert.deepEqual(closureOf('p', 0.07), [0.25, 0.31]);
  assert.deepEqual(closureOf('b', 0.05), [0.3, 0.35]);
  assert.deepEqual(closureOf('m', 0.05), [0.3, 0.35]);
  // What an aligner has left of a b is its end; a p as long as this has its silence within.
  assert.deepEqual(closureOf('b', 0.02), [0.25, 0.31]);
  assert.deepEqual(closureOf('p', 0.12), [0.3, 0.42]);
  assert.deepEqual(closureOf('p', 0.07, { stopsFrom: 'silence' }), [0.3, 0.37]);
});

test('the lower lip goes under the teeth on f and v, and the lips stay a little apart', () => {
  for (const symbol of ['f', 'v']) {
    const track = spoken('a', symbol, 'a');
    assert.ok(Math.max(...column(track, 'lowerTuck')) > 0.95);
    assert.ok(Math.min(...column(track, 'open').slice(12, 28)) < 0.03);
  }
});

test('lips come near each other on β and ʋ, and stay apart', () => {
  for (const symbol of ['β', 'ʋ']) {
    const track = spoken('a', symbol, 'a');
    const least = Math.min(...column(track, 'open').slice(12, 28));
    assert.ok(least > 0.02 && least < 0.1, `${symbol} ${least}`);
    assert.deepEqual(track.closures, []);
  }
});

test('open vowels open further than close ones; rounded vowels narrow the mouth and spread ones widen it', () => {
  const peak = (symbol: string, name: MouthParameter) => column(spoken('k', symbol, 'k'), name)[20]!;
  assert.ok(peak('a', 'open') > 1.5 * peak('i', 'open'));
  assert.ok(peak('u', 'round') > 0.5 && peak('i', 'round') < 0.1);
  assert.ok(peak('u', 'width') < -0.04 && peak('i', 'width') > 0.02);
  assert.ok(peak('l', 'tongue') > 0.5);
});

test('a long pause is perfectly still, a short one is not closed', () => {
  const long = spoken('a', 's', 1.5, 'a', 's');
  assert.equal(long.pauses.length, 1);
  const { startSeconds, endSeconds } = long.pauses[0]!;
  assert.ok(endSeconds - startSeconds > 0.7);
  for (const name of mouthParameters) {
    const still = column(long, name).slice(startSeconds * 100, endSeconds * 100);
    assert.ok(
      still.every((value) => value === 0),
      name,
    );
  }
  const short = spoken('a', 's', 0.2, 'a', 's');
  assert.equal(short.pauses.length, 0);
  assert.ok(Math.min(...column(short, 'open').slice(26, 42)) > 0.02);
});

test('the lips part before speech begins', () => {
  const open = column(spoken(1, 'a', 's', 'a'), 'open');
  assert.equal(open[30], 0);
  assert.ok(open[85]! > 0.04);
});

test('motion is continuous: no parameter but a closing lip jumps between rows', () => {
  const open = column(spoken('a', 'p', 'a', 0.6, 'o', 'f', 'i', 'm', 'a'), 'open');
  for (let t = 1; t < open.length; t++) assert.ok(Math.abs(open[t]! - open[t - 1]!) < 0.06, String(t));
});

test('sampling is linear between rows, holds before the first and comes to rest after the last', () => {
  const track = spoken('a', 'i');
  const open = column(track, 'open');
  assert.ok(Math.abs(sampleMouthTrack(track, 0.105).open - (open[10]! + open[11]!) / 2) < 1e-6);
  assert.equal(sampleMouthTrack(track, -1).open, open[0]);
  const end = (track.rowCount - 1) / mouthTrackRate;
  assert.equal(sampleMouthTrack(track, end).open, open.at(-1));
  assert.equal(sampleMouthTrack(track, end + 0.15).open, 0);
});

test('smoothness softens the motion and keeps closures and pauses', () => {
  const track = spoken('a', 'p', 'a', 's', 'a', 1, 'a');
  const travel = (t: MouthTrack) =>
    column(t, 'open').reduce((sum, v, i, all) => sum + Math.abs(v - (all[i - 1] ?? v)), 0);
  const soft = smoothMouthTrack(track, 1);
  const crisp = smoothMouthTrack(track, 0);
  assert.ok(travel(soft) < 0.9 * travel(track));
  assert.ok(travel(crisp) > travel(track));
  assert.equal(smoothMouthTrack(track, 0.3), track);
  const { startSeconds, endSeconds } = track.pauses[0]!;
  for (const changed of [soft, crisp]) {
    assert.equal(Math.min(...column(changed, 'open').slice(12, 26)), 0);
    assert.ok(
      column(changed, 'open')
        .slice(startSeconds * 100, endSeconds * 100)
        .every((value) => value === 0),
    );
  }
});

test('Pinyin syllables drive the mouth', () => {
  const events = ['ma1', 'fa1', 'wu3'].map((symbol, i) => ({
    startSeconds: i * 0.25,
    endSeconds: (i + 1) * 0.25,
    symbol,
  }));
  const track = mouthTrackFromPhonemes(events, { audioHash: '00', language: 'zh-CN', notation: 'pinyin' });
  assert.deepEqual(
    track.closures.map((closure) => closure.kind),
    ['bilabial', 'labiodental'],
  );
  assert.equal(track.language, 'zh-CN');
});

test('no phonemes give an empty track or a still one', () => {
  assert.equal(mouthTrackFromPhonemes([], { audioHash: '00' }).rowCount, 0);
  const still = mouthTrackFromPhonemes([], { audioHash: '00', durationSeconds: 1 });
  assert.equal(still.rowCount, 100);
  assert.ok(still.values.every((value) => value === 0));
});
