import assert from 'node:assert/strict';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Json, JsonObject } from '@talkgraph/engine';
import { presenterVideo, spokenWav } from '@talkgraph/lipsync/testing';
import {
  type BytePixels,
  type Clip,
  crop,
  defaultOps,
  describeClip,
  loop,
  openRgb,
  pad,
  probe,
  readPictures,
  trim,
  writePicture,
} from '@talkgraph/media';
import { type LipSyncService, lipSync as lipSyncService, type MediaService, media } from '@talkgraph/nodes';
import { doTask } from '../../tasks.js';
import { openTestHome, type TestHome } from '../../testing/open-test-home.js';

const workflow: JsonObject = {
  1: { class_type: 'LoadVideo', inputs: { file: 'person.mp4' } },
  2: { class_type: 'LoadAudio', inputs: { audio: 'speech.wav' } },
  3: {
    class_type: 'HeyGemTalkingHead',
    inputs: { audio: ['2', 0], video: ['1', 0], use_gpu: false, resolution: '720p' },
  },
  4: { class_type: 'PreviewAny', inputs: { source: ['3', 0] } },
  5: { class_type: 'VideoToImages', inputs: { video: ['1', 0], count: 1 } },
  6: { class_type: 'ImageToMask', inputs: { image: ['5', 0], channel: 'red' } },
  7: { class_type: 'PreviewAny', inputs: { source: ['6', 0] } },
};

let place: TestHome;
let talking: JsonObject;
let mask: JsonObject;
let temp: string;
const endings: (() => Promise<void>)[] = [];

before(async () => {
  place = await openTestHome({ after: (end) => void endings.push(end as () => Promise<void>) });
  temp = place.home.temp;
  await presenterVideo(join(place.home.inputs, 'person.mp4'), { frameCount: 25, emptyFrames: [20, 21, 22, 23] });
  await spokenWav(join(place.home.inputs, 'speech.wav'), 'Maybe Bob might open the map.', 1);
  const { records, status } = await place.run(workflow);
  assert.equal(status, 'success');
  const firstValue = (node: string) => {
    const [item] = records.get(node)?.outputs[0] ?? [];
    assert.ok(item && 'value' in item);
    return item.value as JsonObject;
  };
  talking = firstValue('3');
  mask = (firstValue('6').stills as readonly JsonObject[])[0] as JsonObject;
});
after(async () => {
  for (const end of endings) await end();
});

const ask = (name: string, params: JsonObject, signal = new AbortController().signal) =>
  doTask(place.capabilities.tasks, name, params, signal);
const answer = async <T>(name: string, params: JsonObject) => (await ask(name, params)) as unknown as T;

test('a recipe says what it will be, and one that is broken says why', async () => {
  const unknown = { op: 'nonsense', params: {}, inputs: [], hash: 'a'.repeat(64) };
  const [facts, broken] = await answer<JsonObject[]>('describe-clips', { clips: [talking, unknown] });
  assert.deepEqual([facts?.media, facts?.width, facts?.frameCount], ['both', 720, 25]);
  assert.match(JSON.stringify(broken), /nonsense/);
});

test('single frames of a film that was never rendered are drawn, in any order', async () => {
  for (const at of [0.6, 0.1, 99]) {
    const output = join(temp, `frame-${at}.webp`);
    await ask('clip-frame', { clip: talking, at, width: 200, output });
    const { width, height } = (await readPictures(output).next()).value as BytePixels;
    assert.deepEqual([width, height], [200, 200]);
  }
});

test('a frame that is looked at is the very frame that a render draws', async () => {
  const clip = talking as unknown as Clip;
  const { ops, sourcePath } = place.capabilities.use(media) as MediaService;
  const drawn = join(temp, 'drawn.webp');
  for await (const { n, width, height, data } of openRgb(clip, { ops, resolveSource: sourcePath })) {
    if (n % 8 !== 3) continue;
    await writePicture({ width, height, channels: 3, data }, drawn, { format: 'webp', quality: 82 });
    const looked = join(temp, `looked-${n}.webp`);
    await ask('clip-frame', { clip: talking, at: n / 25, width: 2048, output: looked });
    assert.deepEqual(await readFile(looked), await readFile(drawn), `frame ${n}`);
  }
});

