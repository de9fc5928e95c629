import type { Clip, ClipInfo, Json, VideoInfo } from '../clip.js';
import { fontLibrary } from '../draw/font-library.js';
import { drawBlock, type TitleBlock } from '../draw/title-block.js';
import type { Frame } from '../frame.js';
import type { FrameOp, FrameProcessor } from '../frame-op.js';
import { makeClip } from '../make-clip.js';
import { blendLayer, layerForFrames } from './blend-layer.js';
import { copyFrame } from './copy-frame.js';
import { type Appearance, appearanceOf, type EntranceKind, sightAt } from './entrance.js';
import { refuse, videoOf } from './read-params.js';

/** Blocks of text, and when they are seen. All come and go together. */
export interface TitlesOptions extends Appearance {
  readonly blocks: readonly TitleBlock[];
}

/** Draws titles over a clip: a name at the bottom, the texts of a card. */
export function titles(clip: Clip, options: TitlesOptions): Clip {
  return makeClip('titles', JSON.parse(JSON.stringify(options)) as { [key: string]: Json }, [clip]);
}

/** One frame in, the same with titles out; frames that show none pass untouched. */
export const titlesOp: FrameOp = {
  name: 'titles',
  describe(clip, inputs): ClipInfo {
    const { frameCount } = videoOf(clip, inputs);
    const blocks = blocksOf(clip);
    if (!Array.isArray(blocks) || blocks.some((block) => !block.texts?.length)) {
      refuse(clip, 'it needs blocks of text.', '需要文字块。');
    }
    appearanceOf(clip, frameCount);
    return inputs[0] as ClipInfo;
  },
  needs: (_clip, _inputs, n) => [{ input: 0, frame: n }],
  needRuns: (_clip, _inputs, run) => [{ ...run, input: 0 }],
  async open(clip, context): Promise<FrameProcessor> {
    const video = context.inputs[0] as VideoInfo;
    const appearance = appearanceOf(clip, video.frameCount);
    const soft = { ...appearance, enter: fadeFor(appearance.enter), leave: fadeFor(appearance.leave) };
    const fonts = blocksOf(clip).flatMap(({ texts }) => texts.flatMap(({ look }) => look.font ?? []));
    for (const font of new Set(fonts)) fontLibrary.useFile(font, await context.sourcePath(font));
    const drawn = blocksOf(clip).map((block) => {
      const { pixels, x, y } = drawBlock(block, video);
      const place = { x, y, width: pixels.width, height: pixels.height };
      return { place, align: block.align, layerFor: layerForFrames(pixels) };
    });
    return {
      process(n, [input]) {
        const frame = input as Frame;
        if (n < appearance.first || n >= appearance.first + appearance.count) return frame;
        const output = copyFrame(frame, context);
        const coming = n - appearance.first < appearance.count / 2;
        const slides = (coming ? appearance.enter : appearance.leave) === 'slide';
        for (const { place, align, layerFor } of drawn) {
          const sight = sightAt(n, soft, place, video);
          if (!sight) continue;
          const drift = slides
            ? Math.round(
                driftShare * Math.min(video.width, video.height) * (1 - sight.opacity / appearance.opacity) ** 3,
              )
            : 0;
          const [x, y] = align === 'center' ? [0, drift] : [align === 'left' ? -drift : drift, 0];
          blendLayer(output, layerFor(frame), sight.x + x, sight.y + y, sight.opacity);
        }
        return output;
      },
      [Symbol.asyncDispose]: async () => {},
    };
  },
};

/** How far titles move while they fade in: a hint of movement, from their side, or from below where they are centred. */
const driftShare = 0.08;

/** Titles never cross the picture: where other things slide in from its edge, they fade and drift. */
function fadeFor(kind: EntranceKind): EntranceKind {
  return kind === 'slide' ? 'fade' : kind;
}

function blocksOf(clip: Clip): readonly TitleBlock[] {
  return (clip.params as unknown as TitlesOptions).blocks;
}
