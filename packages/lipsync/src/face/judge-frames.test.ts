import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type FrameEvidence, fadeFrames, judgeFrames } from './judge-frames.js';

const good = (frame: number): FrameEvidence => ({
  frame,
  x: 100,
  y: 100,
  yaw: 0,
  pitch: 0,
  presence: 0.999,
  unit: 80,
  luma: 120,
  sharpness: 100,
  inside: 1,
  likeness: 0.95,
});

/** Evidence of 60 good frames, some of them changed: one letter a frame, `.` good, `-` no face, else a key of `changes`. */
function film(letters: string, changes: Record<string, Partial<FrameEvidence>> = {}): (FrameEvidence | undefined)[] {
  return [...letters].map((letter, n) => (letter === '-' ? undefined : { ...good(n), ...changes[letter] }));
}

/** One letter a frame: `.` animated fully, `~` fading, the first letter of the reason otherwise. */
function verdicts(evidence: readonly (FrameEvidence | undefined)[]): string {
  return judgeFrames(evidence)
    .map(({ flags, visibility }) => flags[0]?.[0] ?? (visibility === 1 ? '.' : '~'))
    .join('');
}

test('each reason is named', () => {
  const changes: Record<string, Partial<FrameEvidence>> = {
    'too-small': { unit: 10 },
    'turned-away': { yaw: -60 },
    covered: { likeness: 0.1 },
    dark: { luma: 4 },
    blurred: { sharpness: 1 },
    'out-of-frame': { inside: 0.5 },
  };
  for (const [reason, change] of Object.entries(changes)) {
    const found = judgeFrames(film('....................xxxxxxxx....................', { x: change }));
    assert.deepEqual(found[24]?.flags, [reason]);
    assert.equal(found[24]?.visibility, 0);
    assert.deepEqual(found[5], { flags: [], visibility: 1 });
  }
});

test('the animation fades out before unusable frames and in after them, and not at the clip’s ends', () => {
  const found = judgeFrames(film('....................-----....................'));
  const fade = found.slice(20 - fadeFrames, 20).map(({ visibility }) => visibility);
  assert.ok(fade.every((value, i) => value > 0 && value < 1 && value < (fade[i - 1] ?? 1)));
  assert.deepEqual(
    found.slice(25, 25 + fadeFrames).map(({ visibility }) => visibility),
    [...fade].reverse(),
  );
  assert.equal(
    verdicts(film('....................-----....................')),
    '..............~~~~~~nnnnn~~~~~~..............',
  );
});

test('one or two bad frames inside a good run are bridged', () => {
  assert.equal(verdicts(film('..........-..........--..........')), '.'.repeat(33));
  assert.equal(verdicts(film('..........x..........', { x: { sharpness: 0.1 } })), '.'.repeat(21));
});

test('a good frame or two between unusable ones are not trusted', () => {
  assert.equal(verdicts(film('..............-----..-----..............')), '........~~~~~~nnnnnnnnnnnn~~~~~~........');
});

test('a head at the border of what can be used does not flicker', () => {
  const border = film('..........ababababababab..........', { a: { yaw: 46 }, b: { yaw: 43 } });
  assert.equal(verdicts(border), '....~~~~~~tttttttttttttt~~~~~~....');
  assert.equal(
    verdicts(film('..........bbbbbbbb..........', { b: { yaw: 43 } })),
    '.'.repeat(28),
    'not bad enough by itself',
  );
});
