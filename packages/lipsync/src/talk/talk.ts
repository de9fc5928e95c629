import { type Clip, defaultOps, type Encoding, readPcm, render, replaceAudio, resolveFrom } from '@talkgraph/media';
import { createEmbeddedBackend } from '../backends/embedded/embedded-backend.js';
import { embeddedLipSyncOp } from '../backends/embedded/lip-sync-op.js';
import type { LipSyncBackend, PlaylistRun, WorkOptions } from '../contract.js';
import { openFaceTrack } from '../face/face-track-file.js';
import { type StoredFaceTrack, trackFaces } from '../face/track-faces.js';
import type { FaceTrack } from '../face-track.js';
import { reportTalk } from '../report/report-talk.js';
import type { TalkReport } from '../report/talk-report.js';
import { type StoredMouthTrack, storedMouthTrack } from '../viseme/store-mouth-track.js';
import { plainLoopFeatures, readLoopFeatures } from './loop/loop-features.js';
import { planPlaylist } from './loop/plan-playlist.js';
import { indexPlaylist } from './loop/playlist-index.js';
import { openTemplate, type Template } from './open-template.js';
import { openVoice, type Voice } from './open-voice.js';
import { outputFrames } from './output-frames.js';
import { StageTimes } from './stage-times.js';
import type { TalkRequest, TalkResult } from './talk-request.js';
import type { TalkServices } from './talk-services.js';
import { untouchedRuns } from './untouched-runs.js';

/** The sound a mouth track is made from: mono at 16 kHz. */
const speechRate = 16_000;

/** What a talk run answers: the finished file, and its report where one was asked for. */
export interface TalkOutcome {
  readonly result: TalkResult;
  readonly report?: TalkReport;
}

/** Everything known before the first frame is drawn. */
interface Preparation {
  readonly template: Template;
  readonly voice: Voice;
  readonly faces: StoredFaceTrack;
  readonly mouth: StoredMouthTrack;
}

/**
 * The main job: makes a video in which the person of `videoPath` says the sound of `audioPath`, exactly as long as the
 * sound. Face and mouth tracks of earlier runs are used again. The output appears whole or not at all.
 * @throws user errors of opening the files; FACE_NOT_FOUND, FACE_NO_SUCH; OUTPUT_NOT_WRITABLE, OUTPUT_IS_INPUT, DISK_FULL,
 * ENCODER_MISSING; CANCELLED
 */
export async function talk(
  request: TalkRequest,
  services: TalkServices,
  options: WorkOptions = {},
): Promise<TalkOutcome> {
  const times = new StageTimes();
  const prepared = await prepare(request, services, options, times);
  using faceTrack = openFaceTrack(prepared.faces.path);
  const playlist = planFrames(request, prepared, faceTrack);
  const backend = createEmbeddedBackend();
  const clip = await times.measure('prepare', () => recipe(request, prepared, playlist, backend, options));
  const rendered = await times.measure('render', () => renderTalk(clip, request, prepared, options));
  const index = indexPlaylist(playlist, prepared.template.video.frameCount);
  const untouched = untouchedRuns(faceTrack, request.controls.face, index);
  const finished = { prepared, playlist, faceTrack, untouched, backend, times };
  const report = request.report ? await measure(request, finished, services, options) : undefined;
  const { width, height, fps } = prepared.template.video;
  const result: TalkResult = {
    outputPath: request.outputPath,
    width,
    height,
    fps,
    frameCount: rendered.frames,
    durationSeconds: (rendered.frames * fps.den) / fps.num,
    stages: report?.stages ?? times.list,
    untouched,
  };
  return report ? { result, report } : { result };
}

