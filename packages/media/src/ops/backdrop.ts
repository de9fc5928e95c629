import { hexOfRgb, parseColour } from '@talkgraph/subtitles';
import type { Clip, ClipInfo } from '../clip.js';
import { canvasLibrary } from '../draw/canvas-library.js';
import type { Frame } from '../frame.js';
import type { FrameContext, FrameOp, FrameProcessor } from '../frame-op.js';
import { makeClip } from '../make-clip.js';
import type { Rational } from '../rational.js';
import { blendLayer, prepareLayer } from './blend-layer.js';
import { rateParam, refuse, wholeParam } from './read-params.js';

/** A coloured ground and how long it is shown. Width and height are even. */
export interface BackdropOptions {
  readonly width: number;
  readonly height: number;
  readonly fps: Rational;
  readonly frameCount: number;
  /** `#rrggbb`. */
  readonly colour: string;
  /** At the other end of a gradient. */
  readonly toColour?: string;
  /** Direction of the gradient, in degrees clockwise: 0 from left to right, 90 from top to bottom. */
  readonly angle?: number;
}

/** A ground in one colour or a gradient, for cards. */
export function backdrop(options: BackdropOptions): Clip {
  const { width, height, fps, frameCount, colour, toColour, angle } = options;
  return makeClip('backdrop', {
    width,
    height,
    fps: { num: fps.num, den: fps.den },
    frameCount,
    colour,
    ...(toColour !== undefined && { toColour }),
    ...(angle !== undefined && { angle }),
  });
}

/** Draws the ground once; frames are copies of it. */
export const backdropOp: FrameOp = {
  name: 'backdrop',
  describe(clip): ClipInfo {
    const [width, height] = [wholeParam(clip, 'width', 2), wholeParam(clip, 'height', 2)];
    const { colour, toColour } = clip.params as unknown as BackdropOptions;
    if (width % 2 !== 0 || height % 2 !== 0) refuse(clip, 'width and height must be even.', '宽和高必须为偶数。');
    for (const each of [colour, toColour ?? colour]) parseColour(each);
    return { video: { width, height, frameCount: wholeParam(clip, 'frameCount', 1), fps: rateParam(clip, 'fps') } };
  },
  needs: () => [],
  async open(clip, context): Promise<FrameProcessor> {
    const ground = drawGround(clip.params as unknown as BackdropOptions, context);
    return {
      process() {
        const frame = context.allocate(ground.width, ground.height, ground);
        frame.y.set(ground.y);
        frame.u.set(ground.u);
        frame.v.set(ground.v);
        return frame;
      },
      async [Symbol.asyncDispose]() {
        ground[Symbol.dispose]();
      },
    };
  },
};

/** The colours of high-definition video, limited range: what every player takes films of this size for. */
const colour = { matrix: 'bt709', fullRange: false } as const;

function drawGround(options: BackdropOptions, context: FrameContext): Frame {
  const { width, height } = options;
  const canvas = canvasLibrary().createCanvas(width, height);
  const pen = canvas.getContext('2d');
  const turn = ((options.angle ?? 90) * Math.PI) / 180;
  // Half the extent of the picture along the direction, so that the ends of the gradient lie in its corners.
  const reach = (Math.abs(Math.cos(turn)) * width + Math.abs(Math.sin(turn)) * height) / 2;
  const [dx, dy] = [Math.cos(turn) * reach, Math.sin(turn) * reach];
  const gradient = pen.createLinearGradient(width / 2 - dx, height / 2 - dy, width / 2 + dx, height / 2 + dy);
  gradient.addColorStop(0, hexOfRgb(parseColour(options.colour)));
  gradient.addColorStop(1, hexOfRgb(parseColour(options.toColour ?? options.colour)));
  pen.fillStyle = gradient;
  pen.fillRect(0, 0, width, height);
  const { data } = pen.getImageData(0, 0, width, height);
  const frame = context.allocate(width, height, { colour } as Frame);
  blendLayer(frame, prepareLayer({ width, height, channels: 4, data }, colour), 0, 0);
  return frame;
}
