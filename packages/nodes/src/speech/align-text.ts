import { defineNode, float, string } from '@talkgraph/engine';
import { speech } from '../capabilities.js';
import { readScript } from '../life/script-cues.js';
import { alignment, audio } from '../ports.js';
import { languageChoice } from './language-choices.js';
import { watchedSpeech } from './watched-speech.js';

export const alignText = defineNode({
  type: 'AlignText',
  version: 2,
  label: { en: 'Align Text to Recording', zh: '文本对齐录音' },
  category: 'speech',
  summary: {
    en: 'Finds when each word of a known script is said in a recording: for subtitles and an exact mouth, without a recogniser.',
    zh: '已知讲稿时，找出每个词在录音中的时间，用于字幕和精确口型，无需语音识别。',
  },
  keywords: ['forced alignment', 'script', 'timing', 'karaoke', '对齐', '讲稿', '字幕', '打轴'],
  inputs: {
    audio: {
      type: audio,
      label: { en: 'Recording', zh: '录音' },
      tooltip: { en: 'Someone reading the script.', zh: '朗读讲稿的录音。' },
    },
    text: {
      type: string,
      multiline: true,
      label: { en: 'Script', zh: '讲稿' },
      tooltip: {
        en: 'What is said, as it is said. Numbers and punctuation may be written as usual; tags of looks such as [happy] are left out.',
        zh: '录音中所说的内容，按实际所说填写。数字和标点照常书写即可；【高兴】等表情标记会被忽略。',
      },
    },
    language: languageChoice,
  },
  outputs: {
    ALIGNMENT: { type: alignment, label: { en: 'Times of words', zh: '词语时间' } },
    confidence: {
      type: float,
      name: 'confidence',
      label: { en: 'Confidence', zh: '可信度' },
      tooltip: {
        en: 'From 0, something else is said, to 1. Below 0.25 check the text; recordings of a few seconds stay near 0.5.',
        zh: '0 表示录音内容不同，1 表示完全相符。低于 0.25 时请核对文本；只有几秒的录音会接近 0.5。',
      },
    },
  },
  resources: { cpu: 1 },
  async run({ audio: recording, text, language }, context) {
    const found = await context
      .use(speech)
      .align({ audio: recording, text: readScript(text).plain, language }, watchedSpeech(context));
    for (const remark of found.remarks) context.note(remark);
    return { ALIGNMENT: found.alignment, confidence: found.confidence };
  },
});
