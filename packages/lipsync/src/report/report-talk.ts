import type { Inference } from '@talkgraph/inference';
import { type Clip, type FrameOp, openClip, type ResolveSource, readPcm, type VideoInfo } from '@talkgraph/media';
import type { PlaylistRun, WorkOptions } from '../contract.js';
import type { FaceTrack } from '../face-track.js';
import type { MouthTrack } from '../mouth-track.js';
import { indexPlaylist } from '../talk/loop/playlist-index.js';
import type { StageTime, UntouchedRun } from '../talk/talk-request.js';
import { buildReport } from './build-report.js';
import { measureTalk } from './measure-talk.js';
import { envelopeMeter } from './measures/speech-envelope.js';
import type { PictureSource } from './picture-source.js';
import { openMeshReaderNear } from './read-mesh-near.js';
import type { ReportedJob, TalkReport } from './talk-report.js';

/** What a talking video was made from. */
export interface ReportedTemplate {
  /** The clip that was given to the backend, and how its frames were ordered. */
  readonly base: Clip;
  readonly playlist: readonly PlaylistRun[];
  readonly still: boolean;
}

/** A talking video to be measured. */
export interface FinishedTalk {
  readonly job: ReportedJob;
  /** The rendered file as a clip, or the recipe itself. */
  readonly output: Clip;
  /** Left out when it is not known; the face track is then the output's own, and pixels have nothing to be compared with. */
  readonly template?: ReportedTemplate;
  /** The sound that was spoken. */
  readonly sound: Clip;
  readonly faceTrack: FaceTrack;
  readonly mouthTrack: MouthTrack;
  readonly stages: readonly StageTime[];
  readonly untouched: readonly UntouchedRun[];
}

/** What reading and measuring takes. */
export interface ReportOptions extends WorkOptions {
  readonly inference: Inference;
  readonly resolveSource: ResolveSource;
  readonly ops?: readonly FrameOp[];
}

/** Loudness needs no more than the voice's band. */
const soundRate = 16_000;

/**
 * Looks at a talking video, measures it and writes its report: see `measureTalk` for what is looked at. The time this
 * takes is bounded whatever the length, and becomes the report's last stage.
 * @throws what reading the output, the template or the sound throws, and CANCELLED
 */
export async function reportTalk(talk: FinishedTalk, options: ReportOptions): Promise<TalkReport> {
  const began = performance.now();
  const reading = readingOptions(options);
  await using output = await openClip(talk.output, reading);
  await using template = talk.template && (await openClip(talk.template.base, reading));
  const info = output.info.video as VideoInfo;
  const templateInfo = (template ?? output).info.video as VideoInfo;
  const framesPerSecond = info.fps.num / info.fps.den;
  const measured = await measureTalk(
    {
      output: picturesOf(output, info),
      ...(template && { template: picturesOf(template, templateInfo) }),
      playlist: indexPlaylist(talk.template?.playlist ?? asItIs(info), templateInfo.frameCount),
      outputFrames: info.frameCount,
      framesPerSecond,
      faceTrack: talk.faceTrack,
      mouthTrack: talk.mouthTrack,
      controls: talk.job.controls,
      still: talk.template?.still ?? false,
      readMesh: await openMeshReaderNear(options.inference),
      envelope: await envelopeOf(talk.sound, reading),
    },
    options,
  );
  const seconds = (performance.now() - began) / 1000;
  const { width, height, fps, frameCount } = info;
  return buildReport({
    job: talk.job,
    output: { width, height, fps, frameCount, durationSeconds: frameCount / framesPerSecond },
    stages: [...talk.stages, { stage: 'report', seconds, cached: false }],
    untouched: talk.untouched,
    measured,
  });
}

type Reading = Pick<ReportOptions, 'resolveSource' | 'ops' | 'signal'>;

function readingOptions({ resolveSource, ops, signal }: ReportOptions): Reading {
  return { resolveSource, ...(ops && { ops }), ...(signal && { signal }) };
}

function picturesOf(
  clip: { frame: PictureSource['frame'] },
  { width, height }: Pick<VideoInfo, 'width' | 'height'>,
): PictureSource {
  return { width, height, frame: (n) => clip.frame(n) };
}

/** Without a template every frame of the output stands for itself. */
const asItIs = ({ frameCount }: VideoInfo): readonly PlaylistRun[] => [
  { first: 0, step: 1, count: frameCount, blend: 0 },
];

async function envelopeOf(sound: Clip, reading: Reading): Promise<Float32Array> {
  const meter = envelopeMeter(soundRate);
  for await (const piece of readPcm(sound, { sampleRate: soundRate, ...reading })) meter.push(piece);
  return meter.finish();
}
