import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type MouthShape, restMouth } from '../mouth-shape.js';
import { buildFaceModel, type FaceModel } from './face-model.js';
import { createMouthPose, poseMouth } from './mouth-pose.js';
import { placeSource } from './place-source.js';
import { placeTarget } from './place-target.js';
import { estimateRestFace } from './rest-face.js';
import { testFace } from './testing/test-face.js';

const unit = 100;
const shapes: readonly (readonly [string, Partial<MouthShape>])[] = [
  ['rest', {}],
  ['a little open', { open: 0.03, jaw: 0.03 }],
  ['open', { open: 0.12, jaw: 0.1 }],
  ['shouting', { open: 0.35, jaw: 0.35 }],
  ['open lips, closed jaw', { open: 0.2 }],
  ['closed lips, open jaw', { jaw: 0.1 }],
  ['pursed', { open: 0.06, width: -0.14, round: 1, jaw: 0.05 }],
  ['spread', { open: 0.08, width: 0.1, upperLift: 1, jaw: 0.03 }],
  ['pressed', { press: 1 }],
  ['tucked', { lowerTuck: 1, open: 0.02 }],
];

function modelOf(): FaceModel {
  const face = testFace({ unit });
  const rest = estimateRestFace({ frameCount: 1, frame: () => face });
  assert.ok(rest);
  return buildFaceModel(rest, 1, new Float32Array(468));
}

function place(model: FaceModel, mouth: Partial<MouthShape>, yaw: number, pitch: number) {
  const camera = new Float64Array(8);
  const points = testFace({ unit, yaw, pitch }).mesh;
  const room = () => new Float32Array(2 * model.mesh.count);
  const placing = {
    camera,
    from: room(),
    to: room(),
    offsets: new Float32Array(3 * model.mesh.count),
    pose: createMouthPose(),
  };
  model.cameraFit.fit(points, camera);
  placeSource(model, points, camera, placing.from, undefined);
  poseMouth({ ...restMouth, ...mouth }, 1, placing.pose);
  placeTarget(model, placing, 1);
  return placing;
}

test('no shape in any pose up to 45 degrees tears the mesh, and every number is finite', () => {
  const model = modelOf();
  for (const [name, mouth] of shapes) {
    for (const yaw of [-45, -25, 0, 25, 45]) {
      for (const pitch of [-20, 0, 20]) {
        const { from, to } = place(model, mouth, yaw, pitch);
        assert.ok(to.every(Number.isFinite), `${name} at ${yaw}, ${pitch}`);
        const folded = foldedArea(model, from, to);
        assert.ok(folded < 0.006 * unit * unit, `${name} at yaw ${yaw}, pitch ${pitch}: ${folded} px² folded over`);
      }
    }
  }
});

/** Area of the triangles that face the camera before and are turned over after. */
function foldedArea({ triangles }: FaceModel, from: Float32Array, to: Float32Array): number {
  const area = (points: Float32Array, t: number) => {
    const [p, q, r] = [triangles[t]!, triangles[t + 1]!, triangles[t + 2]!];
    return (
      ((points[2 * q]! - points[2 * p]!) * (points[2 * r + 1]! - points[2 * p + 1]!) -
        (points[2 * q + 1]! - points[2 * p + 1]!) * (points[2 * r]! - points[2 * p]!)) /
      2
    );
  };
  let sum = 0;
  for (let t = 0; t < triangles.length; t += 3) if (area(from, t) < 0) sum += Math.max(0, area(to, t));
  return sum;
}

test('the gap between the lips grows steadily with the asked opening and is 0 when none is asked', () => {
  const model = modelOf();
  const gaps = [0, 0.02, 0.05, 0.1, 0.2, 0.3, 0.4].map((open) => {
    const { to } = place(model, { open, jaw: open }, 0, 0);
    return (to[2 * 14 + 1]! - to[2 * 13 + 1]!) / unit;
  });
  assert.ok(Math.abs(gaps[0]!) < 1e-3);
  for (let i = 1; i < gaps.length; i++) assert.ok(gaps[i]! > gaps[i - 1]! + 0.01, gaps.join(' '));
});

test('pressed and tucked lips get thinner, pursed lips thicker and narrower', () => {
  const model = modelOf();
  const measure = (mouth: Partial<MouthShape>) => {
    const { to } = place(model, mouth, 0, 0);
    return {
      upper: to[2 * 13 + 1]! - to[1]!,
      lower: to[2 * 17 + 1]! - to[2 * 14 + 1]!,
      width: to[2 * 308]! - to[2 * 78]!,
    };
  };
  const rest = measure({});
  assert.ok(measure({ press: 1 }).upper < 0.8 * rest.upper);
  assert.ok(measure({ lowerTuck: 1, open: 0.02 }).lower < 0.8 * rest.lower);
  const pursed = measure({ width: -0.1, round: 1 });
  assert.ok(pursed.width < rest.width - 0.09 * unit);
  assert.ok(pursed.lower > 1.1 * rest.lower);
});
