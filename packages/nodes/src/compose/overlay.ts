import { defineNode, float } from '@talkgraph/engine';
import type { Clip, VideoInfo } from '@talkgraph/media';
import { media } from '../capabilities.js';
import { imageBatchEmpty } from '../errors.js';
import { videoOrImage } from '../lipsync/video-or-image.js';
import { checkedClip } from '../media/checked-clip.js';
import { rateOf } from '../media/rate-of.js';
import { videoInput } from '../media/video-input.js';
import { mask, video } from '../ports.js';
import { centreAt, fittedSize, marginInput, positionInput, shareOf } from './anchor.js';
import { appearanceInputs, appearanceOf } from './appearance.js';
import { insetOf } from './inset-of.js';
import { transparentStills } from './transparent-stills.js';

export const overlay = defineNode({
  type: 'Overlay',
  version: 1,
  label: { en: 'Overlay', zh: '叠加图片或视频' },
  category: 'compose',
  summary: {
    en: 'Lays a logo, a sticker or a clip over a video: where, how large, when, and how it comes and goes.',
    zh: '在视频上叠加台标、贴纸或另一段视频，可设置位置、大小、时间和出入场动画。',
  },
  keywords: ['logo', 'sticker', 'bug', 'layer', 'composite', '台标', '角标', '贴纸', '图层', '标志'],
  inputs: {
    video: videoInput,
    overlay: {
      type: videoOrImage,
      label: { en: 'Overlay', zh: '叠加内容' },
      tooltip: {
        en: 'A picture, several that are shown in turn, or a video. Transparent parts of pictures stay transparent.',
        zh: '图片、依次播放的多张图片或视频。图片的透明部分会保持透明。',
      },
    },
    mask: {
      type: mask,
      optional: true,
      label: { en: 'Mask', zh: '遮罩' },
      tooltip: {
        en: 'The mask that "Load Image" answers beside the picture: connect it for a logo with a transparent background.',
        zh: '“加载图片”同时输出的遮罩：台标背景透明时请连接它。',
      },
    },
    position: { ...positionInput, default: 'top-right' },
    size: {
      type: float,
      default: 12,
      min: 1,
      max: 100,
      step: 0.5,
      label: { en: 'Height (%)', zh: '高度（%）' },
      tooltip: {
        en: "Its height in percent of the picture's shorter side; it is made smaller where it would not fit.",
        zh: '高度占画面短边的百分比；放不下时会自动缩小。',
      },
    },
    margin: { ...marginInput, optional: true },
    ...appearanceInputs,
    picture_rate: {
      type: float,
      optional: true,
      default: 12,
      min: 0.1,
      max: 120,
      advanced: true,
      label: { en: 'Pictures per second', zh: '每秒图片数' },
      tooltip: {
        en: 'How fast several pictures follow each other; they start over at the end.',
        zh: '多张图片的播放速度，播完后从头循环。',
      },
    },
  },
  outputs: { VIDEO: { type: video, label: { en: 'Video', zh: '视频' } } },
  async run(inputs, context) {
    const { video: clip, overlay: content, mask: masks, position, size, margin } = inputs;
    const service = context.use(media);
    const info = service.describe(clip);
    const picture = info.video as VideoInfo;
    const appearance = appearanceOf(info, inputs);
    const edge = shareOf(margin, picture);
    const height = shareOf(size, picture);
    let result: Clip;
    if ('stills' in content) {
      if (content.stills.length === 0) throw imageBatchEmpty({});
      const pictures = await service.picturesOf(await transparentStills(content, masks, context));
      const fitted = fittedSize(pictures[0] as (typeof pictures)[0], height, picture, edge);
      const centre = centreAt(position, picture, fitted, edge);
      const rate = rateOf(inputs.picture_rate);
      result = service.edit.overlay(clip, { pictures, rate, size: fitted, centre, ...appearance });
    } else {
      const own = service.describe(content).video as VideoInfo;
      const inset = insetOf(service, content, fittedSize(own, height, picture, edge), picture);
      const { x, y } = centreAt(position, picture, inset.size, edge);
      const place = {
        x: 2 * Math.round((x - inset.size.width / 2) / 2),
        y: 2 * Math.round((y - inset.size.height / 2) / 2),
      };
      result = service.edit.pictureInPicture(clip, inset.clip, { ...place, ...appearance });
    }
    return { VIDEO: checkedClip(service, result) };
  },
});
