import {
  type Clip,
  defaultOps,
  describeClip,
  readPcm,
  replaceAudio,
  scaleToFit,
  trim,
  type VideoInfo,
} from '@talkgraph/media';
import type { ClipServices } from '../clip-services.js';
import type { LipSyncBackend, PlaylistRun, WorkOptions } from '../contract.js';
import { lipSyncNoPicture, lipSyncNoSound } from '../errors.js';
import { openFaceTrack } from '../face/face-track-file.js';
import { requireFace } from '../face/require-face.js';
import { type StoredFaceTrack, trackFaces } from '../face/track-faces.js';
import type { FaceTrack } from '../face-track.js';
import { storedIntonation } from '../life/store-intonation.js';
import { type StoredMouthTrack, storedMouthTrack } from '../viseme/store-mouth-track.js';
import { chooseBackend } from './choose-backend.js';
import { isStill } from './is-still.js';
import { followsVoice, headRoom, lifelessRemarks } from './life-of-speech.js';
import { indexPlaylist } from './loop/playlist-index.js';
import { outputFrames } from './output-frames.js';
import { fitsSound, phonemeRemarks } from './phonemes-of-sound.js';
import { planFrames } from './plan-frames.js';
import { StageTimes } from './stage-times.js';
import { talkRemarks } from './talk-remarks.js';
import type { TalkingClip, TalkingClipRequest, TalkingServices, TalkingTemplate } from './talking-clip.js';
import { untouchedRuns } from './untouched-runs.js';

/** The sound a mouth track is made from: mono at 16 kHz. */
const speechRate = 16_000;

/**
 * The main job up to rendering: finds the faces, hears the speech, and answers a recipe in which the person speaks,
 * exactly as long as the sound. Tracks of earlier runs are used again. To render the recipe, now or in another process,
 * takes the ops of `lipSyncEngines` with the documents of the same artifact store, and nothing else.
 * @throws LIPSYNC_ENGINE_UNKNOWN; FACE_NOT_FOUND, FACE_NO_SUCH, LIPSYNC_NO_PICTURE, LIPSYNC_NO_SOUND; what the backend and
 * reading the files throw; CANCELLED
 */
export async function makeTalkingClip(
  request: TalkingClipRequest,
  services: TalkingServices,
  options: WorkOptions = {},
): Promise<TalkingClip> {
  // An engine that is not there, or cannot work, is told before anything is looked at.
  const backend = chooseBackend(services.backends, request.engine);
  await backend.check?.(request.model);
  const times = new StageTimes();
  const { controls } = request;
  const ops = services.ops ?? defaultOps;
  const { analysed, template } = templateOf(request, ops);
  const seconds = soundSeconds(request.audio, ops);
  const faces = await times.measure(
    'face',
    () => trackFaces(analysed, { ...options, ...services }),
    ({ reused }) => reused,
  );
  requireFace(faces.header, controls.face);
  const mouth = await times.measure(
    'mouth',
    () => hearSpeech(request, services, options),
    ({ reused }) => reused,
  );
  return times.measure('prepare', async () => {
    using faceTrack = openFaceTrack(faces.path);
    const frames = outputFrames(seconds, template.video, request.shorter);
    const shown = await planFrames(
      { request, analysed, template, faceTrack, frames, mouth: mouth.track },
      () => speechOf(request.audio, services, options),
      services,
      options,
    );
    const { playlist } = shown;
    const made = { request, template, faceTrack, faces, mouth, playlist };
    const { clip: speaking, engineRemarks, headRemarks } = await askBackend(backend, made, services, options);
    const untouched = untouchedRuns(faceTrack, controls.face, indexPlaylist(playlist, faceTrack.header.frameCount));
    const known = { loop: controls.loop, mouthTrack: mouth.track, untouched, looped: shown.looped };
    options.onProgress?.({ stage: 'prepare', done: 1, total: 1 });
    return {
      clip: replaceAudio(speaking, request.audio),
      backend: backend.name,
      template,
      faces,
      mouth,
      playlist,
      untouched,
      // The same list that this stage's own time is added to.
      stages: times.list,
      engineRemarks,
      remarks: [
        ...[...engineRemarks, ...headRemarks, ...shown.remarks],
        ...talkRemarks({ ...template, ...known, outputFrames: frames }),
        ...phonemeRemarks(request.phonemes, seconds),
      ],
    };
  });
}

