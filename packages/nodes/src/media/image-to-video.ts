import { defineNode, float } from '@talkgraph/engine';
import { media } from '../capabilities.js';
import { imageBatchEmpty } from '../errors.js';
import { image, video } from '../ports.js';
import { checkedClip } from './checked-clip.js';
import { rateOf } from './rate-of.js';

export const imageToVideo = defineNode({
  type: 'ImageToVideo',
  version: 1,
  label: { en: 'Image to Video', zh: '图片转视频' },
  category: 'video',
  summary: {
    en: 'Shows a picture, or several one after another, as a clip.',
    zh: '将一张图片，或多张图片依次播放，做成视频片段。',
  },
  keywords: ['still', 'photo', 'slideshow', '照片', '幻灯片'],
  inputs: {
    images: {
      type: image,
      label: { en: 'Images', zh: '图片' },
      tooltip: { en: 'What is shown, in this order.', zh: '按此顺序显示的图片。' },
    },
    seconds: {
      type: float,
      default: 5,
      min: 0.01,
      max: 86_400,
      step: 0.1,
      label: { en: 'Seconds each', zh: '每张秒数' },
      tooltip: { en: 'How long each picture is shown.', zh: '每张图片显示的时长。' },
    },
    fps: {
      type: float,
      default: 25,
      min: 1,
      max: 240,
      step: 1,
      label: { en: 'Frame rate', zh: '帧率' },
      tooltip: { en: 'Frames per second.', zh: '每秒帧数。' },
    },
  },
  outputs: { VIDEO: { type: video, label: { en: 'Video', zh: '视频' } } },
  async run({ images, seconds, fps }, context) {
    if (images.stills.length === 0) throw imageBatchEmpty({});
    const service = context.use(media);
    const framesEach = Math.max(1, Math.round(seconds * fps));
    return { VIDEO: checkedClip(service, await service.clipOfStills(images, { fps: rateOf(fps), framesEach })) };
  },
});
