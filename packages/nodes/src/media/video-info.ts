import { boolean, defineNode, float, int } from '@talkgraph/engine';
import type { VideoInfo } from '@talkgraph/media';
import { media } from '../capabilities.js';
import { secondsOf } from './checked-clip.js';
import { videoInput } from './video-input.js';

export const videoInfo = defineNode({
  type: 'VideoInfo',
  version: 1,
  label: { en: 'Video Facts', zh: '视频信息' },
  category: 'video',
  summary: { en: 'Tells size, frame rate and length of a clip.', zh: '给出视频的尺寸、帧率和时长。' },
  keywords: ['size', 'fps', 'duration', 'length', '尺寸', '帧率', '时长'],
  inputs: { video: videoInput },
  outputs: {
    width: { type: int, name: 'width', label: { en: 'Width', zh: '宽度' } },
    height: { type: int, name: 'height', label: { en: 'Height', zh: '高度' } },
    fps: { type: float, name: 'fps', label: { en: 'Frame rate', zh: '帧率' } },
    frame_count: { type: int, name: 'frame_count', label: { en: 'Frames', zh: '帧数' } },
    seconds: { type: float, name: 'seconds', label: { en: 'Seconds', zh: '秒数' } },
    has_audio: { type: boolean, name: 'has_audio', label: { en: 'Has sound', zh: '有声音' } },
  },
  run({ video: clip }, context) {
    const info = context.use(media).describe(clip);
    const { width, height, fps, frameCount } = info.video as VideoInfo;
    return {
      width,
      height,
      fps: fps.num / fps.den,
      frame_count: frameCount,
      seconds: secondsOf(info),
      has_audio: info.audio !== undefined,
    };
  },
});
