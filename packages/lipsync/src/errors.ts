import { defineError } from '@talkgraph/errors';

/** A playlist was asked of a template without frames, or for a count that is not a whole number of frames. */
export const playlistRequestInvalid = defineError(
  'PLAYLIST_REQUEST_INVALID',
  'bug',
  (d: { frameCount: number; framesNeeded: number }) => ({
    en: `A playlist of ${d.framesNeeded} frames was asked of a template of ${d.frameCount} frames; both must be whole numbers and the template must not be empty. Please report this.`,
    zh: `请求从 ${d.frameCount} 帧的模板生成 ${d.framesNeeded} 帧的播放列表；两者都必须是整数，且模板不能为空。请反馈此问题。`,
  }),
);

/** A run of a playlist names frames the template does not have, or makes no sense. */
export const playlistInvalid = defineError(
  'PLAYLIST_INVALID',
  'bug',
  (d: { run: number; reason: string; frameCount: number }) => ({
    en: `Run ${d.run} of the playlist is wrong for a template of ${d.frameCount} frames: ${d.reason}. Please report this.`,
    zh: `播放列表的第 ${d.run} 段不适用于 ${d.frameCount} 帧的模板：${d.reason}。请反馈此问题。`,
  }),
);

/** Output frame n lies outside the playlist. */
export const playlistFrameOutside = defineError(
  'PLAYLIST_FRAME_OUTSIDE',
  'bug',
  (d: { frame: number; frameCount: number }) => ({
    en: `Frame ${d.frame} was asked of a playlist of ${d.frameCount} frames. Please report this.`,
    zh: `播放列表只有 ${d.frameCount} 帧，却请求了第 ${d.frame} 帧。请反馈此问题。`,
  }),
);
