import { boolean, defineNode, nodeResult, string } from '@talkgraph/engine';
import { recognition } from '../capabilities.js';
import { audio } from '../ports.js';
import { watchedSpeech } from './watched-speech.js';

export const detectSpokenLanguage = defineNode({
  type: 'DetectSpokenLanguage',
  version: 1,
  label: { en: 'Detect Spoken Language', zh: '识别录音语种' },
  category: 'speech',
  summary: {
    en: 'Listens to a recording and tells its language, with a Whisper or SenseVoice model that you put into models/asr.',
    zh: '听辨录音所用的语言。需在 models/asr 中放入 Whisper 或 SenseVoice 模型。',
  },
  keywords: ['language id', 'audio', 'locale', 'whisper', '语种', '语种识别', '听辨', '检测'],
  inputs: {
    audio: {
      type: audio,
      label: { en: 'Recording', zh: '录音' },
      tooltip: {
        en: 'Someone speaking. Up to three parts are listened to: from the beginning, the middle and the end.',
        zh: '有人说话的录音。会从开头、中间和结尾各取一段进行听辨。',
      },
    },
  },
  outputs: {
    language: {
      type: string,
      name: 'language',
      label: { en: 'Language', zh: '语言' },
      tooltip: {
        en: 'Tag of the language, such as zh-CN or en; "und" where nobody speaks.',
        zh: '语言代码，例如 zh-CN、en；无人说话时为 und。',
      },
    },
    certain: {
      type: boolean,
      name: 'certain',
      label: { en: 'Certain', zh: '是否确定' },
      tooltip: {
        en: 'Off where parts of the recording sound like different languages, or nobody speaks.',
        zh: '录音各段听起来语言不同，或无人说话时为否。',
      },
    },
  },
  resources: { cpu: 1 },
  // Another model may have been put there since.
  fingerprint: async (_inputs, context) => (await context.use(recognition).available()).join('\n'),
  async run({ audio: clip }, context) {
    const { heard } = await context.use(recognition).identifyLanguage(clip, watchedSpeech(context));
    const [language = 'und'] = heard;
    if (heard.length === 0) context.note(nobodyRemark);
    if (heard.length > 1) context.note(severalRemark(heard));
    const outputs = { language, certain: heard.length === 1 };
    return nodeResult({ outputs, ui: { text: [language] } });
  },
});

const nobodyRemark = {
  en: 'Nobody was heard speaking, so the language is not known.',
  zh: '没有听到说话声，无法判断语言。',
};

const severalRemark = (heard: readonly string[]) => ({
  en: `Parts of the recording sound like different languages (${heard.join(', ')}). The one heard longest was taken.`,
  zh: `录音各段听起来语言不同（${heard.join('、')}），已采用时长最长的一种。`,
});
