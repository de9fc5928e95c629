import type { LocalizedText } from '@talkgraph/errors';
import type { Clip } from '@talkgraph/media';
import type { ClipServices } from '../clip-services.js';
import type { PlaylistRun, WorkOptions } from '../contract.js';
import type { FaceTrack } from '../face-track.js';
import { chooseGestures } from '../gesture/gesture-template.js';
import { type MouthTrack, mouthTrackRate } from '../mouth-track.js';
import { hearProsody } from '../prosody/hear-prosody.js';
import { plainLoopFeatures, readLoopFeatures } from './loop/loop-features.js';
import { planPlaylist } from './loop/plan-playlist.js';
import { fitsSound } from './phonemes-of-sound.js';
import type { TalkingClipRequest, TalkingTemplate } from './talking-clip.js';

/** What is to be shown, and for how long. */
export interface FramesRequest {
  readonly request: Pick<TalkingClipRequest, 'controls' | 'audio' | 'phonemes' | 'words'>;
  /** The clip that the face track describes. */
  readonly analysed: Clip;
  readonly template: TalkingTemplate;
  readonly faceTrack: FaceTrack;
  readonly mouth: MouthTrack;
  /** Output frames. */
  readonly frames: number;
}

/** Which template frames are shown. */
export interface PlannedFrames {
  readonly playlist: readonly PlaylistRun[];
  readonly remarks: readonly LocalizedText[];
  /** False where gestures decided it. */
  readonly looped: boolean;
}

/**
 * Plans which frames of the template are shown: by the rhythm of the speech where gestures are asked for and the footage
 * has them, by the loop policy otherwise.
 * @param pcm opens the speech as mono at 16 kHz
 * @throws what reading the clip and the sound throws, CANCELLED
 */
export async function planFrames(
  { request, analysed, template, faceTrack, mouth, frames }: FramesRequest,
  pcm: () => AsyncIterable<Float32Array>,
  services: ClipServices,
  options: WorkOptions,
): Promise<PlannedFrames> {
  const { controls, audio, phonemes, words } = request;
  const { still, video } = template;
  const loop = () =>
    planPlaylist(
      controls.loop,
      frames,
      still ? plainLoopFeatures(1, video.fps.num / video.fps.den) : readLoopFeatures(faceTrack, controls.face),
    );
  if (controls.gesture === undefined) return { playlist: loop(), remarks: [], looped: true };
  if (still) return { playlist: loop(), remarks: [stillHasNoGestures], looped: true };
  const heard = { audioHash: audio.hash, pauses: mouth.pauses };
  const fits = phonemes && fitsSound(phonemes, mouth.rowCount / mouthTrackRate);
  const known = { ...(fits && { phonemes: phonemes.events }), ...(words && { words }) };
  const prosody = () => hearProsody(pcm, { ...heard, ...known }, services.store);
  const chosen = await chooseGestures(
    {
      ...{ clip: analysed, faceTrack, prosody, frameCount: frames },
      ...{ faceId: controls.face, intensity: controls.gesture },
    },
    services,
    options,
  );
  const { playlist, remarks } = chosen;
  return { playlist: playlist ?? loop(), remarks, looped: playlist === undefined };
}

const stillHasNoGestures: LocalizedText = {
  en: 'A photo has no gestures, so "Gesture" changes nothing. Connect a video in which the person moves the hands.',
  zh: '照片中没有手势，因此“手势”不起作用。请连接人物有手部动作的视频。',
};