test('before and after are of the same moment, whatever was cut, turned round or repeated in between', async () => {
  const source = sourceOf(talking);
  const part = trim(talking as unknown as Clip, { first: 5, count: 10 });
  const played = loop(part, { frameCount: 30, mode: 'ping-pong' }) as unknown as JsonObject;
  for (const [n, expected] of [
    [0, 5],
    [9, 14],
    [12, 11],
  ] as const) {
    const [behind, same] = [join(temp, `behind-${n}.webp`), join(temp, `same-${n}.webp`)];
    await ask('clip-frame', { clip: played, behind: source, at: n / 25, width: 320, output: behind });
    await ask('clip-frame', { clip: source, at: expected / 25, width: 320, output: same });
    assert.deepEqual(await readFile(behind), await readFile(same), `frame ${n}`);
  }
  const output = join(temp, 'behind.mp4');
  await ask('clip-part', { clip: played, behind: source, from: 0.2, seconds: 0.8, width: 240, output });
  const { video, audio } = await probe(output);
  assert.deepEqual([video?.width, video?.frameCount, audio], [240, 20, undefined]);
});

test('a few seconds are rendered small and with their sound', async () => {
  const output = join(temp, 'part.mp4');
  await ask('clip-part', { clip: talking, from: 0.4, seconds: 0.4, width: 240, output });
  const { video, audio } = await probe(output);
  assert.deepEqual([video?.width, video?.frameCount], [240, 10]);
  assert.ok(audio && Math.abs(audio.sampleCount / audio.sampleRate - 0.4) < 0.1);
});

test('the sound can be played and seen', async () => {
  const output = join(temp, 'sound.m4a');
  await ask('clip-sound', { clip: talking, output });
  assert.ok((await stat(output)).size > 1000);
  const { peaks } = await answer<{ peaks: number[] }>('clip-waveform', { clip: talking, points: 64 });
  assert.equal(peaks.length, 64);
  assert.ok(Math.max(...peaks) > 0.05);
});

test('stills become pictures and grids of numbers', async () => {
  const output = join(temp, 'still.webp');
  await ask('still-picture', { still: mask, width: 64, output });
  assert.equal(((await readPictures(output).next()).value as BytePixels).width, 64);
  type Heat = { width: number; channels: { min: number; max: number; values: number[] }[] };
  const { width, channels } = await answer<Heat>('still-heat', { still: mask, size: 16 });
  assert.deepEqual([width, channels.length, channels[0]?.values.length], [16, 1, 256]);
  assert.ok(channels[0] && channels[0].min >= 0 && channels[0].max <= 1 && channels[0].min < channels[0].max);
});

