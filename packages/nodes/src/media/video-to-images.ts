import { defineNode, int } from '@talkgraph/engine';
import type { VideoInfo } from '@talkgraph/media';
import { media } from '../capabilities.js';
import { frameOutside } from '../errors.js';
import { image } from '../ports.js';
import { videoInput } from './video-input.js';

export const videoToImages = defineNode({
  type: 'VideoToImages',
  version: 1,
  label: { en: 'Video to Images', zh: '视频转图片' },
  category: 'video',
  summary: { en: 'Takes single frames of a clip as pictures.', zh: '将视频中的若干帧取为图片。' },
  keywords: ['frames', 'extract', 'still', '抽帧', '截图'],
  inputs: {
    video: videoInput,
    first: {
      type: int,
      default: 0,
      min: 0,
      max: 10_000_000,
      label: { en: 'First frame', zh: '起始帧' },
      tooltip: { en: 'Number of the first frame, counted from 0.', zh: '第一张图片的帧序号，从 0 开始计数。' },
    },
    count: {
      type: int,
      default: 1,
      min: 1,
      max: 4096,
      label: { en: 'How many', zh: '数量' },
      tooltip: {
        en: 'At most so many pictures; each takes room on the disk.',
        zh: '最多取出的图片数量；每张都会占用磁盘空间。',
      },
    },
    step: {
      type: int,
      default: 1,
      min: 1,
      max: 100_000,
      label: { en: 'Every', zh: '间隔' },
      tooltip: { en: '1 takes every frame, 25 every twenty-fifth.', zh: '1 表示每帧都取，25 表示每 25 帧取一张。' },
    },
  },
  outputs: { IMAGE: { type: image, label: { en: 'Images', zh: '图片' } } },
  resources: { cpu: 1 },
  async run({ video: clip, first, count, step }, context) {
    const { signal } = context;
    const service = context.use(media);
    const { frameCount } = service.describe(clip).video as VideoInfo;
    if (first >= frameCount) throw frameOutside({ frame: first, count: frameCount });
    return { IMAGE: await service.stillsOf(clip, { first, count, step, signal }) };
  },
});
