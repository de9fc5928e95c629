import { combo, defineNode, float, string } from '@talkgraph/engine';
import type { VideoInfo } from '@talkgraph/media';
import { images, media } from '../capabilities.js';
import { watermarkEmpty } from '../errors.js';
import { checkedClip } from '../media/checked-clip.js';
import { videoInput } from '../media/video-input.js';
import { image, mask, type StillBatch, video } from '../ports.js';
import { centreAt, fittedSize, marginInput, positionInput, shareOf } from './anchor.js';
import { labelLook } from './drawn-text.js';
import { transparentStills } from './transparent-stills.js';

/** Room between repetitions, in heights of one of them. */
const tileGap = 0.7;
/** How far a single slanted mark reaches across the picture. */
const diagonalReach = 0.82;

export const watermark = defineNode({
  type: 'Watermark',
  version: 1,
  label: { en: 'Watermark', zh: '水印' },
  category: 'compose',
  summary: {
    en: 'Marks a video with a text or a picture: all over it, once across, or in a corner.',
    zh: '为视频添加文字或图片水印：平铺、斜跨整个画面或放在角落。',
  },
  keywords: ['copyright', 'protect', 'mark', 'draft', 'sample', '版权', '防盗', '样片', '平铺'],
  inputs: {
    video: videoInput,
    text: {
      type: string,
      default: '',
      label: { en: 'Text', zh: '文字' },
      tooltip: { en: 'What is written; leave it empty to use a picture.', zh: '水印文字；使用图片时留空。' },
    },
    picture: {
      type: image,
      optional: true,
      label: { en: 'Picture', zh: '图片' },
      tooltip: { en: 'Used where no text is given.', zh: '没有填写文字时使用此图片。' },
    },
    mask: {
      type: mask,
      optional: true,
      label: { en: 'Mask', zh: '遮罩' },
      tooltip: {
        en: 'The mask that "Load Image" answers beside the picture, for one with a transparent background.',
        zh: '“加载图片”同时输出的遮罩，用于背景透明的图片。',
      },
    },
    layout: {
      type: combo(['tiled', 'diagonal', 'corner']),
      choiceLabels: {
        tiled: { en: 'All over', zh: '平铺' },
        diagonal: { en: 'Once across', zh: '斜跨画面' },
        corner: { en: 'In one place', zh: '固定位置' },
      },
      default: 'tiled',
      label: { en: 'Layout', zh: '布局' },
      tooltip: { en: 'All over is the hardest to remove.', zh: '平铺最难被去除。' },
    },
    opacity: {
      type: float,
      default: 20,
      min: 1,
      max: 100,
      step: 1,
      label: { en: 'Opacity (%)', zh: '不透明度（%）' },
      tooltip: { en: 'Low values disturb less.', zh: '数值越低越不影响观看。' },
    },
    size: {
      type: float,
      optional: true,
      default: 6,
      min: 1,
      max: 60,
      step: 0.5,
      label: { en: 'Height (%)', zh: '高度（%）' },
      tooltip: {
        en: "Of one mark, in percent of the picture's shorter side; of no account once across.",
        zh: '单个水印的高度，占画面短边的百分比；“斜跨画面”时不起作用。',
      },
    },
    angle: {
      type: float,
      optional: true,
      default: -30,
      min: -90,
      max: 90,
      step: 5,
      advanced: true,
      label: { en: 'Angle', zh: '角度' },
      tooltip: { en: 'Degrees clockwise; in one place it stays level.', zh: '顺时针角度；“固定位置”时保持水平。' },
    },
    position: { ...positionInput, optional: true, default: 'bottom-right', advanced: true },
    margin: { ...marginInput, optional: true, advanced: true },
  },
  outputs: { VIDEO: { type: video, label: { en: 'Video', zh: '视频' } } },
  async run(inputs, context) {
    const { video: clip, text, picture, layout, opacity, size, angle, position, margin } = inputs;
    const service = context.use(media);
    const outer = service.describe(clip).video as VideoInfo;
    const height = shareOf(size, outer);
    let marks: StillBatch | undefined = picture;
    if (text.trim() !== '') {
      // Drawn in the size it is shown in; across the whole picture it is only known to be large.
      const drawn = layout === 'diagonal' ? shareOf(20, outer) : height;
      marks = { stills: [await context.use(images).drawText(text.trim(), labelLook, { size: drawn })] };
    } else if (picture) marks = await transparentStills(picture, inputs.mask, context);
    if (!marks || marks.stills.length === 0) throw watermarkEmpty({});
    const [first] = await service.picturesOf({ stills: marks.stills.slice(0, 1) });
    const shape = first as NonNullable<typeof first>;
    const edge = shareOf(margin, outer);
    const mark = layout === 'diagonal' ? acrossSize(shape, outer, angle) : fittedSize(shape, height, outer, edge);
    const centre =
      layout === 'corner' ? centreAt(position, outer, mark, edge) : { x: outer.width / 2, y: outer.height / 2 };
    const marked = service.edit.overlay(clip, {
      pictures: [shape],
      size: mark,
      centre,
      opacity: opacity / 100,
      ...(layout !== 'corner' && { angle }),
      ...(layout === 'tiled' && { tileGap: Math.round(mark.height * tileGap) }),
    });
    return { VIDEO: checkedClip(service, marked) };
  },
});

interface Size {
  readonly width: number;
  readonly height: number;
}

/** The size of this shape that, slanted, reaches across most of a picture. */
function acrossSize({ width, height }: Size, outer: Size, angle: number): Size {
  const [sine, cosine] = [Math.abs(Math.sin((angle * Math.PI) / 180)), Math.abs(Math.cos((angle * Math.PI) / 180))];
  const factor =
    diagonalReach *
    Math.min(outer.width / (width * cosine + height * sine), outer.height / (width * sine + height * cosine));
  return { width: Math.max(1, Math.round(width * factor)), height: Math.max(1, Math.round(height * factor)) };
}
