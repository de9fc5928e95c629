import {
  type Clip,
  defaultOps,
  describeClip,
  mediaNoVideo,
  openSource,
  retime,
  scaleToFit,
  type VideoInfo,
} from '@talkgraph/media';
import type { TalkRequest } from './talk-request.js';

/** The person's clip, ready to be analysed and animated. */
export interface Template {
  /** What faces are tracked in: the file's own size, so that every output size shares one track. */
  readonly analysed: Clip;
  /** What is animated: the same frames at the output's size. */
  readonly base: Clip;
  readonly video: VideoInfo;
  readonly still: boolean;
  readonly sources: ReadonlyMap<string, string>;
}

/**
 * Opens the video or the still of the request.
 * @throws what opening the file throws; MEDIA_NO_VIDEO for a file with sound only
 */
export async function openTemplate(request: TalkRequest, signal?: AbortSignal): Promise<Template> {
  const { fps, resolution } = request;
  const opened = await openSource(request.videoPath, { ...(signal && { signal }), ...(fps && { still: { fps } }) });
  const still = opened.probe.kind === 'still';
  if (!opened.probe.video) throw mediaNoVideo({ path: request.videoPath });
  // A still is opened at the rate asked for; a video is brought to it before its faces are tracked, frame for frame.
  const analysed = fps && !still ? retime(opened.clip, fps) : opened.clip;
  const base = resolution === 'source' ? analysed : scaleToFit(analysed, resolution);
  return {
    analysed,
    base,
    video: describeClip(base, defaultOps).video as VideoInfo,
    still,
    sources: opened.sources,
  };
}
