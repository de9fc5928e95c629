import {
  type Clip,
  copyFrame,
  type Frame,
  type FrameContext,
  type FrameNeed,
  type FrameOp,
  type Json,
  keptFile,
  makeClip,
  type Rational,
  type VideoInfo,
} from '@talkgraph/media';
import type { PlaylistRun } from '../../contract.js';
import { lipSyncParams } from '../../errors.js';
import {
  indexPlaylist,
  type PlaylistFrame,
  type PlaylistIndex,
  playlistFrame,
} from '../../talk/loop/playlist-index.js';
import { blendFrames } from '../embedded/blend-frames.js';

/**
 * The base's frames as a playlist shows them, and nothing else. With a rate, the same frames are shown at that rate, so the
 * clip becomes shorter or longer.
 */
export function playFrames(base: Clip, playlist: readonly PlaylistRun[], fps?: Rational): Clip {
  return makeClip('play-frames', { playlist: playlist.map((run) => ({ ...run })), ...(fps && { fps: { ...fps } }) }, [
    base,
  ]);
}

/** The op of such clips. */
export function playFramesOp(): FrameOp {
  const playlistOf = playlists();
  return {
    name: 'play-frames',
    describe(clip, inputs) {
      const video = pictureOf(inputs[0]?.video);
      const { fps = video.fps } = clip.params as { readonly fps?: Rational };
      return { video: { ...video, fps, frameCount: playlistOf(clip, video).frameCount }, ...keptFile(inputs) };
    },
    needs: (clip, inputs, n) => needsOf(playlistFrame(playlistOf(clip, pictureOf(inputs[0]?.video)), n)),
    async open(clip, context) {
      const playlist = playlistOf(clip, pictureOf(context.inputs[0]));
      return {
        process: (n, [frame, other]) => shownFrame(playlistFrame(playlist, n), frame as Frame, other, context),
        [Symbol.asyncDispose]: async () => {},
      };
    },
  };
}

/** The picture of a clip. @throws LIPSYNC_PARAMS where there is none */
export function pictureOf(video: VideoInfo | undefined): VideoInfo {
  if (!video) throw lipSyncParams({ what: 'the base clip has no picture' });
  return video;
}

/** The frames of input 0 that make one frame of a playlist. */
export function needsOf({ frame, blendWith }: PlaylistFrame): FrameNeed[] {
  return blendWith === undefined
    ? [{ input: 0, frame }]
    : [
        { input: 0, frame },
        { input: 0, frame: blendWith },
      ];
}

/** One frame of a playlist: the very frame that was given, or a new one where two are mixed. */
export function shownFrame(
  shown: PlaylistFrame,
  frame: Frame,
  other: Frame | undefined,
  context: Pick<FrameContext, 'allocate'>,
): Frame {
  if (shown.blendWith === undefined || other === undefined) return frame;
  const mixed = copyFrame(frame, context);
  blendFrames(mixed, other, shown.blendWeight);
  return mixed;
}

/** The playlists of clips, each checked once. */
export function playlists(): (clip: Clip, video: VideoInfo) => PlaylistIndex {
  const known = new WeakMap<Clip, PlaylistIndex>();
  return (clip, video) => {
    let playlist = known.get(clip);
    if (!playlist || playlist.templateFrames !== video.frameCount) {
      playlist = indexPlaylist(runsOf(clip), video.frameCount);
      known.set(clip, playlist);
    }
    return playlist;
  };
}

function runsOf(clip: Clip): readonly PlaylistRun[] {
  const { playlist } = clip.params as { readonly playlist?: Json };
  if (!Array.isArray(playlist)) throw lipSyncParams({ what: 'playlist is not a list of runs' });
  return playlist as unknown as readonly PlaylistRun[];
}
