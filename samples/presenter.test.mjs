import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createPresenter, gestureTalk, idleSeconds, idleState, people, restingHands } from './presenter.mjs';

const size = { width: 640, height: 360 };
const presenter = createPresenter(size);
const luma = (pixels, i) => 0.299 * pixels[4 * i] + 0.587 * pixels[4 * i + 1] + 0.114 * pixels[4 * i + 2];
const pupils = (points) => {
  const middle = (a, b) => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
  const left = middle(points.leftEyeOuter, points.leftEyeInner);
  const right = middle(points.rightEyeInner, points.rightEyeOuter);
  return Math.hypot(right[0] - left[0], right[1] - left[1]);
};

/** The box around all pixels that differ by more than `least`. */
function changedBox(a, b, least) {
  const box = { left: Number.POSITIVE_INFINITY, top: Number.POSITIVE_INFINITY, right: -1, bottom: -1, count: 0 };
  for (let i = 0; i < a.length / 4; i++) {
    if (Math.abs(luma(a, i) - luma(b, i)) <= least) continue;
    const [x, y] = [i % size.width, Math.floor(i / size.width)];
    box.left = Math.min(box.left, x);
    box.right = Math.max(box.right, x);
    box.top = Math.min(box.top, y);
    box.bottom = Math.max(box.bottom, y);
    box.count++;
  }
  return box;
}

test('the same moment gives the same pixels, also from another presenter', () => {
  const state = { time: 1.32, mouth: { open: 0.1, width: 0.95 } };
  const once = presenter.draw(state);
  assert.deepEqual(presenter.draw(state), once);
  assert.deepEqual(createPresenter(size).draw(state), once);
});

test('every person has a look of their own', () => {
  const frames = Object.keys(people).map((person) => createPresenter({ ...size, person }).draw());
  assert.equal(frames.length, 2);
  assert.ok(changedBox(frames[0], frames[1], 20).count > 0.05 * size.width * size.height);
});

test('the idle motion blinks, sways and repeats without a jump', () => {
  const states = Array.from({ length: 25 * idleSeconds }, (_, n) => idleState(n / 25));
  const shut = states.map(({ blink }) => blink > 0.95);
  const blinks = shut.filter((now, n) => now && !shut[n - 1]).length;
  assert.equal(blinks, 3);
  const yaws = states.map(({ pose }) => pose.yaw);
  const range = Math.max(...yaws) - Math.min(...yaws);
  assert.ok(range > 3 && range < 10, `the head turns by ${range} degrees`);
  const [last, first] = [states.at(-1), idleState(idleSeconds)];
  for (const key of ['yaw', 'pitch', 'roll']) assert.ok(Math.abs(last.pose[key] - first.pose[key]) < 0.25, key);
});

test('key points lie inside the picture, in the order of a face, for everybody', () => {
  for (const person of Object.keys(people)) {
    const someone = createPresenter({ ...size, person });
    for (const time of [0, 1.36, 3, 5.5]) {
      const p = someone.keyPoints({ time });
      for (const [name, [x, y]] of Object.entries(p)) {
        assert.ok(x > 0 && y > 0 && x < size.width && y < size.height, `${person}: ${name} at ${x}, ${y}`);
      }
      const across = [p.leftEyeOuter, p.leftEyeInner, p.rightEyeInner, p.rightEyeOuter].map(([x]) => x);
      const down = [p.leftEyeOuter, p.noseTip, p.upperLipTop, p.upperLipInner, p.lowerLipBottom, p.chin].map(
        ([, y]) => y,
      );
      for (const row of [across, down])
        assert.deepEqual(
          row,
          row.toSorted((a, b) => a - b),
        );
    }
  }
});

test('a closed mouth is closed, an open one has the gap that was asked for', () => {
  const shut = presenter.keyPoints();
  assert.deepEqual(shut.upperLipInner, shut.lowerLipInner);
  for (const open of [0.05, 0.15, 0.3]) {
    const p = presenter.keyPoints({ mouth: { open, width: 1 } });
    const gap = p.lowerLipInner[1] - p.upperLipInner[1];
    assert.ok(Math.abs(gap / pupils(p) - open) < 0.01, `asked ${open}, got ${gap / pupils(p)}`);
    assert.ok(p.chin[1] > shut.chin[1]);
  }
});

