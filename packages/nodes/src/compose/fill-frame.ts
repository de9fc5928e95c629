import type { NodeContext } from '@talkgraph/engine';
import type { Clip, LoopMode, VideoInfo } from '@talkgraph/media';
import type { Pixels } from '../capabilities/image-service.js';
import type { MediaService } from '../capabilities/media-service.js';
import { images, media } from '../capabilities.js';
import { cropPixels } from '../image/crop-pixels.js';
import type { StillBatch } from '../ports.js';

/**
 * A picture or film that fills frames of a size from edge to edge, at a rate and for a length; what stands out is cut off
 * evenly. A picture is scaled here and now, so that a render does not do it again for every frame.
 */
export async function fillFrame(
  value: Clip | StillBatch,
  frame: VideoInfo,
  mode: LoopMode,
  context: Pick<NodeContext, 'use'>,
): Promise<Clip> {
  const service = context.use(media);
  if ('stills' in value) {
    const still = await filledStill(value, frame, context);
    return service.clipOfStills({ stills: [still] }, { fps: frame.fps, framesEach: frame.frameCount });
  }
  const filled = filledFilm(service, value, frame);
  const own = service.describe(filled).video as VideoInfo;
  const fitting = own.fps.num * frame.fps.den === frame.fps.num * own.fps.den;
  const timed = fitting ? filled : service.edit.retime(filled, frame.fps);
  const { frameCount } = service.describe(timed).video as VideoInfo;
  if (frameCount >= frame.frameCount) return service.edit.trim(timed, { first: 0, count: frame.frameCount });
  return service.edit.loop(timed, { frameCount: frame.frameCount, mode });
}

async function filledStill({ stills }: StillBatch, { width, height }: VideoInfo, context: Pick<NodeContext, 'use'>) {
  const service = context.use(images);
  const still = stills[0] as NonNullable<(typeof stills)[0]>;
  if (still.width === width && still.height === height) return still;
  const pixels = await service.load(still);
  const part = middleOf(pixels, width / height);
  return service.store(service.scale(part, { width, height }, 'area'));
}

/** The largest part in the middle that has a shape. */
function middleOf(pixels: Pixels, shape: number): Pixels {
  const width = Math.max(1, Math.min(pixels.width, Math.round(pixels.height * shape)));
  const height = Math.max(1, Math.min(pixels.height, Math.round(pixels.width / shape)));
  const [x, y] = [Math.floor((pixels.width - width) / 2), Math.floor((pixels.height - height) / 2)];
  return cropPixels(pixels, { x, y, width, height });
}

function filledFilm({ edit, describe }: MediaService, clip: Clip, { width, height }: VideoInfo): Clip {
  const own = describe(clip).video as VideoInfo;
  if (own.width === width && own.height === height) return clip;
  const factor = Math.max(width / own.width, height / own.height);
  let side = 2 * Math.ceil((Math.min(own.width, own.height) * factor) / 2);
  let scaled = edit.scaleToFit(clip, side);
  let size = describe(scaled).video as VideoInfo;
  // Sides are rounded to even numbers, so the long one may be a little short.
  while (size.width < width || size.height < height) {
    side += 2;
    scaled = edit.scaleToFit(clip, side);
    size = describe(scaled).video as VideoInfo;
  }
  const even = (room: number) => 2 * Math.floor(room / 4);
  return edit.crop(scaled, { x: even(size.width - width), y: even(size.height - height), width, height });
}
