import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emotionActions } from './emotions.js';
import { defaultExpression, type ExpressionControls } from './expression-controls.js';
import { planExpression } from './expression-plan.js';
import { createFaceActionAmounts, type FaceAction, faceActions } from './face-actions.js';
import { type Intonation, noIntonation } from './intonation.js';

const speech: Intonation = {
  ...noIntonation,
  stresses: [{ seconds: 4, prominence: 1 }],
  arousal: [...Array(25).fill(0), ...Array(25).fill(1)],
};
const face = (change: Partial<ExpressionControls>, intonation?: Intonation) => {
  const plan = planExpression({ ...defaultExpression, ...change }, intonation);
  const amounts = createFaceActionAmounts();
  return (seconds: number, action: FaceAction) => {
    plan.at(seconds, amounts);
    return amounts[faceActions.indexOf(action)]!;
  };
};
const smile = emotionActions.happy.corner!;
const near = (value: number, wanted: number) => assert.ok(Math.abs(value - wanted) < 1e-9, `${value} for ${wanted}`);

test('a cue comes and goes softly, and the look of the whole comes back', () => {
  const at = face({ cues: [{ startSeconds: 2, endSeconds: 5, emotion: 'happy', strength: 0.5 }] });
  near(at(1, 'corner'), 0);
  near(at(3, 'corner'), 0.5 * smile);
  near(at(6, 'corner'), 0);
  for (let t = 0; t < 7; t += 0.04) {
    const step = Math.abs(at(t + 0.04, 'corner') - at(t, 'corner'));
    assert.ok(step < 0.15 * smile, `${step} at ${t}`);
  }
});

test('a cue without an end lasts until the next; one inside another comes back to it', () => {
  const tags = face({
    cues: [
      { startSeconds: 4, emotion: 'sad', strength: 1 },
      { startSeconds: 1, emotion: 'happy', strength: 1 },
    ],
  });
  near(tags(3, 'corner'), smile);
  near(tags(6, 'corner'), emotionActions.sad.corner!);
  const nested = face({
    cues: [
      { startSeconds: 0, endSeconds: 10, emotion: 'happy', strength: 1 },
      { startSeconds: 4, endSeconds: 6, emotion: 'sad', strength: 1 },
    ],
  });
  near(nested(5, 'corner'), emotionActions.sad.corner!);
  near(nested(8, 'corner'), smile);
});

test('the voice moves the brows where it is asked to, and never makes the face move by itself otherwise', () => {
  const heard = face({ fromSound: 1 }, speech);
  assert.ok(heard(4, 'browOuter') > heard(3.5, 'browOuter') + 0.008, 'a stressed syllable raises the brows');
  assert.ok(heard(9, 'browOuter') > heard(2, 'browOuter') + 0.008, 'a lively voice does');
  assert.equal(planExpression(defaultExpression, speech).moves, false);
  assert.equal(planExpression({ ...defaultExpression, emotion: 'happy', strength: 0 }, speech).moves, false);
});