/** Everything that is made before a backend is asked. */
interface MadeForBackend {
  readonly request: TalkingClipRequest;
  readonly template: TalkingTemplate;
  readonly faceTrack: FaceTrack;
  readonly faces: StoredFaceTrack;
  readonly mouth: StoredMouthTrack;
  readonly playlist: readonly PlaylistRun[];
}

/** The backend's answer, told what face and head follow in the sound and how much room the head has. */
async function askBackend(
  backend: LipSyncBackend,
  { request, template, faceTrack, faces, mouth, playlist }: MadeForBackend,
  services: ClipServices,
  options: WorkOptions,
) {
  const { audio, controls, model, useGpu = false } = request;
  const { base, still } = template;
  const { remarks: roomRemarks, ...room } = headRoom(faceTrack, controls, still);
  const lifeless = lifelessRemarks(backend, controls);
  const headRemarks = lifeless.length > 0 ? lifeless : roomRemarks;
  const pcm = () => speechOf(audio, services, options);
  const heard = { mouthTrack: mouth.key, pauses: mouth.track.pauses, pcm };
  const intonation = followsVoice(controls, still) ? await storedIntonation(heard, services.store) : undefined;
  const answer = await backend.apply(
    {
      ...{ base, still, playlist, controls, audio, useGpu, faceTrack: faces.key, mouthTrack: mouth.key, ...room },
      ...(intonation !== undefined && { intonation }),
      ...(model !== undefined && { model }),
    },
    services,
    options,
  );
  return { clip: answer.clip, engineRemarks: answer.remarks, headRemarks };
}

/**
 * The mouth track of a recipe's sound: what an earlier run stored, or made now.
 * @throws LIPSYNC_NO_SOUND; what reading the files throws; MODEL_MISSING, MODEL_BROKEN; CANCELLED
 */
export async function hearSpeech(
  { audio, language, phonemes }: Pick<TalkingClipRequest, 'audio' | 'language' | 'phonemes'>,
  { inference, store, resolveSource, ops = defaultOps }: ClipServices,
  options: WorkOptions = {},
): Promise<StoredMouthTrack> {
  const expectedSeconds = soundSeconds(audio, ops);
  const pcm = () => speechOf(audio, { resolveSource, ops }, options);
  const heard = { audioHash: audio.hash, expectedSeconds, ...(language && { language }) };
  const known = phonemes && fitsSound(phonemes, expectedSeconds) ? { phonemes } : {};
  return storedMouthTrack(pcm, { ...options, inference, store, ...heard, ...known });
}

function speechOf(
  audio: Clip,
  { resolveSource, ops = defaultOps }: Pick<ClipServices, 'resolveSource' | 'ops'>,
  { signal }: WorkOptions,
): AsyncIterable<Float32Array> {
  return readPcm(audio, { sampleRate: speechRate, resolveSource, ops, ...(signal && { signal }) });
}

/** What faces are tracked in (the clip's own size, so that every output size shares one track) and what is animated. */
function templateOf(
  { video, resolution }: TalkingClipRequest,
  ops: NonNullable<ClipServices['ops']>,
): { readonly analysed: Clip; readonly template: TalkingTemplate } {
  const own = describeClip(video, ops).video;
  if (!own) throw lipSyncNoPicture({});
  const sized = (clip: Clip) => (resolution === 'source' ? clip : scaleToFit(clip, resolution));
  const still = isStill(video);
  // All frames of a still are the same: one is looked at, and held.
  const analysed = still && own.frameCount > 1 ? trim(video, { first: 0, count: 1 }) : video;
  const info = describeClip(sized(video), ops).video as VideoInfo;
  return { analysed, template: { base: sized(analysed), video: info, still } };
}

function soundSeconds(audio: Clip, ops: NonNullable<ClipServices['ops']>): number {
  const sound = describeClip(audio, ops).audio;
  if (!sound) throw lipSyncNoSound({});
  return sound.sampleCount / sound.sampleRate;
}
