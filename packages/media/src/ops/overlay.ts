import type { Clip, ClipInfo, Json, VideoInfo } from '../clip.js';
import type { Frame } from '../frame.js';
import type { FrameContext, FrameOp, FrameProcessor } from '../frame-op.js';
import { makeClip } from '../make-clip.js';
import type { Rational } from '../rational.js';
import { type BlendLayer, blendLayer, layerForFrames } from './blend-layer.js';
import { copyFrame } from './copy-frame.js';
import { type Appearance, appearanceOf, type Place, sightAt } from './entrance.js';
import { type OverlayPicture, overlayPixels } from './overlay-pictures.js';
import { refuse, videoOf } from './read-params.js';

/** A picture with alpha over a clip. */
export interface OverlayOptions extends Appearance {
  /** One, or several that are shown in turn. */
  readonly pictures: readonly OverlayPicture[];
  /** Pictures a second, where there are several. */
  readonly rate?: Rational;
  /** Its middle, and its size before it is turned; any whole numbers. What lies outside the frame is not seen. */
  readonly centre: { readonly x: number; readonly y: number };
  readonly size: { readonly width: number; readonly height: number };
  /** Degrees clockwise. */
  readonly angle?: number;
  /** Repeated over the whole frame with so many pixels between; where it lies is then of no account. */
  readonly tileGap?: number;
}

/** Lays a logo, a watermark or any picture with alpha over a clip. */
export function overlay(clip: Clip, options: OverlayOptions): Clip {
  return makeClip('overlay', JSON.parse(JSON.stringify(options)) as { [key: string]: Json }, [clip]);
}

/** One frame in, the same with a picture on it out; frames that do not show it pass untouched. */
export const overlayOp: FrameOp = {
  name: 'overlay',
  describe(clip, inputs): ClipInfo {
    const { frameCount } = videoOf(clip, inputs);
    const { pictures, size } = optionsOf(clip);
    const sizes = [size?.width, size?.height].every((side) => Number.isSafeInteger(side) && (side as number) > 0);
    if (!Array.isArray(pictures) || pictures.length === 0 || !sizes) {
      refuse(clip, 'it needs a picture and a size.', '需要图片和尺寸。');
    }
    appearanceOf(clip, frameCount);
    return inputs[0] as ClipInfo;
  },
  needs: (_clip, _inputs, n) => [{ input: 0, frame: n }],
  needRuns: (_clip, _inputs, run) => [{ ...run, input: 0 }],
  async open(clip, context): Promise<FrameProcessor> {
    const video = context.inputs[0] as VideoInfo;
    const options = optionsOf(clip);
    const appearance = appearanceOf(clip, video.frameCount);
    const layers = new PictureLayers(options, video, context);
    return {
      async process(n, [input]) {
        const frame = input as Frame;
        const at = n - appearance.first;
        if (at < 0 || at >= appearance.count) return frame;
        const layer = await layers.layer(pictureAt(options, video, at), frame);
        const sight = sightAt(n, appearance, placeOf(options, layer), video);
        if (!sight) return frame;
        const output = copyFrame(frame, context);
        blendLayer(output, layer, sight.x, sight.y, sight.opacity);
        return output;
      },
      [Symbol.asyncDispose]: async () => {},
    };
  },
};

function optionsOf(clip: Clip): OverlayOptions {
  return clip.params as unknown as OverlayOptions;
}

function placeOf({ centre, tileGap }: OverlayOptions, { width, height }: BlendLayer): Place {
  if (tileGap !== undefined) return { x: 0, y: 0, width, height };
  return { x: Math.round(centre.x - width / 2), y: Math.round(centre.y - height / 2), width, height };
}

/** Which of several pictures is seen `at` frames after the first. */
function pictureAt({ pictures, rate }: OverlayOptions, { fps }: VideoInfo, at: number): number {
  if (pictures.length === 1) return 0;
  const { num, den } = rate ?? fps;
  return Math.floor((at * num * fps.den) / (den * fps.num)) % pictures.length;
}

/** Prepared pictures of an animation that are kept, in bytes of their pixels; a longer one is prepared again every round. */
const mostBytes = 200_000_000;

/** The pictures as layers, each prepared when it is first seen. */
class PictureLayers {
  readonly #options: OverlayOptions;
  readonly #video: VideoInfo;
  readonly #context: FrameContext;
  readonly #known = new Map<number, (frame: Frame) => BlendLayer>();

  constructor(options: OverlayOptions, video: VideoInfo, context: FrameContext) {
    this.#options = options;
    this.#video = video;
    this.#context = context;
  }

  async layer(index: number, frame: Frame): Promise<BlendLayer> {
    const known = this.#known.get(index) ?? (await this.#prepare(index));
    return known(frame);
  }

  async #prepare(index: number): Promise<(frame: Frame) => BlendLayer> {
    const { pictures, size, angle, tileGap } = this.#options;
    const { width, height } = this.#video;
    const tiled = tileGap === undefined ? {} : { tiled: { width, height, gap: tileGap } };
    const shape = { ...size, ...(angle !== undefined && { angle }), ...tiled };
    const pixels = await overlayPixels(pictures[index] as OverlayPicture, shape, this.#context);
    const [oldest] = this.#known.keys();
    if (oldest !== undefined && (this.#known.size + 1) * pixels.data.length > mostBytes) this.#known.delete(oldest);
    const layerFor = layerForFrames(pixels);
    this.#known.set(index, layerFor);
    return layerFor;
  }
}
