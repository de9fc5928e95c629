import type { LocalizedText } from '@talkgraph/errors';
import { type Clip, defaultOps, type Encoding, openSource, orInstead, render, resolveFrom } from '@talkgraph/media';
import type { ClipServices } from '../clip-services.js';
import type { WorkOptions } from '../contract.js';
import { openFaceTrack } from '../face/face-track-file.js';
import { withKeptFilms } from '../kept-film.js';
import { reportTalk } from '../report/report-talk.js';
import type { TalkReport } from '../report/talk-report.js';
import { makeTalkingClip } from './make-talking-clip.js';
import { openTemplate } from './open-template.js';
import { openVoice } from './open-voice.js';
import { StageTimes } from './stage-times.js';
import type { StageTime, TalkRequest, TalkResult } from './talk-request.js';
import type { TalkServices } from './talk-services.js';
import type { TalkingClip, TalkingServices } from './talking-clip.js';

/** What a talk run answers: the finished file, and its report where one was asked for. */
export interface TalkOutcome {
  readonly result: TalkResult;
  readonly report?: TalkReport;
}

/**
 * The main job: makes a video in which the person of `videoPath` says the sound of `audioPath`, exactly as long as the
 * sound. Face and mouth tracks of earlier runs are used again. The output appears whole or not at all.
 * @throws LIPSYNC_ENGINE_UNKNOWN and what the engine throws; user errors of opening the files; FACE_NOT_FOUND, FACE_NO_SUCH; OUTPUT_NOT_WRITABLE, OUTPUT_IS_INPUT, DISK_FULL,
 * ENCODER_MISSING; CANCELLED
 */
export async function talk(
  request: TalkRequest,
  services: TalkServices,
  options: WorkOptions = {},
): Promise<TalkOutcome> {
  const times = new StageTimes();
  const { template, voice } = await times.measure('probe', () => openFiles(request, options));
  const { inference, store, engines } = services;
  const work: TalkingServices = {
    ...{ inference, store, backends: engines.backends },
    resolveSource: withKeptFilms(resolveFrom(template.sources, voice.sources), store),
    ops: [...defaultOps, ...engines.ops],
  };
  const speaking = await makeTalkingClip({ ...request, video: template.clip, audio: voice.clip }, work, options);
  times.append(speaking.stages);
  const heard: LocalizedText[] = [];
  const watched = { ...options, onRemark: (text: LocalizedText) => void heard.push(text) };
  const rendered = await times.measure('render', () => renderTalk(speaking.clip, request, work, watched));
  const finished = { request, speaking, sound: voice.clip, stages: times.list };
  const report = request.report ? await reportFile(finished, work, options) : undefined;
  const { width, height, fps } = speaking.template.video;
  const result: TalkResult = {
    outputPath: request.outputPath,
    width,
    height,
    fps,
    frameCount: rendered.frames,
    durationSeconds: (rendered.frames * fps.den) / fps.num,
    stages: report?.stages ?? times.list,
    untouched: speaking.untouched,
    remarks: [...speaking.engineRemarks, ...heard],
  };
  return report ? { result, report } : { result };
}

async function openFiles(request: TalkRequest, { signal, onProgress }: WorkOptions) {
  const template = await openTemplate(request, signal);
  onProgress?.({ stage: 'probe', done: 1, total: 2 });
  const voice = await openVoice(request, signal);
  onProgress?.({ stage: 'probe', done: 2, total: 2 });
  return { template, voice };
}

function renderTalk(
  clip: Clip,
  request: TalkRequest,
  { resolveSource, ops = defaultOps }: ClipServices,
  { signal, onProgress, onRemark }: WorkOptions & { readonly onRemark: (text: LocalizedText) => void },
) {
  const encode: Encoding = request.encoder === 'x264' ? {} : { encoder: request.encoder };
  return orInstead(clip, { ops, onRemark }, (one) =>
    render(one, request.outputPath, {
      ...{ ops, resolveSource, encode, onRemark },
      ...(signal && { signal }),
      onProgress: ({ framesDone, frameCount }) =>
        onProgress?.({ stage: 'render', done: framesDone, total: frameCount }),
    }),
  );
}

interface Finished {
  readonly request: TalkRequest;
  readonly speaking: TalkingClip;
  readonly sound: Clip;
  readonly stages: readonly StageTime[];
}

/** Measures the file as it was written. */
async function reportFile(
  { request, speaking, sound, stages }: Finished,
  work: ClipServices,
  options: WorkOptions,
): Promise<TalkReport> {
  const { template, faces, mouth, playlist, untouched } = speaking;
  const name = (path: string) => path.split(/[\\/]/).at(-1) ?? path;
  const written = await openSource(request.outputPath, options.signal ? { signal: options.signal } : {});
  using faceTrack = openFaceTrack(faces.path);
  return await reportTalk(
    {
      job: {
        backend: speaking.backend,
        video: name(request.videoPath),
        audio: name(request.audioPath),
        output: name(request.outputPath),
        language: mouth.track.language,
        controls: request.controls,
      },
      output: written.clip,
      template: { base: template.base, playlist, still: template.still },
      sound,
      faceTrack,
      mouthTrack: mouth.track,
      stages,
      untouched,
    },
    {
      ...options,
      ...work,
      resolveSource: async (sha256) => written.sources.get(sha256) ?? (await work.resolveSource(sha256)),
    },
  );
}
