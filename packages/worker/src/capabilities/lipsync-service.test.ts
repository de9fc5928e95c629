import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { isTalkgraphError } from '@talkgraph/errors';
import { hasCuda, ModelMemory } from '@talkgraph/inference';
import { defaultControls, lipSyncEngines, type StageProgress } from '@talkgraph/lipsync';
import { folderStore, presenterVideo, silentWav, spokenWav, writeMouthModel } from '@talkgraph/lipsync/testing';
import { type Clip, defaultOps, openSource, trim } from '@talkgraph/media';
import type { LipSyncService, SpeakRequest } from '@talkgraph/nodes';
import { LipSyncModels } from './lipsync-models.js';
import { noGpuRemark } from './lipsync-remarks.js';
import { createLipSyncService } from './lipsync-service.js';
import { modelShelf } from './model-shelf.js';

let folder = '';
const memory = new ModelMemory();
let service: LipSyncService;
const clips: Record<'video' | 'voice' | 'silence', Clip> = {} as never;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'talkgraph-service-'));
  const store = folderStore(join(folder, 'store'));
  await mkdir(join(folder, 'store'));
  const files = {
    video: await presenterVideo(join(folder, 'video.mp4'), { frameCount: 16, emptyFrames: [12, 13, 14, 15] }),
    voice: await spokenWav(join(folder, 'voice.wav'), 'Maybe Bob might open the map.', 0.5),
    silence: await silentWav(join(folder, 'silence.wav'), 0.3),
  };
  const paths = new Map<string, string>();
  for (const [name, path] of Object.entries(files)) {
    const opened = await openSource(path);
    clips[name as keyof typeof files] = opened.clip;
    for (const [sha256, file] of opened.sources) paths.set(sha256, file);
  }
  const models = new LipSyncModels(memory);
  const shelf = modelShelf({ models: join(folder, 'models') }, 'lipsync');
  const wav2lip = { models: shelf, place: (useGpu: boolean) => models.place(useGpu) };
  const engines = lipSyncEngines({ store, wav2lip });
  const media = {
    ops: [...defaultOps, ...engines.ops],
    sourcePath: async (hash: string) => paths.get(hash) ?? '',
  };
  service = createLipSyncService({ store, media, backends: engines.backends, models });
});
after(async () => {
  await memory.releaseAll();
  await rm(folder, { recursive: true });
});

const speak = (change: Partial<SpeakRequest> = {}): SpeakRequest => ({
  video: clips.video,
  audio: clips.voice,
  engine: 'embedded',
  resolution: '720p',
  options: {},
  ...change,
});
const hasCode = (code: string) => (error: unknown) => isTalkgraphError(error) && error.code === code;

test('a clip with a person has a face, and the report says in how many frames', async () => {
  const found = await service.findFaces(clips.video);
  assert.equal(found.hasFace, true);
  assert.deepEqual([found.faceTrack.schema, found.faceTrack.version], ['talkgraph.face-track', 1]);
  assert.deepEqual(found.report.summary, { faces: 1, frames: 16, framesUsable: 12 });
  assert.match(found.remarks[0]?.en ?? '', /^One face was found; 12 of 16 frames/);
  const written = JSON.parse(await readFile(join(folder, 'store', found.report.artifact), 'utf8'));
  assert.deepEqual([written.schema, written.hasFace, written.faces.length], ['talkgraph.face-report/1', true, 1]);
});

test('a clip without a person is no failure when one only looks for faces', async () => {
  const found = await service.findFaces(trim(clips.video, { first: 13, count: 2 }));
  assert.equal(found.hasFace, false);
  assert.match(found.remarks[0]?.en ?? '', /^No usable face was found in 2 frames \(no face seen\)/);
  assert.match(found.remarks[0]?.zh ?? '', /没有找到可用的人脸/);
});

test('speech becomes a mouth track; of silence it is said that nothing was heard', async () => {
  const { mouthTrack, remarks } = await service.mouthTrack(clips.voice, { language: 'en' });
  assert.deepEqual([mouthTrack.schema, mouthTrack.summary?.language], ['talkgraph.mouth-track', 'en']);
  assert.deepEqual(remarks, []);
  const silent = await service.mouthTrack(clips.silence);
  assert.match(silent.remarks[0]?.en ?? '', /^No speech was heard/);
});

