// Scores the product's own path from sound to motion against measured mouths.
//   node training/score-clips.mjs TRUTH.json FOLDER [MODEL.onnx]
// TRUTH.json is a list of {name, openings, widths?} at 25 a second, FOLDER holds NAME.wav, .mpg, .mp4 … with its sound.
// Needs Debian's ffmpeg.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createInference } from '../packages/inference/dist/index.js';
import { mouthTrackFromAudio, sampleMouthTrack } from '../packages/lipsync/dist/index.js';

const [truthFile, folder, modelPath] = process.argv.slice(2);
if (!folder) {
  console.error('usage: node training/score-clips.mjs TRUTH.json FOLDER [MODEL.onnx]');
  process.exit(2);
}
const inference = createInference({ threads: 1 });
const scores = [];
for (const clip of JSON.parse(readFileSync(truthFile, 'utf8'))) {
  const track = await trackOf(clip.name);
  const shapes = clip.openings.map((_, i) => sampleMouthTrack(track, (i + 0.5) / 25));
  scores.push(scoreClip(clip, shapes));
}
console.table(scores);
const mean = (key) => scores.reduce((sum, score) => sum + score[key], 0) / scores.length;
const closures =
  scores.reduce((sum, score) => sum + score.closed, 0) / scores.reduce((sum, score) => sum + score.closures, 0);
console.log(
  `mean r ${mean('r').toFixed(3)}, jitter ${mean('jitter').toFixed(4)}, closure recall ${closures.toFixed(2)}`,
);

async function trackOf(name) {
  const file = readdirSync(folder).find((entry) => path.parse(entry).name === name);
  const decoded = spawnSync(
    'ffmpeg',
    ['-v', 'error', '-i', path.join(folder, file), '-ac', '1', '-ar', '16000', '-f', 'f32le', '-'],
    {
      maxBuffer: 2 ** 30,
    },
  );
  const bytes = decoded.stdout;
  const samples = new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
  const sound = (async function* () {
    yield samples;
  })();
  return mouthTrackFromAudio(sound, { inference, audioHash: name, ...(modelPath && { modelPath }) });
}

function scoreClip({ name, openings, widths }, shapes) {
  const open = shapes.map((shape) => shape.open);
  const lags = Array.from({ length: 17 }, (_, i) => i - 8).map((lag) => [
    lag * 40,
    pearson(...shifted(open, openings, lag)),
  ]);
  const [bestLagMs] = lags.reduce((best, next) => (next[1] > best[1] ? next : best));
  const jumps = open.slice(2).map((value, i) => Math.abs(value - 2 * open[i + 1] + open[i]));
  return {
    name,
    r: round(pearson(open, openings)),
    bestLagMs,
    width:
      widths &&
      round(
        pearson(
          shapes.map((shape) => shape.width),
          widths,
        ),
      ),
    mean: round(open.reduce((sum, value) => sum + value, 0) / open.length),
    jitter: jumps.reduce((sum, value) => sum + value, 0) / jumps.length,
    ...closureHits(open, openings),
  };
}

function shifted(made, real, lag) {
  const pairs = real.flatMap((value, i) => (made[i + lag] === undefined ? [] : [[made[i + lag], value]]));
  return [pairs.map(([a]) => a), pairs.map(([, b]) => b)];
}

function pearson(a, b) {
  const average = (xs) => xs.reduce((sum, x) => sum + x, 0) / xs.length;
  const [ma, mb] = [average(a), average(b)];
  const dot = (f) => a.reduce((sum, _, i) => sum + f(i), 0);
  return dot((i) => (a[i] - ma) * (b[i] - mb)) / Math.sqrt(dot((i) => (a[i] - ma) ** 2) * dot((i) => (b[i] - mb) ** 2));
}

/** Closures of two pictures or more in the real mouth, and how many the made one follows within 80 ms. */
function closureHits(made, real) {
  const closed = (xs, part) => {
    const top = [...xs].sort((a, b) => a - b)[Math.floor(0.9 * xs.length)];
    return xs.map((x) => x < part * top);
  };
  const [isReal, isMade] = [closed(real, 0.2), closed(made, 0.35)];
  const starts = isReal.flatMap((shut, i) => (i > 0 && shut && isReal[i + 1] && !isReal[i - 1] ? [i] : []));
  return {
    closures: starts.length,
    closed: starts.filter((i) => isMade.slice(Math.max(0, i - 2), i + 4).some(Boolean)).length,
  };
}

function round(value) {
  return Math.round(value * 1000) / 1000;
}
