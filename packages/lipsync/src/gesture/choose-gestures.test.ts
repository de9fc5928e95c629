import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { createInference } from '@talkgraph/inference';
import { type Clip, defaultOps, openSource, resolveFrom, writeWav } from '@talkgraph/media';
import { lipSyncEngines } from '../backends/lip-sync-engines.js';
import type { PlaylistRun } from '../contract.js';
import { defaultControls, type LipSyncControls } from '../controls.js';
import { openFaceTrack } from '../face/face-track-file.js';
import { trackFaces } from '../face/track-faces.js';
import { readLoopFeatures } from '../talk/loop/loop-features.js';
import { indexPlaylist, playlistFrame } from '../talk/loop/playlist-index.js';
import { makeTalkingClip } from '../talk/make-talking-clip.js';
import type { TalkingServices } from '../talk/talking-clip.js';
import { folderStore, gestureVideo, presenterVideo } from '../testing/index.js';
import { speakText } from '../viseme/testing/speak-text.js';
import { bodyRegion } from './body-region.js';
import { type GestureLibrary, gestureLibrary } from './gesture-library.js';
import { lookAtFilm } from './look-at-film.js';
import { type PictureDistance, pictureDistance } from './picture-distance.js';
import { nearestStress } from './speech-rhythm.js';
import { strokesShown } from './strokes-shown.js';

const fps = 25;
const text =
  'Good morning, and welcome to the second lesson. Today we look at solar energy, and why the price of a panel fell so quickly. First, a single number: ninety percent. That is how much cheaper it became within ten years.';
const inference = createInference();
let folder = '';
let services: TalkingServices;
const clips: Record<'hands' | 'shoulders' | 'voice', Clip> = {} as never;
/** Seconds. */
let strokes: readonly number[];
let stressed: readonly { readonly seconds: number; readonly prominence: number }[];
let library: GestureLibrary;
let body: PictureDistance;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gestures-'));
  const at = (name: string) => join(folder, name);
  strokes = await gestureVideo(at('hands.mp4'), 12);
  await presenterVideo(at('shoulders.mp4'), { frameCount: 40 });
  const spoken = await speakText('en', text);
  stressed = spoken.events
    .filter(({ symbol }) => symbol.startsWith('ˈ'))
    .map(({ startSeconds, endSeconds }) => ({
      seconds: startSeconds + 0.4 * (endSeconds - startSeconds),
      prominence: 1,
    }));
  await writeWav(at('voice.wav'), { sampleRate: 16_000, channels: 1, samples: spoken.samples });
  const sources = new Map<string, string>();
  for (const [name, file] of [
    ['hands', 'hands.mp4'],
    ['shoulders', 'shoulders.mp4'],
    ['voice', 'voice.wav'],
  ] as const) {
    const opened = await openSource(at(file));
    clips[name] = opened.clip;
    for (const [sha256, path] of opened.sources) sources.set(sha256, path);
  }
  const store = folderStore(folder);
  const engines = lipSyncEngines({ store });
  const ops = [...defaultOps, ...engines.ops];
  services = { inference, store, resolveSource: resolveFrom(sources), ops, backends: engines.backends };
  const strip = await lookAtFilm(clips.hands, services);
  const faces = await trackFaces(clips.hands, services);
  using track = openFaceTrack(faces.path);
  const scale = { medianUnit: track.header.faces[0]!.medianUnit, trackWidth: track.header.width };
  const features = readLoopFeatures(track, 0);
  library = gestureLibrary(strip, features, scale);
  body = pictureDistance(strip, bodyRegion(strip, features, scale), 'body');
});
after(async () => {
  await inference.release();
  await rm(folder, { recursive: true, force: true });
});

const talking = (video: Clip, change: Partial<LipSyncControls>) =>
  makeTalkingClip(
    {
      ...{ video, audio: clips.voice, engine: 'embedded', resolution: 'source', shorter: 'trim' },
      controls: { ...defaultControls, ...change },
    },
    services,
  );
