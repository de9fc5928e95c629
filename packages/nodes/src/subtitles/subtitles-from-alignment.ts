import { defineNode, int } from '@talkgraph/engine';
import { cuesFromWords } from '@talkgraph/subtitles';
import { subtitleDocuments } from '../capabilities.js';
import { subtitlesWithoutWords } from '../errors.js';
import { alignment, subtitles } from '../ports.js';
import { cueLimitInputs, cueLimitsOf } from './cue-limit-inputs.js';

export const subtitlesFromAlignment = defineNode({
  type: 'SubtitlesFromAlignment',
  version: 1,
  label: { en: 'Subtitles from Speech', zh: '语音转字幕' },
  category: 'subtitles',
  summary: {
    en: 'Cuts what is said into subtitles: at sentences, clauses and pauses, never inside a Chinese word. Words keep their times for karaoke.',
    zh: '将语音内容切分为字幕：按句子、分句和停顿断开，不拆开词语，并保留逐字时间供卡拉 OK 使用。',
  },
  keywords: ['captions', 'karaoke', 'cut', 'segment', '断句', '切分', '打轴', '卡拉OK', '自动字幕', '字幕'],
  inputs: {
    alignment: {
      type: alignment,
      label: { en: 'Times of words', zh: '词语时间' },
      tooltip: {
        en: 'From "Text to Speech", "Align Text to Recording" or "Speech to Text".',
        zh: '来自“文本转语音”“文本对齐录音”或“语音识别”。',
      },
    },
    ...cueLimitInputs,
  },
  outputs: {
    SUBTITLES: { type: subtitles, label: { en: 'Subtitles', zh: '字幕' } },
    count: { type: int, name: 'count', label: { en: 'Count', zh: '条数' } },
  },
  async run({ alignment: reference, ...limits }, context) {
    const service = context.use(subtitleDocuments);
    const spoken = await service.readAlignment(reference);
    const cues = cuesFromWords(spoken, cueLimitsOf(limits));
    if (cues.length === 0) throw subtitlesWithoutWords({});
    return { SUBTITLES: await service.store({ language: spoken.language, cues }), count: cues.length };
  },
});
