import type { CuePlace } from '@talkgraph/subtitles';
import type { Clip, ClipInfo, Json, VideoInfo } from '../clip.js';
import type { CaptionStyle } from '../draw/caption-style.js';
import { fontLibrary } from '../draw/font-library.js';
import type { CaptionPosition } from '../draw/place-caption.js';
import type { Frame } from '../frame.js';
import type { FrameOp, FrameProcessor } from '../frame-op.js';
import { makeClip } from '../make-clip.js';
import { CaptionLayers } from './caption-layers.js';
import { copyFrame } from './copy-frame.js';
import { refuse, videoOf } from './read-params.js';

/** A caption and when it is seen. */
export interface BurntCue {
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly text: string;
  /** For karaoke: together they are the text. */
  readonly words?: readonly { readonly text: string; readonly startSeconds: number; readonly endSeconds: number }[];
  /** One of `styles`. */
  readonly style?: string;
  readonly place?: CuePlace;
}

export interface BurnSubtitlesOptions {
  /** In order of their start. */
  readonly cues: readonly BurntCue[];
  readonly style: CaptionStyle;
  /** Styles that cues name. */
  readonly styles?: Readonly<Record<string, CaptionStyle>>;
  readonly position: CaptionPosition;
  /** BCP 47 tag: which forms Chinese characters have, and where lines may break. */
  readonly language?: string;
  /** Light words up as they are said, where cues have words. */
  readonly karaoke?: boolean;
  /** How long a cue takes to come and to go. */
  readonly fadeSeconds?: number;
}

/** Draws subtitles into the picture, where they stay whatever plays it. */
export function burnSubtitles(clip: Clip, options: BurnSubtitlesOptions): Clip {
  return makeClip('burn-subtitles', JSON.parse(JSON.stringify(options)) as { [key: string]: Json }, [clip]);
}

/** One frame in, the same with captions out; frames without a caption pass untouched. */
export const burnSubtitlesOp: FrameOp = {
  name: 'burn-subtitles',
  describe(clip, inputs): ClipInfo {
    videoOf(clip, inputs);
    const { cues, style } = optionsOf(clip);
    if (!Array.isArray(cues) || !style?.look) refuse(clip, 'it needs cues and a style.', '需要字幕和样式。');
    return inputs[0] as ClipInfo;
  },
  needs: (_clip, _inputs, n) => [{ input: 0, frame: n }],
  needRuns: (_clip, _inputs, run) => [{ ...run, input: 0 }],
  async open(clip, context): Promise<FrameProcessor> {
    const video = context.inputs[0] as VideoInfo;
    const options = optionsOf(clip);
    for (const font of fontsOf(options)) fontLibrary.useFile(font, await context.sourcePath(font));
    const captions = new CaptionLayers(options, video);
    return {
      process(n, [input]) {
        const frame = input as Frame;
        const seconds = (n * video.fps.den) / video.fps.num;
        const shown = captions.shownAt(seconds);
        if (shown.length === 0) return frame;
        const output = copyFrame(frame, context);
        for (const cue of shown) captions.draw(cue, seconds, output);
        return output;
      },
      [Symbol.asyncDispose]: async () => {},
    };
  },
};

function optionsOf(clip: Clip): BurnSubtitlesOptions {
  return clip.params as unknown as BurnSubtitlesOptions;
}

function fontsOf({ style, styles = {} }: BurnSubtitlesOptions): Set<string> {
  const looks = [style, ...Object.values(styles)].flatMap(({ look }) => (look.font === undefined ? [] : [look.font]));
  return new Set(looks);
}