async function prepare(
  request: TalkRequest,
  { inference, store }: TalkServices,
  options: WorkOptions,
  times: StageTimes,
): Promise<Preparation> {
  const { signal, onProgress } = options;
  const { template, voice } = await times.measure('probe', async () => {
    const opened = await openTemplate(request, signal);
    onProgress?.({ stage: 'probe', done: 1, total: 2 });
    const heard = await openVoice(request, signal);
    onProgress?.({ stage: 'probe', done: 2, total: 2 });
    return { template: opened, voice: heard };
  });
  const faces = await times.measure(
    'face',
    () =>
      trackFaces(template.analysed, {
        ...options,
        inference,
        store,
        face: request.controls.face,
        resolveSource: resolveFrom(template.sources),
      }),
    ({ reused }) => reused,
  );
  const pcm = () =>
    readPcm(voice.clip, {
      sampleRate: speechRate,
      resolveSource: resolveFrom(voice.sources),
      ...(signal && { signal }),
    });
  const mouth = await times.measure(
    'mouth',
    () =>
      storedMouthTrack(pcm, {
        ...options,
        inference,
        store,
        audioHash: voice.clip.hash,
        expectedSeconds: voice.seconds,
        ...(request.language && { language: request.language }),
      }),
    ({ reused }) => reused,
  );
  return { template, voice, faces, mouth };
}

function planFrames(
  request: TalkRequest,
  { template, voice }: Preparation,
  faceTrack: FaceTrack,
): readonly PlaylistRun[] {
  const { video, still } = template;
  const features = still
    ? plainLoopFeatures(video.frameCount, video.fps.num / video.fps.den)
    : readLoopFeatures(faceTrack, request.controls.face);
  return planPlaylist(request.controls.loop, outputFrames(voice.seconds, video, request.shorter), features);
}

async function recipe(
  request: TalkRequest,
  { template, voice, faces, mouth }: Preparation,
  playlist: readonly PlaylistRun[],
  backend: LipSyncBackend,
  options: WorkOptions,
): Promise<Clip> {
  const { base, still } = template;
  const { controls } = request;
  const speaking = await backend.apply(
    { base, faceTrack: faces.key, mouthTrack: mouth.key, playlist, still, controls },
    options,
  );
  options.onProgress?.({ stage: 'prepare', done: 1, total: 1 });
  return replaceAudio(speaking, voice.clip);
}

function renderTalk(clip: Clip, request: TalkRequest, prepared: Preparation, { signal, onProgress }: WorkOptions) {
  const { template, voice, faces, mouth } = prepared;
  const lipSync = embeddedLipSyncOp({
    openFaceTrack: async () => openFaceTrack(faces.path),
    openMouthTrack: async () => mouth.track,
  });
  const encode: Encoding = request.encoder === 'x264' ? {} : { encoder: request.encoder };
  return render(clip, request.outputPath, {
    ops: [...defaultOps, lipSync],
    resolveSource: resolveFrom(template.sources, voice.sources),
    encode,
    ...(signal && { signal }),
    onProgress: ({ framesDone, frameCount }) => onProgress?.({ stage: 'render', done: framesDone, total: frameCount }),
  });
}

interface Finished {
  readonly prepared: Preparation;
  readonly playlist: readonly PlaylistRun[];
  readonly faceTrack: FaceTrack;
  readonly untouched: TalkResult['untouched'];
  readonly backend: LipSyncBackend;
  readonly times: StageTimes;
}

function measure(request: TalkRequest, finished: Finished, services: TalkServices, options: WorkOptions) {
  const { prepared, playlist, faceTrack, untouched, backend, times } = finished;
  const { template, voice, mouth } = prepared;
  const name = (path: string) => path.split(/[\\/]/).at(-1) ?? path;
  return reportTalk(
    {
      job: {
        backend: backend.name,
        video: name(request.videoPath),
        audio: name(request.audioPath),
        output: name(request.outputPath),
        language: mouth.track.language,
        controls: request.controls,
      },
      outputPath: request.outputPath,
      base: template.base,
      playlist,
      resolveSource: resolveFrom(template.sources, voice.sources),
      sound: voice.clip,
      faceTrack,
      mouthTrack: mouth.track,
      still: template.still,
      stages: times.list,
      untouched,
    },
    { ...options, inference: services.inference },
  );
}
