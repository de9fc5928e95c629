import { defineNode, float } from '@talkgraph/engine';
import { shiftCues } from '@talkgraph/subtitles';
import { subtitleDocuments } from '../capabilities.js';
import { subtitles } from '../ports.js';
import { subtitlesInput } from './subtitles-input.js';

export const shiftSubtitles = defineNode({
  type: 'ShiftSubtitles',
  version: 1,
  label: { en: 'Shift Subtitles', zh: '平移字幕' },
  category: 'subtitles',
  summary: {
    en: 'Moves subtitles earlier or later, such as behind a title card, or stretches them to another speed.',
    zh: '将字幕整体提前或延后（例如片头之后），也可按速度拉伸。',
  },
  keywords: ['delay', 'offset', 'sync', '延迟', '偏移', '同步', '校准'],
  inputs: {
    subtitles: subtitlesInput,
    seconds: {
      type: float,
      default: 0,
      min: -100_000,
      max: 100_000,
      step: 0.1,
      label: { en: 'Seconds', zh: '秒数' },
      tooltip: { en: 'Positive is later, negative earlier.', zh: '正数延后，负数提前。' },
    },
    speed: {
      type: float,
      optional: true,
      default: 1,
      min: 0.1,
      max: 10,
      step: 0.01,
      advanced: true,
      label: { en: 'Speed', zh: '速度' },
      tooltip: {
        en: 'Times are divided by it, before they are moved: 2 for a video that plays twice as fast.',
        zh: '平移前先将时间除以该值：视频以两倍速播放时填 2。',
      },
    },
  },
  outputs: { SUBTITLES: { type: subtitles, label: { en: 'Subtitles', zh: '字幕' } } },
  async run({ subtitles: reference, seconds, speed }, context) {
    const service = context.use(subtitleDocuments);
    const document = await service.read(reference);
    const cues = shiftCues(document.cues, { seconds, factor: 1 / speed });
    return { SUBTITLES: await service.store({ ...document, cues }) };
  },
});
