import { type Clip, defaultOps, describeClip } from '@talkgraph/media';
import { fromParams, type LipSyncParams } from '../backends/embedded/lip-sync-params.js';
import { storedDocuments } from '../backends/embedded/stored-documents.js';
import { madeFacesOpName } from '../backends/heygem/made-faces-op.js';
import { wav2LipOpName } from '../backends/wav2lip/wav2lip-recipe.js';
import type { ClipServices } from '../clip-services.js';
import type { WorkOptions } from '../contract.js';
import { defaultControls } from '../controls.js';
import { lipSyncNoPicture } from '../errors.js';
import { openFaceTrack } from '../face/face-track-file.js';
import { trackFaces } from '../face/track-faces.js';
import type { FaceTrack } from '../face-track.js';
import type { MouthTrack } from '../mouth-track.js';
import { indexPlaylist } from '../talk/loop/playlist-index.js';
import { hearSpeech } from '../talk/make-talking-clip.js';
import { untouchedRuns } from '../talk/untouched-runs.js';
import { type FinishedTalk, reportTalk } from './report-talk.js';
import type { TalkReport } from './talk-report.js';

/** A talking video to be judged. */
export interface ScoreClipRequest {
  /** A recipe that `makeTalkingClip` answered, or any other video of a person who speaks. */
  readonly video: Clip;
  /** What is said; the video's own sound when left out. */
  readonly audio?: Clip;
  /** BCP 47 tag of the speech. */
  readonly language?: string;
}

/**
 * Looks at a talking video and says how good it is. Of a recipe made here everything is known, so that pixels are
 * compared with the footage as well; of any other video the face is tracked and the sound heard first.
 * @throws LIPSYNC_NO_PICTURE, LIPSYNC_NO_SOUND, LIPSYNC_DOCUMENT_MISSING; what reading the files throws; CANCELLED
 */
export async function scoreClip(
  request: ScoreClipRequest,
  services: ClipServices,
  options: WorkOptions = {},
): Promise<TalkReport> {
  const { video } = request;
  if (!describeClip(video, services.ops ?? defaultOps).video) throw lipSyncNoPicture({});
  const speaking = video.op === 'replace-audio' ? video.inputs[0] : video;
  const known = speaking && backendOf.has(speaking.op) ? speaking : undefined;
  const talk = known ? await recall(known, request, services, options) : await observe(request, services, options);
  using faceTrack = talk.faceTrack;
  return await reportTalk({ ...talk, faceTrack }, { ...options, ...services });
}

/** Ops whose recipes say all that they were made from, and the backends that make them. */
const backendOf: ReadonlyMap<string, string> = new Map([
  ['lip-sync', 'embedded'],
  [wav2LipOpName, 'wav2lip'],
  [madeFacesOpName, 'heygem'],
]);

/** The recipe says what it was made from. */
async function recall(
  speaking: Clip,
  request: ScoreClipRequest,
  services: ClipServices,
  options: WorkOptions,
): Promise<FinishedTalk> {
  const params = fromParams(speaking);
  const mouthTrack = await spokenTrack(params, request, services, options);
  const faceTrack = await storedDocuments(services.store).openFaceTrack(params.faceTrack);
  const { playlist, still, controls } = params;
  const index = indexPlaylist(playlist, faceTrack.header.frameCount);
  return {
    job: {
      ...namesOf(request, speaking.inputs[0]),
      backend: backendOf.get(speaking.op) ?? 'unknown',
      language: mouthTrack.language,
      controls,
    },
    output: request.video,
    template: { base: speaking.inputs[0] as Clip, playlist, still },
    sound: request.audio ?? request.video,
    faceTrack,
    mouthTrack,
    stages: [],
    untouched: untouchedRuns(faceTrack, controls.face, index),
  };
}

/** The track that the mouth was drawn from, unless another sound is to be judged against. */
async function spokenTrack(
  params: LipSyncParams,
  request: ScoreClipRequest,
  services: ClipServices,
  options: WorkOptions,
): Promise<MouthTrack> {
  const drawn = await storedDocuments(services.store).openMouthTrack(params.mouthTrack);
  if (!request.audio || request.audio.hash === drawn.audioHash) return drawn;
  const { track } = await hearSpeech({ audio: request.audio, ...languageOf(request) }, services, options);
  return track;
}

/** Nothing is known but what is seen and heard. */
async function observe(request: ScoreClipRequest, services: ClipServices, options: WorkOptions): Promise<FinishedTalk> {
  const sound = request.audio ?? request.video;
  const { track: mouthTrack } = await hearSpeech({ audio: sound, ...languageOf(request) }, services, options);
  const faces = await trackFaces(request.video, { ...options, ...services });
  const faceTrack: FaceTrack = openFaceTrack(faces.path);
  const { language } = mouthTrack;
  return {
    job: { ...namesOf(request, undefined), backend: 'unknown', language, controls: defaultControls },
    output: request.video,
    sound,
    faceTrack,
    mouthTrack,
    stages: [],
    // What another program left alone cannot be told from what it animated.
    untouched: [],
  };
}

/** Recipes have no file names; the beginnings of their hashes tell them apart. */
function namesOf({ video, audio }: ScoreClipRequest, base: Clip | undefined) {
  const name = (clip: Clip | undefined) => clip?.hash.slice(0, 12) ?? '';
  return { video: name(base ?? video), audio: name(audio ?? video), output: name(video) };
}

const languageOf = ({ language }: ScoreClipRequest) => (language ? { language } : {});
