import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pointDistance, unitOf } from './mesh-bounds.js';
import { smoothMeshes } from './smooth-meshes.js';
import { modelHead, poseHead } from './testing/model-head.js';
import { seededNoise } from './testing/seeded-noise.js';

const fps = 25;
const count = 120;
/** Of every point, in units; the models' own is a little less. */
const jitter = 0.0015;

type Motion = (t: number) => { readonly open: number; readonly pose: Parameters<typeof poseHead>[1] };

/** Meshes of a moving head: as it truly is, and as a model would see it, every point with its own jitter in every frame. */
function film(motion: Motion, seed: number): { truth: Float32Array[]; seen: Float32Array[] } {
  const noise = seededNoise(seed);
  const truth: Float32Array[] = [];
  const seen: Float32Array[] = [];
  for (let n = 0; n < count; n++) {
    const { open, pose } = motion(n / fps);
    const mesh = poseHead(modelHead(open), { scale: 100, ...pose });
    truth.push(mesh);
    seen.push(mesh.map((value) => value + 100 * jitter * noise()));
  }
  return { truth, seen };
}

const noBreaks = Array.from({ length: count }, (_, n) => n === 0);
const template = poseHead(modelHead(), { scale: 100 });
const openings = (meshes: readonly Float32Array[]) => meshes.map((mesh) => pointDistance(mesh, 13, 14) / unitOf(mesh));
const middle = <T>(values: readonly T[]) => values.slice(15, -15);

function jitterOf(meshes: readonly Float32Array[], point: number): number {
  let sum = 0;
  for (let n = 1; n + 1 < meshes.length; n++) {
    for (const k of [0, 1]) {
      const i = 3 * point + k;
      sum += (meshes[n - 1]![i]! - 2 * meshes[n]![i]! + meshes[n + 1]![i]!) ** 2;
    }
  }
  return Math.sqrt(sum / meshes.length);
}

/** The lag in frames at which two series agree best, to a fraction, from the slope of their difference. */
function lagOf(series: readonly number[], truth: readonly number[]): number {
  let slopes = 0;
  let squares = 0;
  for (let n = 1; n + 1 < truth.length; n++) {
    const slope = (truth[n + 1]! - truth[n - 1]!) / 2;
    slopes += (truth[n]! - series[n]!) * slope;
    squares += slope * slope;
  }
  return slopes / squares;
}

test('the jitter of a still face goes away', () => {
  const { seen } = film(() => ({ open: 0.02, pose: {} }), 1);
  const smooth = smoothMeshes(seen, noBreaks, template);
  for (const point of [1, 33, 168, 13, 14, 152]) {
    const left = jitterOf(middle(smooth), point) / jitterOf(middle(seen), point);
    assert.ok(left < 0.15, `point ${point} keeps ${left.toFixed(3)} of its jitter`);
  }
});

test('a mouth that opens and closes five times a second keeps its size and its time', () => {
  const { truth, seen } = film((t) => ({ open: 0.12 + 0.1 * Math.sin(2 * Math.PI * 5 * t), pose: {} }), 2);
  const smooth = smoothMeshes(seen, noBreaks, template);
  const [expected, found] = [middle(openings(truth)), middle(openings(smooth))];
  const swing = (values: readonly number[]) => Math.max(...values) - Math.min(...values);
  assert.ok(swing(found) > 0.9 * swing(expected), `${swing(found)} of ${swing(expected)}`);
  assert.ok(Math.abs(lagOf(found, expected)) < 0.05, `lag ${lagOf(found, expected)} frames`);
});

test('a closure of two frames between open vowels stays a closure', () => {
  const open = (t: number) => (Math.abs(t - 2.4) < 0.05 ? 0 : 0.15);
  const { seen } = film((t) => ({ open: open(t), pose: {} }), 3);
  const found = openings(smoothMeshes(seen, noBreaks, template));
  assert.ok(Math.min(...found.slice(57, 64)) < 0.02, `${found.slice(57, 64)}`);
});

test('a swaying head is followed without lag and with less jitter', () => {
  const sway: Motion = (t) => ({
    open: 0,
    pose: { x: 30 * Math.sin(2 * t), yaw: 15 * Math.sin(1.5 * t), roll: 4 * Math.sin(t) },
  });
  const { truth, seen } = film(sway, 4);
  const smooth = smoothMeshes(seen, noBreaks, template);
  const x = (meshes: readonly Float32Array[]) => middle(meshes).map((mesh) => mesh[3 * 168]!);
  assert.ok(Math.abs(lagOf(x(smooth), x(truth))) < 0.02, `lag ${lagOf(x(smooth), x(truth))} frames`);
  assert.ok(jitterOf(middle(smooth), 168) < 0.3 * jitterOf(middle(seen), 168));
});

test('a cut is not smeared over the frames around it', () => {
  const { truth, seen } = film((t) => ({ open: 0, pose: t < 2.4 ? { x: 0 } : { x: 400, scale: 150 } }), 5);
  const breaks = noBreaks.map((first, n) => first || n === 60);
  const smooth = smoothMeshes(seen, breaks, template);
  for (const n of [59, 60]) {
    const error = Math.abs(smooth[n]![3 * 168]! - truth[n]![3 * 168]!);
    assert.ok(error < 1.5, `frame ${n} is off by ${error} pixels`);
  }
});

test('one mesh, and two, come back as they are', () => {
  const { seen } = film(() => ({ open: 0.1, pose: { yaw: 10 } }), 6);
  for (const few of [seen.slice(0, 1), seen.slice(0, 2)]) {
    const smooth = smoothMeshes(few, noBreaks.slice(0, few.length), seen[0]!);
    for (const [n, mesh] of smooth.entries()) {
      for (let i = 0; i < mesh.length; i++) assert.ok(Math.abs(mesh[i]! - few[n]![i]!) < 1.5);
    }
  }
});