test('tracks are read frame by frame and curve by curve', async () => {
  const { faceTrack, mouthTrack } = lipSync(talking);
  type Faces = {
    frameCount: number;
    outlines: { points: number }[];
    frames: { n: number; faces: { points: number[] }[] }[];
  };
  const faces = await answer<Faces>('face-track', {
    artifact: faceTrack,
    from: 2,
    frames: 3,
    step: 10,
    outlines: true,
  });
  assert.deepEqual([faces.frameCount, faces.frames.map(({ n }) => n)], [25, [2, 12, 22]]);
  const points = faces.outlines.reduce((sum, outline) => sum + outline.points, 0);
  assert.equal(faces.frames[0]?.faces[0]?.points.length, 2 * points);
  type Mouth = { seconds: number; curves: { name: string; values: number[] }[]; closures: Json[] };
  const mouth = await answer<Mouth>('mouth-track', { artifact: mouthTrack, points: 50 });
  assert.deepEqual([mouth.seconds, mouth.curves.length, mouth.curves[0]?.values.length], [1, 8, 50]);
  assert.ok(mouth.closures.length > 0);
  type Part = Mouth & { from: number; to: number };
  const whole = await answer<Part>('mouth-track', { artifact: mouthTrack, points: 8000 });
  const part = await answer<Part>('mouth-track', { artifact: mouthTrack, points: 8000, from: 0.4, span: 0.2 });
  assert.deepEqual([whole.from, whole.to, part.from, part.to, part.seconds], [0, 0.99, 0.4, 0.6, 1]);
  assert.deepEqual(part.curves[0]?.values, whole.curves[0]?.values.slice(40, 61));
  const behind = await answer<Part>('mouth-track', { artifact: mouthTrack, from: 9, span: 5 });
  assert.deepEqual([behind.from, behind.to], [0.99, 0.99]);
});

test('the lines of a face lie in the pixels of the clip that was looked at, also where it was cut and padded', async () => {
  const faces = place.capabilities.use(lipSyncService) as LipSyncService;
  const few = trim(sourceOf(talking) as unknown as Clip, { first: 4, count: 3 });
  const { width = 0, height = 0 } = describeClip(few, defaultOps).video ?? {};
  const pointsOf = async (clip: Clip) => {
    const { artifact } = (await faces.findFaces(clip)).faceTrack;
    type Track = { clipHash: string; frames: { faces: { points: number[] }[] }[] };
    const track = await answer<Track>('face-track', { artifact, from: 1, frames: 1, step: 1, outlines: true });
    assert.equal(track.clipHash, clip.hash);
    return track.frames[0]?.faces[0]?.points ?? [];
  };
  const plain = await pointsOf(few);
  for (const [clip, dx, dy] of [
    [crop(few, { x: 40, y: 0, width: width - 80, height }), -40, 0],
    [pad(few, { width: width + 160, height: height + 80 }), 80, 40],
  ] as const) {
    const points = await pointsOf(clip);
    assert.equal(points.length, plain.length);
    const away = points.map((at, i) => Math.abs(at - (plain[i] as number) - (i % 2 ? dy : dx)));
    assert.ok(Math.max(...away) < 2, `${Math.max(...away)} pixels beside the face`);
  }
});

test('what cannot be shown fails with a code, and what is not wanted any more is not made', async () => {
  const output = join(temp, 'never.webp');
  await assert.rejects(ask('clip-frame', { clip: 'x', at: 0, output }), { code: 'TASK_PARAMS' });
  await assert.rejects(ask('clip-frame', { clip: talking, at: -1, output }), { code: 'TASK_PARAMS' });
  await assert.rejects(ask('face-track', { artifact: 'a'.repeat(64) }), { code: 'LIPSYNC_DOCUMENT_MISSING' });
  await assert.rejects(ask('face-track', { artifact: '../talkgraph.db' }), { code: 'ARTIFACT_KEY_INVALID' });
  await assert.rejects(ask('clip-part', { clip: talking, from: 0, seconds: 1, output }, AbortSignal.abort()));
  await assert.rejects(stat(output));
});

/** The file at the bottom of a recipe's picture. */
function sourceOf(clip: JsonObject): JsonObject {
  const [input] = clip.inputs as readonly JsonObject[];
  return input ? sourceOf(input) : clip;
}

/** The keys of the tracks that a talking clip was drawn by. */
function lipSync(clip: JsonObject): { faceTrack: string; mouthTrack: string } {
  for (let at = clip; ; at = (at.inputs as readonly JsonObject[])[0] as JsonObject) {
    const { faceTrack, mouthTrack } = at.params as Record<string, { artifact: string }>;
    if (faceTrack && mouthTrack) return { faceTrack: faceTrack.artifact, mouthTrack: mouthTrack.artifact };
  }
}
