import { type Clip, mediaNoAudio, openSource } from '@talkgraph/media';
import type { TalkRequest } from './talk-request.js';

/** The recording to be spoken. */
export interface Voice {
  readonly clip: Clip;
  readonly sources: ReadonlyMap<string, string>;
}

/**
 * Opens the sound of the request: a recording, or a video's sound.
 * @throws what opening the file throws; MEDIA_NO_AUDIO for a file without sound
 */
export async function openVoice(request: TalkRequest, signal?: AbortSignal): Promise<Voice> {
  const opened = await openSource(request.audioPath, signal ? { signal } : {});
  if (!opened.probe.audio) throw mediaNoAudio({ path: request.audioPath });
  return { clip: opened.clip, sources: opened.sources };
}
