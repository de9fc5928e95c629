import { seededRandom } from './random.mjs';

/** Hands folded before the belly. */
export const restingHands = Object.freeze({ left: [-0.62, 5.35], right: [0.62, 5.3] });

/**
 * What the hands do, as key poses `[seconds after the start, right wrist, left wrist]`; `strokes` are the instants at which a
 * fast movement ends: the hit. Between two poses a hand moves with the least jerk, as people's hands do.
 */
const gestures = [
  {
    name: 'open',
    poses: [
      [0.45, [1.25, 4.15], [-1.25, 4.2]],
      [0.7, [3.35, 4.45], [-3.35, 4.5]],
      [1.15, [3.36, 4.48], [-3.36, 4.53]],
    ],
    strokes: [0.7],
    seconds: 1.85,
  },
  {
    name: 'beat',
    poses: [
      [0.3, [0.95, 4.55], undefined],
      [0.5, [1.0, 5.15], undefined],
    ],
    strokes: [0.5],
    seconds: 0.95,
  },
  {
    name: 'count',
    poses: [
      [0.4, [1.5, 3.75], undefined],
      [0.6, [2.1, 4.6], undefined],
      [0.9, [1.5, 3.8], undefined],
      [1.1, [2.15, 4.6], undefined],
      [1.35, [2.15, 4.62], undefined],
    ],
    strokes: [0.6, 1.1],
    seconds: 2.0,
  },
  {
    name: 'aside',
    poses: [
      [0.4, undefined, [-1.3, 4.2]],
      [0.65, undefined, [-3.5, 4.15]],
      [1.0, undefined, [-3.5, 4.18]],
    ],
    strokes: [0.65],
    seconds: 1.7,
  },
];

/**
 * A talk with the hands: rests and gestures in turn, the same for the same seed.
 * @returns {{seconds: number, strokes: number[], handsAt: (seconds: number) => {left: number[], right: number[]}}}
 * `strokes` are the true instants of the strokes
 */
export function gestureTalk(seconds, seed = 1) {
  const random = seededRandom(seed);
  const right = [[0, restingHands.right]];
  const left = [[0, restingHands.left]];
  const strokes = [];
  let at = 1;
  for (let i = 0; ; i++) {
    const { poses, strokes: hits, seconds: lasts } = gestures[(i + Math.floor(2 * random())) % gestures.length];
    if (at + lasts > seconds - 0.8) break;
    right.push([at, right.at(-1)[1]]);
    left.push([at, left.at(-1)[1]]);
    // Nobody does the same twice: each time the hand goes a little elsewhere, and rests a little elsewhere.
    const size = 0.9 + 0.2 * random();
    for (const [time, rightPose, leftPose] of poses) {
      if (rightPose) right.push([at + time, grown(restingHands.right, rightPose, size)]);
      if (leftPose) left.push([at + time, grown(restingHands.left, leftPose, size)]);
    }
    for (const hit of hits) strokes.push(at + hit);
    const home = ([x, y]) => [x + 0.05 * (random() - 0.5), y + 0.05 * (random() - 0.5)];
    right.push([at + lasts, home(restingHands.right)]);
    left.push([at + lasts, home(restingHands.left)]);
    at += lasts + 0.7 + 1.4 * random();
  }
  return { seconds, strokes, handsAt: (time) => ({ left: placeAt(left, time), right: placeAt(right, time) }) };
}

const grown = (rest, pose, size) => pose.map((value, k) => rest[k] + size * (value - rest[k]));

/** The minimum-jerk curve between two poses (T. Flash and N. Hogan, 1985). */
function placeAt(poses, time) {
  const next = poses.findIndex(([at]) => at > time);
  if (next < 0) return poses.at(-1)[1];
  const [from, start] = poses[next - 1];
  const [to, end] = poses[next];
  const t = (time - from) / (to - from);
  const share = t ** 3 * (10 - 15 * t + 6 * t * t);
  return start.map((value, k) => value + share * (end[k] - value));
}
