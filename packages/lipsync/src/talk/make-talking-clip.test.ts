import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { isTalkgraphError } from '@talkgraph/errors';
import { createInference } from '@talkgraph/inference';
import {
  type Clip,
  concat,
  defaultOps,
  describeClip,
  loop,
  makeClip,
  openSource,
  render,
  resolveFrom,
  scaleToFit,
  trim,
} from '@talkgraph/media';
import { lipSyncEngines } from '../backends/lip-sync-engines.js';
import type { LipSyncEngines } from '../contract.js';
import { defaultControls } from '../controls.js';
import { scoreClip } from '../report/score-clip.js';
import { folderStore, presenterPicture, presenterVideo, silentWav, spokenWav } from '../testing/index.js';
import { isStill } from './is-still.js';
import { makeTalkingClip } from './make-talking-clip.js';
import { talk } from './talk.js';
import type { TalkingClipRequest, TalkingServices } from './talking-clip.js';

const inference = createInference();
let folder = '';
let engines: LipSyncEngines;
let services: TalkingServices;
const clips: Record<'video' | 'voice' | 'photo' | 'silence', Clip> = {} as never;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'talkgraph-clip-'));
  await mkdir(join(folder, 'store'));
  const files = {
    video: await presenterVideo(join(folder, 'video.mp4'), { frameCount: 30, emptyFrames: [10, 11, 12, 13] }),
    voice: await spokenWav(join(folder, 'voice.wav'), 'Maybe Bob might open the map.', 0.8),
    photo: await presenterPicture(join(folder, 'photo.png')),
    silence: await silentWav(join(folder, 'silence.wav'), 0.4),
  };
  const sources = new Map<string, string>();
  for (const [name, path] of Object.entries(files)) {
    const opened = await openSource(path);
    clips[name as keyof typeof files] = opened.clip;
    for (const [sha256, file] of opened.sources) sources.set(sha256, file);
  }
  const store = folderStore(join(folder, 'store'));
  engines = lipSyncEngines({ store });
  const ops = [...defaultOps, ...engines.ops];
  services = { inference, store, resolveSource: resolveFrom(sources), ops, backends: engines.backends };
});
after(async () => {
  await inference.release();
  await rm(folder, { recursive: true });
});

const requestOf = (change: Partial<TalkingClipRequest> = {}): TalkingClipRequest => ({
  video: clips.video,
  audio: clips.voice,
  engine: 'embedded',
  resolution: 'source',
  shorter: 'trim',
  controls: defaultControls,
  ...change,
});

/** A recipe as it arrives somewhere else. */
const sent = (clip: Clip): Clip => JSON.parse(JSON.stringify(clip));
const hasCode = (code: string) => (error: unknown) => isTalkgraphError(error) && error.code === code;

test('a recipe that was sent elsewhere renders to the very bytes that talk writes, from nothing but the store', async () => {
  const outputPath = join(folder, 'talk.mp4');
  const files = { videoPath: join(folder, 'video.mp4'), audioPath: join(folder, 'voice.wav'), outputPath };
  const outcome = await talk(
    { ...requestOf(), ...files, encoder: 'x264', report: false },
    { inference, store: services.store, engines },
  );

  const speaking = await makeTalkingClip(requestOf(), services);
  assert.deepEqual(
    speaking.stages.map(({ stage, cached }) => [stage, cached]),
    [
      ['face', true],
      ['mouth', true],
      ['prepare', false],
    ],
  );
  const elsewhere = folderStore(join(folder, 'store'));
  const ops = [...defaultOps, ...lipSyncEngines({ store: elsewhere }).ops];
  const path = join(folder, 'elsewhere.mp4');
  await render(sent(speaking.clip), path, { ops, resolveSource: services.resolveSource });
  assert.deepEqual(await readFile(path), await readFile(outputPath));
  assert.deepEqual(speaking.untouched, outcome.result.untouched);
});

test('frames without a face are told before anything is rendered, as a sentence', async () => {
  const { untouched, remarks } = await makeTalkingClip(requestOf(), services);
  assert.deepEqual(untouched, [{ from: 10, to: 13, reason: 'no-face' }]);
  assert.equal(remarks.length, 1);
  assert.match(remarks[0]?.en ?? '', /^4 frames had no usable face/);
});

test('an edited clip is tracked as it is shown, and every size shares the track', async () => {
  const edited = concat([trim(clips.video, { first: 16, count: 8 }), trim(clips.video, { first: 0, count: 8 })]);
  const small = await makeTalkingClip(requestOf({ video: edited }), services);
  assert.equal(small.faces.header.clipHash, edited.hash);
  assert.equal(small.faces.header.frameCount, 16);
  const large = await makeTalkingClip(requestOf({ video: edited, resolution: '720p' }), services);
  assert.equal(large.faces.reused, true);
  const { video, audio } = describeClip(large.clip, services.ops ?? []);
  assert.deepEqual([video?.width, video?.height, video?.frameCount], [720, 720, 20]);
  assert.equal(audio?.sampleCount, 12_800);
  assert.match(large.remarks[0]?.en ?? '', /^The sound lasts 0.8 s and the video 0.6 s, so the video goes on/);
});

