// Measures when a mouth moves if the sound's window begins where Wav2Lip's training cuts it, and if it begins where the original
// inference.py does. The network itself is not needed: whatever learns "this window, this mouth" from pairs that are cut one way and is
// then shown windows cut another way is off by the difference. Here ridge regression learns it from real talkers, each left out in turn.
// Usage, with the workspace built: node training/wav2lip/measure-alignment.mjs FOLDER FILE…
import { join } from 'node:path';
import { createInference } from '../../packages/inference/dist/index.js';
import { createMelFrontEnd } from '../../packages/lipsync/dist/backends/wav2lip/mel-front-end.js';
import { openFaceTrack, trackFaces } from '../../packages/lipsync/dist/index.js';
import { openSource, readPcm, resolveFrom } from '../../packages/media/dist/index.js';
import { openFolderArtifactStore } from '../../packages/runtime/dist/index.js';

const [folder, ...files] = process.argv.slice(2);
const [columns, bands] = [16, 20];
const size = columns * bands + 1;
/** Frames by which a window begins before its picture's own time: the training's 1, and its neighbours. */
const trainedLead = 1;

const inference = createInference();
const store = await openFolderArtifactStore(join(folder, 'tracks'));
const talkers = [];
for (const file of files) talkers.push(await talker(file));

const tried = [-1, 0, 1, 2, 3];
const rows = tried.map((lead) => ({ lead, lags: [], r: [] }));
for (const left of talkers) {
  const weights = learn(talkers.filter((each) => each !== left));
  for (const row of rows) {
    const made = left.frames.map((n) => apply(weights, windowOf(left, n, row.lead)));
    const scores = [-4, -3, -2, -1, 0, 1, 2, 3, 4].map((lag) => [lag, correlation(made, left.open, lag)]);
    const [lag] = scores.toSorted((p, q) => q[1] - p[1])[0];
    row.lags.push(lag);
    row.r.push(scores.find(([at]) => at === 0)[1]);
  }
}
for (const { lead, lags, r } of rows) {
  const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const name = lead === trainedLead ? ' (training)' : lead === 0 ? ' (inference.py)' : '';
  console.log(
    `window begins ${lead} frames early${name}: mouth late by ${(40 * median(lags)).toFixed(0)} ms (each: ${lags.map((lag) => 40 * lag).join(' ')}), r at lag 0 ${mean(r).toFixed(3)}`,
  );
}
await inference.release();

async function talker(file) {
  const { clip, sources, probe } = await openSource(join(folder, file));
  const resolveSource = resolveFrom(sources);
  if (probe.video.fps.num !== 25 * probe.video.fps.den) throw new Error(`${file} has not 25 frames a second`);
  const { path } = await trackFaces(clip, { inference, store, resolveSource });
  const faces = openFaceTrack(path);
  const open = Array.from({ length: faces.header.frameCount }, (_, n) => faces.frame(0, n)?.mouthOpen ?? 0);
  faces[Symbol.dispose]();
  const frontEnd = createMelFrontEnd();
  const parts = [];
  for await (const samples of readPcm(clip, { sampleRate: 16_000, resolveSource })) parts.push(frontEnd.push(samples));
  parts.push(frontEnd.finish());
  const mel = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    mel.set(part, at);
    at += part.length;
  }
  // Frames whose windows lie in the sound whichever way they are cut.
  const last = Math.min(open.length, Math.floor(((mel.length / 80 - columns) * 25) / 80)) - 3;
  const frames = Array.from({ length: last - 5 }, (_, i) => i + 5);
  return { mel, open: normalised(frames.map((n) => open[n])), frames };
}

/** 16 columns from int(80 (n - lead) / 25) on, four bands as one, and a constant. */
function windowOf({ mel }, n, lead) {
  const first = Math.trunc((80 * (n - lead)) / 25);
  const x = new Float64Array(size);
  for (let c = 0; c < columns; c++) {
    for (let b = 0; b < 80; b++) x[c * bands + (b >> 2)] += mel[(first + c) * 80 + b] / 16;
  }
  x[size - 1] = 1;
  return x;
}

/** Ridge regression by Cholesky's decomposition. */
function learn(list) {
  const [a, y] = [Array.from({ length: size }, () => new Float64Array(size)), new Float64Array(size)];
  for (const each of list) {
    for (const [i, n] of each.frames.entries()) {
      const x = windowOf(each, n, trainedLead);
      for (let p = 0; p < size; p++) {
        y[p] += x[p] * each.open[i];
        for (let q = 0; q <= p; q++) a[p][q] += x[p] * x[q];
      }
    }
  }
  for (let p = 0; p < size; p++) a[p][p] += 30;
  for (let p = 0; p < size; p++) {
    for (let q = 0; q <= p; q++) {
      let sum = a[p][q];
      for (let k = 0; k < q; k++) sum -= a[p][k] * a[q][k];
      a[p][q] = p === q ? Math.sqrt(sum) : sum / a[q][q];
    }
  }
  for (let p = 0; p < size; p++) {
    for (let k = 0; k < p; k++) y[p] -= a[p][k] * y[k];
    y[p] /= a[p][p];
  }
  for (let p = size - 1; p >= 0; p--) {
    for (let k = p + 1; k < size; k++) y[p] -= a[k][p] * y[k];
    y[p] /= a[p][p];
  }
  return y;
}

function apply(weights, x) {
  return x.reduce((sum, value, i) => sum + value * weights[i], 0);
}

function normalised(values) {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
  return values.map((value) => (value - mean) / (deviation || 1));
}

/** Of what was made, `lag` frames later, with what was real. */
function correlation(made, real, lag) {
  const pairs = real.flatMap((value, n) => (made[n + lag] === undefined ? [] : [[made[n + lag], value]]));
  const [p, q] = [normalised(pairs.map(([x]) => x)), normalised(pairs.map(([, x]) => x))];
  return p.reduce((sum, value, i) => sum + value * q[i], 0) / p.length;
}

function median(values) {
  return values.toSorted((p, q) => p - q)[values.length >> 1];
}
