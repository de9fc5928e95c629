import { type Clip, mediaNoVideo, openSource, retime } from '@talkgraph/media';
import type { TalkRequest } from './talk-request.js';

/** The person's file as a clip. */
export interface Template {
  readonly clip: Clip;
  readonly sources: ReadonlyMap<string, string>;
}

/**
 * Opens the video or the still of the request, at the rate asked for.
 * @throws what opening the file throws; MEDIA_NO_VIDEO for a file with sound only
 */
export async function openTemplate(request: TalkRequest, signal?: AbortSignal): Promise<Template> {
  const { fps } = request;
  const opened = await openSource(request.videoPath, { ...(signal && { signal }), ...(fps && { still: { fps } }) });
  if (!opened.probe.video) throw mediaNoVideo({ path: request.videoPath });
  // A still is opened at the rate asked for; a video is brought to it before its faces are tracked, frame for frame.
  const clip = fps && opened.probe.kind !== 'still' ? retime(opened.clip, fps) : opened.clip;
  return { clip, sources: opened.sources };
}
