import { boolean, defineNode, string } from '@talkgraph/engine';
import { speech } from '../capabilities.js';

export const detectLanguage = defineNode({
  type: 'DetectLanguage',
  version: 1,
  label: { en: 'Detect Language', zh: '识别语言' },
  category: 'speech',
  summary: {
    en: 'Tells the language of a text, for example to choose a voice or a subtitle style by it.',
    zh: '判断文本的语言，例如据此选择声音或字幕样式。',
  },
  keywords: ['language id', 'locale', '语种', '检测'],
  inputs: {
    text: {
      type: string,
      multiline: true,
      label: { en: 'Text', zh: '文本' },
      tooltip: { en: 'A sentence is enough; more is surer.', zh: '一句话即可，越长越准确。' },
    },
  },
  outputs: {
    language: { type: string, name: 'language', label: { en: 'Language', zh: '语言' } },
    certain: { type: boolean, name: 'certain', label: { en: 'Certain', zh: '是否确定' } },
  },
  resources: { cpu: 1 },
  async run({ text }, context) {
    const { language, certain } = await context.use(speech).detectLanguage(text);
    return { language, certain };
  },
});
