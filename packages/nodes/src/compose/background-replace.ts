import { defineNode } from '@talkgraph/engine';
import type { Clip, VideoInfo } from '@talkgraph/media';
import type { Backdrop, CutMode, PersonPlace } from '@talkgraph/vision';
import type { MediaService } from '../capabilities/media-service.js';
import { media, vision } from '../capabilities.js';
import { pictureTooSmall } from '../errors.js';
import { clipOf } from '../lipsync/clip-of.js';
import { checkedClip } from '../media/checked-clip.js';
import { type StillBatch, video } from '../ports.js';
import { advancedBackgroundInputs, backgroundInputs } from './background-inputs.js';
import { hexOfColour } from './colour-input.js';
import { fillFrame } from './fill-frame.js';

export const backgroundReplace = defineNode({
  type: 'BackgroundReplace',
  version: 1,
  label: { en: 'Replace Background', zh: '更换背景' },
  category: 'compose',
  summary: {
    en: 'Puts a person before another background: a picture, a video, a colour, or the own one out of focus.',
    zh: '为人物更换背景：图片、视频、纯色，或虚化原来的背景。',
  },
  keywords: [
    'remove background',
    'matting',
    'green screen',
    'chroma key',
    'virtual background',
    '抠像',
    '抠图',
    '绿幕',
    '虚拟背景',
    '背景虚化',
  ],
  inputs: { ...backgroundInputs, ...advancedBackgroundInputs },
  outputs: { VIDEO: { type: video, label: { en: 'Video', zh: '视频' } } },
  resources: { cpu: 1 },
  async run(inputs, context) {
    const service = context.use(media);
    const filmed = await clipOf(inputs.video, context);
    const own = service.describe(filmed).video as VideoInfo;
    const { background } = inputs;
    checkSize('person', own);
    if (background) checkSize('background', sizeOf(background, service));
    const frame = inputs.size === 'background' && background ? sizeOf(background, service) : own;
    // The own background moves with the person, so it is neither scaled nor moved against them.
    const isBlurred = !background && inputs.mode === 'person' && inputs.no_background === 'blur';
    const person = isBlurred ? filmed : scaledTo(service, filmed, frame.height * inputs.scale);
    const { width, height } = frame;
    const { fps, frameCount } = service.describe(person).video as VideoInfo;
    const behind =
      background && (await fillFrame(background, { width, height, fps, frameCount }, inputs.loop, context));
    const mode = cutMode(inputs);
    const options = {
      width,
      height,
      mode,
      backdrop: behind ? ({ kind: 'clip' } as const) : plainBackdrop(inputs, mode),
      place: isBlurred ? 'as-filmed' : (inputs.position.replace('_', '-') as PersonPlace),
      raise: isBlurred ? 0 : inputs.raise,
      // The own background has the person's light already.
      light: behind ? inputs.match_light : 0,
      shadow: inputs.shadow,
    };
    const replaced = context.use(vision).replaceBackground(person, options, behind);
    return { VIDEO: checkedClip(service, replaced) };
  },
});

/** Even width and height of a background. */
function sizeOf(background: Clip | StillBatch, service: MediaService): { width: number; height: number } {
  const size = 'stills' in background ? background.stills[0] : service.describe(background).video;
  const even = (side: number) => Math.max(2, 2 * Math.floor(side / 2));
  return { width: even(size?.width ?? 2), height: even(size?.height ?? 2) };
}

/** The least that pictures are scaled to, and that a person can be seen in. */
const leastSide = 16;

function checkSize(of: 'person' | 'background', { width, height }: { width: number; height: number }): void {
  if (Math.min(width, height) < leastSide) throw pictureTooSmall({ of, size: `${width}×${height}`, least: leastSide });
}

/** The person as high as wanted; as filmed where that is nearly so. */
function scaledTo({ edit, describe }: MediaService, clip: Clip, wanted: number): Clip {
  const { width, height } = describe(clip).video as VideoInfo;
  const factor = wanted / height;
  if (Math.abs(factor - 1) < 0.005) return clip;
  return edit.scaleToFit(clip, Math.max(leastSide, 2 * Math.round((Math.min(width, height) * factor) / 2)));
}

interface KeySettings {
  readonly mode: string;
  readonly edge_shrink: number;
  readonly key_color: string;
  readonly tolerance: number;
  readonly softness: number;
  readonly spill: number;
}

function cutMode({ mode, edge_shrink: shrink, key_color: text, tolerance, softness, spill }: KeySettings): CutMode {
  if (mode === 'person') return { kind: 'person', shrink };
  const colour = text.trim();
  return { kind: 'screen', ...(colour !== '' && { colour: hexOfColour(colour) }), tolerance, softness, spill };
}

interface BackdropSettings {
  readonly no_background: string;
  readonly color: string;
  readonly color_2: string;
  readonly blur: number;
}

function plainBackdrop(settings: BackdropSettings, mode: CutMode): Backdrop {
  const { no_background: kind, color, color_2: second, blur: strength } = settings;
  if (kind === 'colour') return { kind: 'colour', top: hexOfColour(color), bottom: hexOfColour(color) };
  if (kind === 'gradient' || mode.kind === 'screen') {
    return { kind: 'colour', top: hexOfColour(color), bottom: hexOfColour(second) };
  }
  return { kind: 'blur', strength };
}
