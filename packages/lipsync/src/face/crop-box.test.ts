import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cropOfDetection, cropOfMesh, uncrop } from './crop-box.js';
import { sampleCrop } from './sample-crop.js';
import { modelHead, poseHead } from './testing/model-head.js';

const size = 64;
const blank = (width: number, height: number) => ({ width, height, data: new Uint8Array(width * height * 3) });

test('a mark seen in a turned crop is put back where it lies in the picture', () => {
  for (const side of [48, 64, 150, 260]) {
    const picture = blank(400, 300);
    // A five-pixel mark whose centre is the centre of pixel (210, 130).
    for (let dy = -2; dy <= 2; dy++)
      for (let dx = -2; dx <= 2; dx++) picture.data[3 * ((130 + dy) * 400 + 210 + dx)] = 255;
    const box = { x: 200, y: 140, side, turn: 0.4 };
    const planar = new Float32Array(3 * size * size);
    sampleCrop(picture, box, size, planar, 1 / 255, 0);
    const found = Float32Array.from(centreOfMass(planar.subarray(0, size * size)));
    uncrop(found, 2, box, size);
    assert.ok(Math.abs(found[0]! - 210.5) < 0.35, `x ${found[0]} at side ${side}`);
    assert.ok(Math.abs(found[1]! - 130.5) < 0.35, `y ${found[1]} at side ${side}`);
  }
});

test('what lies outside the picture is black, and values are scaled as asked', () => {
  const picture = blank(32, 32);
  picture.data.fill(255);
  for (const side of [32, 128]) {
    const planar = new Float32Array(3 * size * size);
    sampleCrop(picture, { x: 0, y: 0, side, turn: 0 }, size, planar, 1 / 127.5, -1);
    assert.equal(planar[0], -1);
    assert.ok(Math.abs(planar[(size / 2 + 4) * size + size / 2 + 4]! - 1) < 1e-5);
  }
});

test('the crop of a mesh follows the head: centre, size and turn of the eye line', () => {
  const level = cropOfMesh(poseHead(modelHead(), { scale: 100, x: 320, y: 240 }));
  const turned = cropOfMesh(poseHead(modelHead(), { scale: 100, x: 320, y: 240, roll: 25 }));
  assert.ok(Math.abs(turned.turn - (25 * Math.PI) / 180) < 1e-5);
  assert.ok(Math.abs(turned.side / level.side - 1) < 1e-5);
  const double = cropOfMesh(poseHead(modelHead(), { scale: 200, x: 320, y: 240 }));
  assert.ok(Math.abs(double.side / level.side - 2) < 1e-4);
});

test('the crop of a detection is turned by its eyes and half as large again', () => {
  const box = cropOfDetection({
    x: 100,
    y: 50,
    width: 80,
    height: 100,
    leftEye: { x: 120, y: 90 },
    rightEye: { x: 160, y: 130 },
    score: 0.9,
  });
  assert.deepEqual([box.x, box.y, box.side], [140, 100, 150]);
  assert.ok(Math.abs(box.turn - Math.PI / 4) < 1e-9);
});

function centreOfMass(plane: Float32Array): [number, number] {
  let total = 0;
  let x = 0;
  let y = 0;
  for (const [i, value] of plane.entries()) {
    total += value;
    x += value * ((i % size) + 0.5);
    y += value * (Math.floor(i / size) + 0.5);
  }
  return [x / total, y / total];
}
