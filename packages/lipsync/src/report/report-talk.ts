import type { Inference } from '@talkgraph/inference';
import { type Clip, openClip, openSource, type ResolveSource, readPcm, type VideoInfo } from '@talkgraph/media';
import type { PlaylistRun, WorkOptions } from '../contract.js';
import type { FaceTrack } from '../face-track.js';
import type { MouthTrack } from '../mouth-track.js';
import { indexPlaylist } from '../talk/loop/playlist-index.js';
import type { StageTime, UntouchedRun } from '../talk/talk-request.js';
import { buildReport } from './build-report.js';
import { measureTalk } from './measure-talk.js';
import { envelopeMeter } from './measures/speech-envelope.js';
import { openMeshReaderNear } from './read-mesh-near.js';
import type { ReportedJob, TalkReport } from './talk-report.js';

/** A finished talk run. */
export interface FinishedTalk {
  readonly job: ReportedJob;
  /** The rendered file. */
  readonly outputPath: string;
  /** The clip that was given to the backend, and how its frames were ordered. */
  readonly base: Clip;
  readonly playlist: readonly PlaylistRun[];
  readonly resolveSource: ResolveSource;
  /** The sound that was spoken: a file, or a recipe with sound. */
  readonly sound: string | Clip;
  readonly faceTrack: FaceTrack;
  readonly mouthTrack: MouthTrack;
  readonly still: boolean;
  readonly stages: readonly StageTime[];
  readonly untouched: readonly UntouchedRun[];
}

/** Loudness needs no more than the voice's band. */
const soundRate = 16_000;

/**
 * Opens the finished file, measures it and writes its report: see `measureTalk` for what is looked at. The time this
 * takes is bounded whatever the length, and becomes the report's last stage.
 * @throws what opening the file, the template or the sound throws, and CANCELLED
 */
export async function reportTalk(
  talk: FinishedTalk,
  options: WorkOptions & { readonly inference: Inference },
): Promise<TalkReport> {
  const began = performance.now();
  const { signal } = options;
  const work = signal ? { signal } : {};
  const opened = await openSource(talk.outputPath, work);
  const resolveOutput: ResolveSource = (hash) => opened.sources.get(hash);
  await using output = await openClip(opened.clip, { resolveSource: resolveOutput, ...work });
  await using template = await openClip(talk.base, { resolveSource: talk.resolveSource, ...work });
  const info = output.info.video as VideoInfo;
  const templateInfo = template.info.video as VideoInfo;
  const framesPerSecond = info.fps.num / info.fps.den;
  const measured = await measureTalk(
    {
      output: { width: info.width, height: info.height, frame: (n) => output.frame(n) },
      template: { width: templateInfo.width, height: templateInfo.height, frame: (n) => template.frame(n) },
      playlist: indexPlaylist(talk.playlist, templateInfo.frameCount),
      outputFrames: info.frameCount,
      framesPerSecond,
      faceTrack: talk.faceTrack,
      mouthTrack: talk.mouthTrack,
      controls: talk.job.controls,
      still: talk.still,
      readMesh: await openMeshReaderNear(options.inference),
      envelope: await envelopeOf(talk, signal),
    },
    options,
  );
  const seconds = (performance.now() - began) / 1000;
  return buildReport({
    job: talk.job,
    output: {
      width: info.width,
      height: info.height,
      fps: info.fps,
      frameCount: info.frameCount,
      durationSeconds: info.frameCount / framesPerSecond,
    },
    stages: [...talk.stages, { stage: 'report', seconds, cached: false }],
    untouched: talk.untouched,
    measured,
  });
}

async function envelopeOf({ sound, resolveSource }: FinishedTalk, signal?: AbortSignal): Promise<Float32Array> {
  const meter = envelopeMeter(soundRate);
  const pieces = readPcm(sound, { sampleRate: soundRate, resolveSource, ...(signal && { signal }) });
  for await (const piece of pieces) meter.push(piece);
  return meter.finish();
}