test('the drawn lips part where the key points say, and it is dark between them', () => {
  const mouth = { open: 0.26, width: 1 };
  const pixels = presenter.draw({ mouth });
  const p = presenter.keyPoints({ mouth });
  const at = ([x, y]) => luma(pixels, Math.round(y) * size.width + Math.round(x));
  const x = p.upperLipInner[0];
  const low = p.lowerLipInner[1] - 0.3 * (p.lowerLipInner[1] - p.upperLipInner[1]);
  assert.ok(at([x, low]) < 0.6 * at([x, (p.lowerLipInner[1] + p.lowerLipBottom[1]) / 2]));
});

test('opening the mouth changes only the lower face', () => {
  const mouth = { open: 0.2, width: 1 };
  const box = changedBox(presenter.draw(), presenter.draw({ mouth }), 0.5);
  const p = presenter.keyPoints({ mouth });
  const face = pupils(p);
  assert.ok(box.count > 500);
  assert.ok(box.top > p.noseTip[1] - 0.05 * face, `top ${box.top}, nose ${p.noseTip[1]}`);
  assert.ok(box.bottom < p.chin[1] + 0.1 * face, `bottom ${box.bottom}, chin ${p.chin[1]}`);
  assert.ok(box.left > p.leftEyeOuter[0] - 0.6 * face && box.right < p.rightEyeOuter[0] + 0.6 * face);
});

test('a narrow mouth is narrower', () => {
  const wide = (width) => {
    const p = presenter.keyPoints({ mouth: { open: 0.1, width } });
    return p.mouthRight[0] - p.mouthLeft[0];
  };
  assert.ok(wide(0.75) < 0.85 * wide(1));
  assert.ok(wide(1.15) > 1.08 * wide(1));
});

test('a blink moves the lids together and changes nothing but the eyes', () => {
  const box = changedBox(presenter.draw(), presenter.draw({ blink: 1 }), 0.5);
  const [open, shut] = [presenter.keyPoints(), presenter.keyPoints({ blink: 1 })];
  assert.ok(open.leftLowerLid[1] - open.leftUpperLid[1] > 5);
  assert.ok(Math.abs(shut.leftLowerLid[1] - shut.leftUpperLid[1]) < 0.5);
  assert.ok(box.count > 200 && box.bottom < open.noseTip[1]);
});

test('turning the head moves the nose further than the ears, as depth does', () => {
  const pose = { yaw: 5, pitch: 0, roll: 0, x: 0, y: 0 };
  const [front, turned] = [presenter.keyPoints(), presenter.keyPoints({ pose })];
  const moved = (name) => turned[name][0] - front[name][0];
  assert.ok(moved('noseTip') > moved('mouthLeft') && moved('mouthLeft') > 0);
});

test('half of the body has hands that move while the face stays', () => {
  const half = createPresenter({ ...size, framing: 'half' });
  const raised = { left: [-3.4, 4.3], right: [3.4, 4.3] };
  const box = changedBox(half.draw({ hands: restingHands }), half.draw({ hands: raised }), 8);
  const { chin, noseTip } = half.keyPoints();
  assert.ok(box.count > 2_000 && box.top > chin[1]);
  assert.ok(chin[1] < size.height / 2 && noseTip[1] > 0);
});

test('a talk with the hands begins and ends at rest, is the same every time, and its strokes are where hands stop', () => {
  const talk = gestureTalk(30, 3);
  assert.deepEqual(gestureTalk(30, 3).strokes, talk.strokes);
  assert.deepEqual(talk.handsAt(0), restingHands);
  const speed = (at) => {
    const [a, b] = [talk.handsAt(at - 0.01), talk.handsAt(at + 0.01)];
    return Math.max(...['left', 'right'].map((side) => Math.hypot(...a[side].map((v, k) => b[side][k] - v)) / 0.02));
  };
  assert.ok(speed(29.9) < 0.01);
  assert.ok(talk.strokes.length > 8);
  for (const stroke of talk.strokes) assert.ok(speed(stroke) < 0.35 * speed(stroke - 0.1), `${stroke}`);
});
