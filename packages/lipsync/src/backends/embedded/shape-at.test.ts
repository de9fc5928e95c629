import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mouthParameters } from '../../mouth-shape.js';
import type { MouthTrack } from '../../mouth-track.js';
import { shapeAt } from './shape-at.js';

/** Open 0.2 throughout, but for a press of 30 ms from 1.00 s on. */
const values = new Float32Array(300 * mouthParameters.length);
for (let row = 0; row < 300; row++) {
  const pressed = row >= 100 && row <= 103;
  values[row * mouthParameters.length] = pressed ? 0 : 0.2;
  values[row * mouthParameters.length + mouthParameters.indexOf('press')] = pressed ? 1 : 0;
}
const track: MouthTrack = {
  schema: 'talkgraph.mouth-track/1',
  audioHash: '',
  language: 'en',
  rowCount: 300,
  values,
  closures: [{ kind: 'bilabial', startSeconds: 1, endSeconds: 1.03 }],
  pauses: [],
};

test('a closure shorter than a frame is still shown in one frame, wherever frames fall', () => {
  for (const fps of [12, 25, 30000 / 1001]) {
    for (let shift = 0; shift < 1; shift += 0.1) {
      let least = 1;
      for (let n = 0; n < 2.5 * fps; n++) least = Math.min(least, shapeAt(track, (n + shift) / fps, 1 / fps).open);
      assert.ok(least < 0.02, `${fps} frames a second, shift ${shift}: at least ${least} open`);
    }
  }
});

test('before the first row the mouth holds, after the last it comes to rest', () => {
  assert.ok(Math.abs(shapeAt(track, -1, 0.04).open - 0.2) < 1e-6);
  assert.equal(shapeAt(track, 99, 0.04).open, 0);
});