test('a photo is one picture however long it is shown or however it was scaled, and keeps its length if asked', async () => {
  const shown = scaleToFit(loop(clips.photo, { frameCount: 30 }), 480);
  assert.deepEqual([isStill(shown), isStill(clips.video), isStill(concat([shown, shown]))], [true, false, false]);
  const before = (background: Clip) => isStill(makeClip('replace-background', {}, [shown, background]));
  assert.deepEqual([before(clips.photo), before(clips.video)], [true, false], 'put before another background');
  const { template, playlist, faces } = await makeTalkingClip(requestOf({ video: shown }), services);
  assert.deepEqual([template.still, faces.header.frameCount], [true, 1]);
  assert.deepEqual(playlist, [{ first: 0, step: 0, count: 20, blend: 0 }]);
  const kept = await makeTalkingClip(requestOf({ video: shown, shorter: 'keep' }), services);
  assert.equal(kept.playlist[0]?.count, 30);
});

test('a recipe that speaks already can be made to say a part of the sound instead', async () => {
  const short = trim(clips.video, { first: 0, count: 8 });
  const first = await makeTalkingClip(requestOf({ video: short }), services);
  const audio = trim(clips.voice, { first: 3_200, count: 3_200 });
  const second = await makeTalkingClip(requestOf({ video: sent(first.clip), audio }), services);
  assert.equal(second.faces.header.clipHash, first.clip.hash);
  assert.equal(second.mouth.track.audioHash, audio.hash);
  const path = join(folder, 'twice.mp4');
  const { ops = [], resolveSource } = services;
  const { frames, samples, nodes } = await render(second.clip, path, { ops, resolveSource });
  assert.deepEqual([frames, samples >= 3_200], [5, true]);
  const speaking = nodes.filter(({ op }) => op === 'lip-sync');
  assert.equal(speaking.length, 2);
  assert.ok(speaking.every((node) => node.frames >= 5 && node.milliseconds > 0));
});

test('sound in which nobody speaks is no mistake, but it is said', async () => {
  const { remarks } = await makeTalkingClip(
    requestOf({ video: trim(clips.video, { first: 0, count: 10 }), audio: clips.silence }),
    services,
  );
  assert.match(remarks[0]?.en ?? '', /^No speech was heard/);
});

test('clips without a picture, without sound, or without a face are refused with their sentence', async () => {
  await assert.rejects(makeTalkingClip(requestOf({ video: clips.voice }), services), hasCode('LIPSYNC_NO_PICTURE'));
  await assert.rejects(makeTalkingClip(requestOf({ audio: clips.photo }), services), hasCode('LIPSYNC_NO_SOUND'));
  const empty = trim(clips.video, { first: 11, count: 2 });
  await assert.rejects(makeTalkingClip(requestOf({ video: empty }), services), hasCode('FACE_NOT_FOUND'));
});

test('an engine that is not there is refused before anything is looked at, with those that are', async () => {
  const stages: string[] = [];
  const asking = makeTalkingClip(requestOf({ engine: 'magic' }), services, {
    onProgress: ({ stage }) => stages.push(stage),
  });
  await assert.rejects(asking, (error: unknown) => {
    assert.ok(hasCode('LIPSYNC_ENGINE_UNKNOWN')(error) && error instanceof Error);
    assert.match(error.message, /"magic".*embedded/);
    return true;
  });
  assert.deepEqual(stages, []);
});

test('a recipe whose tracks were thrown away says so when it is rendered', async () => {
  const { clip } = await makeTalkingClip(requestOf(), services);
  await mkdir(join(folder, 'emptied'));
  const ops = [...defaultOps, ...lipSyncEngines({ store: folderStore(join(folder, 'emptied')) }).ops];
  const rendering = render(clip, join(folder, 'lost.mp4'), { ops, resolveSource: services.resolveSource });
  await assert.rejects(rendering, hasCode('LIPSYNC_DOCUMENT_MISSING'));
  assert.deepEqual(
    (await readdir(folder)).filter((name) => name.includes('lost')),
    [],
  );
});

test('a recipe is measured against its footage, and any other video by what is seen and heard', async () => {
  const { clip } = await makeTalkingClip(requestOf(), services);
  const known = await scoreClip({ video: clip }, services);
  assert.ok(known.measured.framesWithFace >= 8, `${known.measured.framesWithFace} frames with a face`);
  assert.ok(known.measured.sharpness);
  assert.equal(known.frames.untouched, 4);

  const path = join(folder, 'saved.mp4');
  await render(clip, path, { ...(services.ops && { ops: services.ops }), resolveSource: services.resolveSource });
  const opened = await openSource(path);
  const find = services.resolveSource;
  const withFile = { ...services, resolveSource: (hash: string) => opened.sources.get(hash) ?? find(hash) };
  const seen = await scoreClip({ video: opened.clip, audio: clips.voice }, withFile);
  assert.equal(seen.job.backend, 'unknown');
  assert.ok(seen.measured.framesWithFace >= 8);
  assert.equal(seen.measured.sharpness, null);
});
