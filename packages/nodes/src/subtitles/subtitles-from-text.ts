import { defineNode, float, int, string } from '@talkgraph/engine';
import type { ClipInfo } from '@talkgraph/media';
import { spreadText } from '@talkgraph/subtitles';
import { media, subtitleDocuments } from '../capabilities.js';
import { subtitlesDurationMissing, subtitlesWithoutWords } from '../errors.js';
import { audio, subtitles } from '../ports.js';
import { languageChoice } from '../speech/language-choices.js';
import { cueLimitInputs, cueLimitsOf } from './cue-limit-inputs.js';
import { writtenLanguage } from './written-language.js';

const seconds = { type: float, optional: true, default: 0, min: 0, max: 1_000_000, step: 0.1 } as const;

export const subtitlesFromText = defineNode({
  type: 'SubtitlesFromText',
  version: 1,
  label: { en: 'Subtitles from Text', zh: '文本转字幕' },
  category: 'subtitles',
  summary: {
    en: 'Spreads a text over a time, with rests at punctuation. "Align Text to Recording" is exact where there is a recording.',
    zh: '将文本按时长均匀分配为字幕，在标点处停顿。有录音时请用“文本对齐录音”，时间更准确。',
  },
  keywords: ['captions', 'script', 'spread', '讲稿', '文案', '字幕'],
  inputs: {
    text: {
      type: string,
      multiline: true,
      label: { en: 'Text', zh: '文本' },
      tooltip: { en: 'What the subtitles say.', zh: '字幕内容。' },
    },
    audio: {
      type: audio,
      optional: true,
      label: { en: 'Sound', zh: '声音' },
      tooltip: { en: 'The text is spread over its length.', zh: '文本会分配到该声音的整个时长。' },
    },
    duration: {
      ...seconds,
      label: { en: 'Duration', zh: '时长' },
      tooltip: {
        en: 'Over how many seconds; 0 takes the length of the sound.',
        zh: '分配到多少秒；0 表示使用声音的时长。',
      },
    },
    start: {
      ...seconds,
      label: { en: 'Start', zh: '起点' },
      tooltip: { en: 'When the first one appears, in seconds.', zh: '第一条字幕出现的时间（秒）。' },
    },
    language: { ...languageChoice, optional: true, default: 'auto' },
    ...cueLimitInputs,
  },
  outputs: {
    SUBTITLES: { type: subtitles, label: { en: 'Subtitles', zh: '字幕' } },
    count: { type: int, name: 'count', label: { en: 'Count', zh: '条数' } },
  },
  async run({ text, audio: sound, duration, start, language: chosen, ...limits }, context) {
    const heard = sound ? secondsOf(context.use(media).describe(sound)) - start : 0;
    const durationSeconds = duration > 0 ? duration : heard;
    if (durationSeconds <= 0) throw subtitlesDurationMissing({});
    const language = chosen === 'auto' ? (writtenLanguage(text) ?? 'en') : chosen;
    const cues = spreadText(text, { language, startSeconds: start, durationSeconds }, cueLimitsOf(limits));
    if (cues.length === 0) throw subtitlesWithoutWords({});
    return { SUBTITLES: await context.use(subtitleDocuments).store({ language, cues }), count: cues.length };
  },
});

function secondsOf({ audio: sound, video }: ClipInfo): number {
  if (sound) return sound.sampleCount / sound.sampleRate;
  return video ? (video.frameCount * video.fps.den) / video.fps.num : 0;
}
