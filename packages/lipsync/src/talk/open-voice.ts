import { type AudioInfo, type Clip, defaultOps, describeClip, mediaNoAudio, openSource } from '@talkgraph/media';
import type { TalkRequest } from './talk-request.js';

/** The recording to be spoken. */
export interface Voice {
  readonly clip: Clip;
  readonly audio: AudioInfo;
  readonly seconds: number;
  readonly sources: ReadonlyMap<string, string>;
}

/**
 * Opens the sound of the request: a recording, or a video's sound.
 * @throws what opening the file throws; MEDIA_NO_AUDIO for a file without sound
 */
export async function openVoice(request: TalkRequest, signal?: AbortSignal): Promise<Voice> {
  const opened = await openSource(request.audioPath, signal ? { signal } : {});
  const { audio } = opened.probe.audio ? describeClip(opened.clip, defaultOps) : {};
  if (!audio) throw mediaNoAudio({ path: request.audioPath });
  return { clip: opened.clip, audio, seconds: audio.sampleCount / audio.sampleRate, sources: opened.sources };
}