test('talking answers a recipe and tells its stages; models stay until they are released', async () => {
  const stages: StageProgress[] = [];
  const { clip } = await service.talk(speak({ options: { intensity: 1.5, loop: 'freeze' } }), {
    onProgress: (progress) => stages.push(progress),
  });
  assert.deepEqual([clip.op, clip.inputs[0]?.op], ['replace-audio', 'lip-sync']);
  const controls = clip.inputs[0]?.params.controls;
  assert.deepEqual(controls, { ...defaultControls, intensity: 1.5, loop: 'freeze' });
  assert.equal(stages.at(-1)?.stage, 'prepare');
  const kept = await readdir(join(folder, 'store'));
  assert.equal(kept.filter((key) => key.endsWith('.person.json')).length, 1, 'the person is known from now on');

  assert.ok(memory.loaded().some(({ provider, bytes }) => provider === 'cpu' && bytes > 0));
  await memory.releaseAll();
  assert.deepEqual(memory.loaded(), []);
});

test('a GPU that is asked for in vain is told, and the recipe is the same', async () => {
  const [onCpu, asked] = [await service.talk(speak()), await service.talk(speak(), { useGpu: true })];
  assert.equal(asked.clip.hash, onCpu.clip.hash);
  assert.equal(asked.remarks.includes(noGpuRemark), !(await hasCuda()));
  assert.ok(!onCpu.remarks.includes(noGpuRemark));
});

test('without a model of theirs the user is told what goes where; with one the clip is made with it, and its licence is said', async () => {
  const asked = speak({ engine: 'wav2lip' });
  await assert.rejects(service.talk(asked), (error: unknown) => {
    assert.ok(hasCode('LIPSYNC_MODEL_MISSING')(error));
    assert.match(String(error), /models\/lipsync\//);
    return true;
  });
  assert.equal(await service.engineState({ engine: 'wav2lip', model: undefined }), '');
  await writeMouthModel(join(folder, 'models', 'lipsync', 'mouth.onnx'));
  assert.match(await service.engineState({ engine: 'wav2lip', model: 'mouth' }), /^[0-9a-f]{64}$/);
  assert.equal(await service.engineState({ engine: 'embedded', model: undefined }), '');
  const { clip, remarks } = await service.talk(asked);
  assert.equal(clip.inputs[0]?.op, 'wav2lip');
  assert.match(remarks[0]?.en ?? '', /"mouth.onnx".*research/);
  const { report } = await service.score({ video: clip });
  assert.equal(JSON.parse(await readFile(join(folder, 'store', report.artifact), 'utf8')).job.backend, 'wav2lip');
  await assert.rejects(service.talk({ ...asked, model: 'other' }), hasCode('LIPSYNC_MODEL_UNKNOWN'));
});

test('mistakes come out with their own sentence', async () => {
  await assert.rejects(service.talk(speak({ engine: 'magic' })), hasCode('LIPSYNC_ENGINE_UNKNOWN'));
  await assert.rejects(service.talk(speak({ options: { face: 7 } })), hasCode('FACE_NO_SUCH'));
  await assert.rejects(service.talk(speak({ options: { intensity: 9 } })), hasCode('LIPSYNC_OPTION_INVALID'));
  await assert.rejects(service.findFaces(clips.video, { face: 3 }), hasCode('FACE_NO_SUCH'));
});

test('a cancelled call ends as cancelled', async () => {
  const stop = new AbortController();
  const looking = service.findFaces(trim(clips.video, { first: 0, count: 9 }), {
    signal: stop.signal,
    onProgress: ({ done }) => done === 2 && stop.abort(),
  });
  await assert.rejects(looking, hasCode('CANCELLED'));
});

test('a talking recipe is scored with its verdict', async () => {
  const { clip } = await service.talk(speak());
  const { score, verdicts, report } = await service.score({ video: clip });
  assert.equal(report.schema, 'talkgraph.report');
  assert.equal(report.summary?.score ?? undefined, score);
  assert.ok(verdicts.length > 0);
});
