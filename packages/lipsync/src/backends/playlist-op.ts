import type { Clip, ClipInfo, FrameOp, VideoInfo } from '@talkgraph/media';
import { keptFile } from '@talkgraph/media';
import { lipSyncParams } from '../errors.js';
import { indexPlaylist, type PlaylistIndex, playlistFrame } from '../talk/loop/playlist-index.js';
import { fromParams } from './embedded/lip-sync-params.js';

/** The half of an op that shows its input's frames in the order of a playlist: what it says of length and frames. */
export interface PlaylistOp extends Pick<FrameOp, 'describe' | 'needs'> {
  /** The playlist of a clip whose base is this video. */
  playlistOf(clip: Clip, video: VideoInfo): PlaylistIndex;
}

/** Reads playlists once for each clip. */
export function playlistOp(): PlaylistOp {
  const playlists = new WeakMap<Clip, PlaylistIndex>();
  const playlistOf = (clip: Clip, video: VideoInfo) => {
    let playlist = playlists.get(clip);
    if (!playlist || playlist.templateFrames !== video.frameCount) {
      playlist = indexPlaylist(fromParams(clip).playlist, video.frameCount);
      playlists.set(clip, playlist);
    }
    return playlist;
  };
  return {
    playlistOf,
    describe(clip, inputs): ClipInfo {
      const video = baseVideo(inputs);
      return { video: { ...video, frameCount: playlistOf(clip, video).frameCount }, ...keptFile(inputs) };
    },
    needs(clip, inputs, n) {
      const shown = playlistFrame(playlistOf(clip, baseVideo(inputs)), n);
      const needs = [{ input: 0, frame: shown.frame }];
      if (shown.blendWith !== undefined) needs.push({ input: 0, frame: shown.blendWith });
      return needs;
    },
  };
}

function baseVideo(inputs: readonly ClipInfo[]): VideoInfo {
  const video = inputs[0]?.video;
  if (!video) throw lipSyncParams({ what: 'the base clip has no picture' });
  return video;
}