const foundStrokes = () => library.gestures.flatMap((gesture) => gesture.strokes.map(({ frame }) => frame));
const apartFrom = (seconds: number, list: readonly number[]) => Math.min(...list.map((s) => Math.abs(s - seconds)));
const frames = (playlist: readonly PlaylistRun[]) => playlist.reduce((sum, { count }) => sum + count, 0);

test('the strokes of a film are found where the hands really stop, and raised hands are no strokes', () => {
  const found = foundStrokes().map((frame) => frame / fps);
  for (const stroke of strokes) assert.ok(apartFrom(stroke, found) <= 0.06, `${stroke} is not among ${found}`);
  const wrong = found.filter((stroke) => apartFrom(stroke, strokes) > 0.06);
  assert.ok(wrong.length <= 1, `${wrong} are no strokes`);
});

test('a film can be cut only where hands are still', () => {
  assert.ok(library.cuts.length > 20);
  // The fastest hands change the picture by 130 from one frame to the next.
  for (const { frame } of library.cuts) {
    for (let n = frame; n < frame + library.blend; n++) assert.ok(body.between(n, n + 1) < 45, `${n}`);
  }
});

test('strokes fall on the syllables that the voice stresses, far more than by chance', async () => {
  const { playlist, remarks } = await talking(clips.hands, { gesture: 'lively' });
  const shown = strokesShown(playlist, foundStrokes()).map((frame) => frame / fps);
  assert.ok(shown.length >= 3, `${shown.length} strokes in ${frames(playlist) / fps} s`);
  const off = shown
    .map((seconds) => Math.abs(nearestStress(stressed, seconds)!.seconds - seconds))
    .sort((a, b) => a - b);
  assert.ok(off[off.length >> 1]! <= 0.06, `${off}`);
  assert.ok(off.filter((seconds) => seconds <= 0.08).length >= 0.7 * off.length, `${off}`);
  assert.match(remarks[0]!.en, /Gestures: \d+ found/);
  assert.match(remarks[0]!.zh, /手势/);
});

test('what is shown is as long as the sound, begins and ends calmly, and joins only pictures that match', async () => {
  const { playlist } = await talking(clips.hands, { gesture: 'natural' });
  const index = indexPlaylist(playlist, 300);
  const energyAt = (n: number) => library.energy[playlistFrame(index, n).frame]!;
  assert.ok(energyAt(0) < 4 && energyAt(index.frameCount - 1) < 4);
  for (let n = 1; n < index.frameCount; n++) {
    const [before, here] = [playlistFrame(index, n - 1).frame, playlistFrame(index, n).frame];
    if (Math.abs(here - before) <= 2) continue;
    assert.ok(playlistFrame(index, n).blendWith !== undefined, `the jump at ${n} is cross-faded`);
    for (let k = 0; k < library.blend; k++)
      assert.ok(body.joined(before + 1 + k, here + k) < 25, `${before} to ${here}`);
  }
});

test('the same request gives the same frames, and intensity decides how much the hands do', async () => {
  const [calm, lively, again] = [
    await talking(clips.hands, { gesture: 'calm' }),
    await talking(clips.hands, { gesture: 'lively' }),
    await talking(clips.hands, { gesture: 'lively' }),
  ];
  assert.deepEqual(again.playlist, lively.playlist);
  assert.equal(again.clip.hash, lively.clip.hash);
  const count = ({ playlist }: typeof calm) => strokesShown(playlist, foundStrokes()).length;
  assert.ok(count(calm) <= count(lively), `${count(calm)} and ${count(lively)}`);
});

test('footage without gestures is shown by the loop policy, and the user is told', async () => {
  const plain = await talking(clips.shoulders, {});
  const asked = await talking(clips.shoulders, { gesture: 'natural' });
  assert.deepEqual(asked.playlist, plain.playlist);
  assert.match(asked.remarks[0]!.en, /No hand gestures were found/);
});
