import type { Frame, FrameColour } from '../frame.js';
import { blendPlane, type LayerPlane, opacityFactor } from './blend-plane.js';
import {
  type ChromaPlanes,
  chromaPlanes,
  colourWeights,
  type LayerPixels,
  lumaPlane,
  straightPixels,
} from './layer-planes.js';

/** A picture with alpha, as planes of one kind of frame, ready to be laid over many of them. */
export interface BlendLayer {
  readonly width: number;
  readonly height: number;
  readonly colour: FrameColour;
  readonly luma: LayerPlane;
  /** Colour planes for even and odd places: a colour sample covers two by two pixels, so they depend on where it lies. */
  chroma(oddX: number, oddY: number): ChromaPlanes;
}

/** Prepares pixels to be laid over frames of this colour. Sizes may be odd; leave the pixels as they are from then on. */
export function prepareLayer(source: LayerPixels, colour: FrameColour): BlendLayer {
  const { width, height } = source;
  const pixels = straightPixels(source);
  const weights = colourWeights(colour);
  const known: (ChromaPlanes | undefined)[] = [undefined, undefined, undefined, undefined];
  const chroma = (oddX: number, oddY: number) => {
    const place = 2 * oddY + oddX;
    const planes = known[place] ?? chromaPlanes(pixels, { width, height }, weights, oddX, oddY);
    known[place] = planes;
    return planes;
  };
  return { width, height, colour: { ...colour }, luma: lumaPlane(pixels, width, height, weights), chroma };
}

/**
 * Lays a layer over a frame, its left upper corner at x, y (any whole numbers; what lies outside the frame is left out).
 * Only the layer's rectangle is touched. The frame has to be one's own, such as from `copyFrame`, and of the layer's colour.
 * @param opacity 0 to 1; the layer's alpha is multiplied by it
 */
export function blendLayer(frame: Frame, layer: BlendLayer, x: number, y: number, opacity = 1): void {
  const factor = opacityFactor(opacity);
  if (factor === 0) return;
  const { width, height } = frame;
  blendPlane({ data: frame.y, width, height }, layer.luma, x, y, factor);
  const { u, v } = layer.chroma(x & 1, y & 1);
  const half = { width: width >> 1, height: height >> 1 };
  blendPlane({ data: frame.u, ...half }, u, x >> 1, y >> 1, factor);
  blendPlane({ data: frame.v, ...half }, v, x >> 1, y >> 1, factor);
}

/**
 * The same pixels prepared for whatever frames come: parts of a film may have different colours. Each kind is prepared
 * once, when its first frame comes.
 */
export function layerForFrames(source: LayerPixels): (frame: Pick<Frame, 'colour'>) => BlendLayer {
  const known = new Map<string, BlendLayer>();
  return ({ colour }) => {
    const key = `${colour.matrix}:${colour.fullRange}`;
    const layer = known.get(key) ?? prepareLayer(source, colour);
    known.set(key, layer);
    return layer;
  };
}
