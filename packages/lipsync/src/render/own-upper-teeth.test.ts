import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Frame } from '@talkgraph/media';
import { buildFaceModel } from './face-model.js';
import { usualUpperTeeth } from './interior-look.js';
import { measureLight } from './mouth-light.js';
import { withOwnTeeth } from './own-teeth.js';
import { ownUpperTeeth } from './own-upper-teeth.js';
import { estimateRestFace } from './rest-face.js';
import { sampleTeeth } from './teeth-texture.js';
import { testFace, testFrame } from './testing/test-face.js';

const place = { x: 200, y: 240, unit: 150 };
const opening = 0.2;

/** A frame with an open mouth: white teeth down to `toothEnd` u below the lip line, the dark below them. */
function openFrame(toothEnd: number): Frame {
  const frame = testFrame(400, 400);
  for (let y = 0; y < 400; y++) {
    for (let x = 0; x < 400; x++) {
      const a = (x - place.x) / place.unit;
      const b = (y - place.y) / place.unit;
      if (b < 0 || b > opening * (1 - (a / 0.27) ** 2)) continue;
      const tooth = b < toothEnd && Math.abs(a) < 0.16;
      frame.y[y * 400 + x] = tooth ? 200 : 35;
      const chroma = (y >> 1) * 200 + (x >> 1);
      frame.u[chroma] = 128;
      frame.v[chroma] = tooth ? 130 : 140;
    }
  }
  return frame;
}

function read(toothEnd: number) {
  const faces = [testFace(place), testFace(place), testFace({ ...place, open: opening })];
  const rest = estimateRestFace({ frameCount: 3, frame: (n) => faces[n] });
  assert.ok(rest);
  assert.ok(rest.openFrames.includes(2));
  const model = buildFaceModel(rest, 1, new Float32Array(468));
  const shot = { frame: openFrame(toothEnd), mesh: faces[2]!.mesh };
  const guessed = measureLight(testFrame(400, 400), faces[0]!.mesh, place.unit);
  const light = withOwnTeeth(guessed, [shot]);
  return { guessed, light, own: ownUpperTeeth(model, light, [shot], usualUpperTeeth(model, place.unit)) };
}

test("the person's own teeth give their tone and where they end", () => {
  const { light, own } = read(0.08);
  assert.ok(light.teeth.y > 195, `${light.teeth.y}`);
  assert.ok(Math.abs(light.teeth.u) < 4);
  assert.ok(own);
  const sample = new Float32Array(3);
  // Texture rows count from 0.02 u below the lip line: the teeth end near 0.06.
  sampleTeeth(own, 0, 0.035, sample);
  assert.ok(sample[1]! > 0.9 && sample[0]! > 0.75, `cover ${sample[1]}, brightness ${sample[0]}`);
  sampleTeeth(own, 0, 0.085 - 0.005, sample);
  assert.ok(sample[1]! < 0.3, `cover ${sample[1]} below the edge`);
});

test('a mouth that shows no teeth keeps the guessed tone and drawn teeth', () => {
  const { guessed, light, own } = read(0);
  assert.deepEqual(light, guessed);
  assert.equal(own, undefined);
});
