import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { type Clip, describeClip, type Frame, openClip, retime } from '@talkgraph/media';
import { openFaceTrack } from '../../face/face-track-file.js';
import type { FaceTrack } from '../../face-track.js';
import { facePlace, isOutsideLowerFace } from '../../report/measures/face-regions.js';
import { indexPlaylist, playlistFrame } from '../../talk/loop/playlist-index.js';
import type { TalkingClip, TalkingServices } from '../../talk/talking-clip.js';
import { presenterPicture, presenterVideo, spokenWav } from '../../testing/index.js';
import { playFrames } from './playlist-frames.js';
import { type BenchMedia, openBenchMedia, openHeygemBench } from './testing/open-heygem-bench.js';

let folder = '';
let media: BenchMedia;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'talkgraph-heygem-media-'));
  media = await openBenchMedia({
    video: await presenterVideo(join(folder, 'video.mp4'), { frameCount: 12 }),
    gaps: await presenterVideo(join(folder, 'gaps.mp4'), { frameCount: 14, emptyFrames: [6, 7, 8] }),
    photo: await presenterPicture(join(folder, 'photo.png')),
    voice: await spokenWav(join(folder, 'voice.wav'), 'Maybe Bob might open the map.', 0.8),
  });
});
after(async () => {
  await media[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

/** All frames of a recipe. */
async function framesOf(clip: Clip, { resolveSource, ops }: TalkingServices): Promise<Frame[]> {
  await using opened = await openClip(clip, { resolveSource, ...(ops && { ops }) });
  const frames: Frame[] = [];
  for await (const frame of opened.frames()) {
    using owned = frame;
    frames.push({ ...owned, y: owned.y.slice(), u: owned.u.slice(), v: owned.v.slice(), [Symbol.dispose]() {} });
  }
  return frames;
}

/** Mean luma difference of two frames where `isWanted` holds, and the largest. */
function difference(a: Frame, b: Frame, isWanted: (x: number, y: number) => boolean): { mean: number; most: number } {
  let [sum, count, most] = [0, 0, 0];
  for (let y = 0; y < a.height; y++) {
    for (let x = 0; x < a.width; x++) {
      if (!isWanted(x, y)) continue;
      const change = Math.abs(a.y[y * a.width + x]! - b.y[y * a.width + x]!);
      sum += change;
      count += 1;
      most = Math.max(most, change);
    }
  }
  return { mean: sum / count, most };
}

/** The result beside the template it was laid over, and where the face is in each frame. */
async function compared({ clip, template, playlist, faces }: TalkingClip, services: TalkingServices) {
  const speaking = clip.inputs[0] as Clip;
  const own = await framesOf(playFrames(template.base, playlist), services);
  const made = await framesOf(speaking, services);
  using track: FaceTrack = openFaceTrack(faces.path);
  const index = indexPlaylist(playlist, track.header.frameCount);
  return made.map((frame, n) => ({
    ...{ made: frame, own: own[n] as Frame },
    face: track.frame(0, playlistFrame(index, n).frame),
  }));
}

test('the mouth moves as the service made it, and not one pixel changes beyond the lower face', async (t) => {
  const bench = await openHeygemBench(t, media);
  const speaking = await bench.speak();
  assert.equal(speaking.backend, 'heygem');
  assert.deepEqual(speaking.engineRemarks, []);
  assert.deepEqual(describeClip(speaking.clip, bench.services.ops!).video, {
    ...{ width: 240, height: 240, fps: { num: 25, den: 1 }, frameCount: 20 },
  });
  const mouths: number[] = [];
  for (const [n, { made, own, face }] of (await compared(speaking, bench.services)).entries()) {
    if (n % 3 > 0) continue;
    assert.ok(face);
    const place = facePlace(face.mesh);
    const outside = difference(made, own, (x, y) => isOutsideLowerFace(place, x, y));
    assert.equal(outside.most, 0);
    const isMouth = (x: number, y: number) => Math.hypot(x - place.mouthX, y - place.mouthY) < 0.3 * place.unit;
    mouths.push(difference(made, own, isMouth).mean);
    const isCheek = (x: number, y: number) =>
      !isOutsideLowerFace(place, x, y) && Math.hypot(x - place.mouthX, y - place.mouthY) > 0.75 * place.unit;
    // The stand-in makes everything 9 levels brighter; that must not show as a patch.
    assert.ok(difference(made, own, isCheek).mean < 1.5, `${difference(made, own, isCheek).mean}`);
  }
  assert.ok(Math.max(...mouths) > 8, `${mouths.map((mean) => mean.toFixed(1))}`);
});

test('the same request is answered from the store, and nothing is left in the shared folder', async (t) => {
  const bench = await openHeygemBench(t, media);
  const first = await bench.speak();
  assert.equal(bench.standIn.submitted.length, 1);
  assert.equal((await bench.restarted().speak()).clip.hash, first.clip.hash);
  await bench.speak({ controls: { maskFeather: 2 } });
  assert.equal(bench.standIn.submitted.length, 1, 'a softer border needs no new film');
  await bench.speak({ controls: { offsetMs: 40 } });
  assert.equal(bench.standIn.submitted.length, 2);
  assert.deepEqual(await readdir(join(bench.dataFolder, 'temp')), []);
  assert.deepEqual(
    (await readdir(bench.folder)).filter((name) => !name.startsWith('line-')),
    [],
  );
});

test('what the service is sent says all it needs: paths of the container, names in ASCII, nothing added to the picture', async (t) => {
  const bench = await openHeygemBench(t, media);
  await bench.speak();
  const { code, audio_url: audio, video_url: video, ...rest } = bench.standIn.submitted[0]!;
  assert.match(code, /^[0-9a-f-]{36}$/);
  assert.deepEqual([audio, video], [`/code/data/temp/${code}.wav`, `/code/data/temp/${code}.mp4`]);
  assert.deepEqual(rest, { chaofen: 0, watermark_switch: 0, pn: 1 });
});

test('29.97 frames a second stay exactly that, frame for frame', async (t) => {
  const bench = await openHeygemBench(t, media);
  const speaking = await bench.speak({ video: retime(media.clips.video!, { num: 30_000, den: 1001 }) });
  const { video, audio } = describeClip(speaking.clip, bench.services.ops!);
  assert.deepEqual([video?.fps, video?.frameCount], [{ num: 30_000, den: 1001 }, 24]);
  assert.equal(audio?.sampleCount, 12_800);
  const film = speaking.clip.inputs[0]!.inputs[1]!.params.video as unknown as { fps: unknown; frameCount: number };
  assert.deepEqual([film.fps, film.frameCount], [{ num: 30, den: 1 }, 24], 'the service counts whole frames');
  assert.deepEqual(speaking.engineRemarks, []);
});

test('frames in which nobody is there pass untouched, and frames that are missing at the end stay our own', async (t) => {
  const bench = await openHeygemBench(t, media, { standIn: { missingFrames: 2 } });
  const speaking = await bench.speak({ video: media.clips.gaps! });
  const frames = await compared(speaking, bench.services);
  const changed = frames.flatMap(({ made, own }, n) => (difference(made, own, () => true).most > 0 ? [n] : []));
  assert.equal(frames.length, 20);
  assert.ok(![6, 7, 8].some((n) => changed.includes(n)), `${changed}`);
  assert.ok(
    changed.includes(4) && changed.includes(11) && !changed.includes(18) && !changed.includes(19),
    `${changed}`,
  );
});

test('a photo speaks, and is told to hold still', async (t) => {
  const bench = await openHeygemBench(t, media);
  const { clip, engineRemarks } = await bench.speak({ video: media.clips.photo!, controls: { intensity: 1.5 } });
  assert.equal(describeClip(clip, bench.services.ops!).video?.frameCount, 20);
  assert.equal(engineRemarks.length, 2);
  assert.match(engineRemarks[0]!.zh, /强度和平滑度/);
  assert.match(engineRemarks[1]!.en, /only its mouth/);
});

test('a service that uses only the beginning of a template is found out, and its whole picture is shown', async (t) => {
  const bench = await openHeygemBench(t, media, { standIn: { templateSeconds: 0.16 } });
  const speaking = await bench.speak();
  assert.match(speaking.engineRemarks[0]!.en, /did not follow the template/);
  const frames = await framesOf(speaking.clip.inputs[0] as Clip, bench.services);
  const film = await framesOf(speaking.clip.inputs[0]!.inputs[1] as Clip, bench.services);
  assert.equal(frames.length, 20);
  assert.ok(difference(frames[15]!, film[15]!, () => true).most < 3);
});
