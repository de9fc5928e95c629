import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emotionActions, emotions } from '../life/emotions.js';
import { addFaceActions, createFaceActionAmounts, type FaceAction } from '../life/face-actions.js';
import { type MouthShape, restMouth } from '../mouth-shape.js';
import { buildExpressionBasis } from './expression-basis.js';
import { innerLowerLip, innerUpperLip, lowerLids, upperBrows, upperLids } from './face-landmarks.js';
import { buildFaceModel } from './face-model.js';
import { learnPerson } from './learn-person.js';
import { addExpression, mouthFreedom } from './place-expression.js';
import { preparePerson } from './prepare-person.js';
import { estimateRestFace } from './rest-face.js';
import { copyOf, testFace, testFrame } from './testing/test-face.js';

const [size, unit] = [360, 90];
const at = { x: 180, y: 230, unit };
const face = testFace(at);
const amountsOf = (named: Readonly<Partial<Record<FaceAction, number>>>) => {
  const amounts = createFaceActionAmounts();
  addFaceActions(amounts, named, 1);
  return amounts;
};
const model = buildFaceModel(estimateRestFace({ frameCount: 1, frame: () => face })!, 1, new Float32Array(468));
const basis = buildExpressionBasis(model);

/** How far down (b, in u) an action moves the vertices. */
function moved(named: Readonly<Partial<Record<FaceAction, number>>>, shape: MouthShape = restMouth, mesh = face.mesh) {
  const offsets = new Float32Array(3 * model.mesh.count);
  addExpression(basis, amountsOf(named), shape, { points: mesh, unit, gain: 1 }, offsets);
  return offsets;
}
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const down = (offsets: Float32Array, points: readonly number[]) => mean(points.map((p) => offsets[3 * p + 1]!));

test('brows, lids and corners go where each look sends them', () => {
  const surprised = moved(emotionActions.surprised);
  for (const brow of upperBrows) assert.ok(down(surprised, brow.slice(1, -1)) < -0.025);
  const angry = moved(emotionActions.angry);
  const [left, right] = [55, 285];
  assert.ok(down(angry, [left, right]) > 0.02);
  assert.ok(angry[3 * left]! > 0.005 && angry[3 * right]! < -0.005, 'brows come together');
  const happy = moved(emotionActions.happy);
  assert.ok(down(happy, [61, 291]) < -0.03);
  assert.ok(happy[3 * 61]! < -0.015 && happy[3 * 291]! > 0.015, 'corners go apart');
  assert.ok(down(moved(emotionActions.sad), [61, 291]) > 0.015);
  const curious = moved(emotionActions.curious);
  assert.ok(down(curious, upperBrows[1]) < 1.6 * down(curious, upperBrows[0]), 'one brow higher than the other');
});

test('every look keeps closed lips closed: both inner edges move alike', () => {
  for (const emotion of emotions) {
    const offsets = moved(emotionActions[emotion]);
    innerUpperLip.forEach((upper, i) => {
      for (let k = 0; k < 3; k++) {
        const apart = Math.abs(offsets[3 * upper + k]! - offsets[3 * innerLowerLip[i]! + k]!);
        assert.ok(apart < 1e-6, `${emotion}: ${apart} u at lip point ${i}`);
      }
    });
  }
});

test('rounded, pursed and wide open mouths hold the corners; everything else stays free', () => {
  const round = { ...restMouth, round: 1, width: -0.1 };
  assert.ok(mouthFreedom(round) < 0.3);
  assert.ok(mouthFreedom({ ...restMouth, open: 0.35 }) < 0.7);
  assert.equal(mouthFreedom(restMouth), 1);
  assert.ok(Math.abs(down(moved(emotionActions.happy, round), [61, 291])) < 0.02);
  assert.equal(down(moved(emotionActions.happy, round), [205, 425]) < -0.001, true);
});

test('lids follow the eye: one that blinks is left alone', () => {
  const shut = face.mesh.slice();
  for (const eye of [0, 1]) {
    upperLids[eye]!.forEach((upper, i) => {
      shut[3 * upper + 1] = shut[3 * lowerLids[eye]![i]! + 1]! - 0.01 * unit;
    });
  }
  const lids = upperLids.map((lid) => lid[4]!);
  assert.ok(down(moved({ lidUpper: 0.2 }), lids) < -0.01);
  assert.ok(Math.abs(down(moved({ lidUpper: 0.2 }, restMouth, shut), lids)) < 1e-4);
});

test('a look changes the face and nothing around it, softly', async () => {
  const frame = testFrame(size, size);
  const facts = await learnPerson({
    faces: { frameCount: 1, frame: () => face },
    scale: 1,
    maskFeather: 1,
    readFrame: async () => frame,
  });
  const { renderer } = preparePerson(facts, 1, 1);
  for (const emotion of emotions) {
    const target = copyOf(frame);
    const expression = amountsOf(emotionActions[emotion]);
    renderer.render(frame, target, face, restMouth, { scale: 1, intensity: 1, expression });
    let changed = 0;
    for (let i = 0; i < target.y.length; i++) {
      if (target.y[i] === frame.y[i]) continue;
      changed++;
      const a = ((i % size) - at.x) / unit;
      const b = (Math.floor(i / size) - at.y) / unit;
      assert.ok(Math.abs(a) < 0.85 && b > -1.5 && b < 0.5, `${emotion} changes ${a.toFixed(2)}, ${b.toFixed(2)}`);
    }
    assert.equal(changed > 500, emotion !== 'neutral', `${emotion}: ${changed}`);
  }
});
