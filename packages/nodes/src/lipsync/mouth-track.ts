import { defineNode, string } from '@talkgraph/engine';
import { lipSync } from '../capabilities.js';
import { alignment, audio, mouthTrack as mouthTrackPort } from '../ports.js';
import { watchedCall } from './watched-call.js';

export const mouthTrack = defineNode({
  type: 'MouthTrack',
  version: 1,
  label: { en: 'Mouth Motion', zh: '嘴部动作' },
  category: 'analysis',
  summary: {
    en: 'Listens to a recording and works out how a mouth moves that says it.',
    zh: '分析录音，得出说这段话时嘴部的动作。',
  },
  keywords: ['viseme', 'speech', 'lip', '口型', '语音'],
  inputs: {
    audio: {
      type: audio,
      label: { en: 'Speech', zh: '语音' },
      tooltip: { en: 'A recording of someone speaking, in any language.', zh: '有人说话的录音，任何语言均可。' },
    },
    language: {
      type: string,
      optional: true,
      default: '',
      advanced: true,
      label: { en: 'Language', zh: '语言' },
      tooltip: {
        en: 'Kept with the result, for example en or zh-CN. May be left empty: sound alone is heard alike in every language. The times of words bring their own.',
        zh: '随结果一起保存，例如 en 或 zh-CN。可以留空：仅凭声音时，各种语言的处理方式相同；连接“词语时间”后以其语言为准。',
      },
    },
    alignment: {
      type: alignment,
      optional: true,
      label: { en: 'Times of words', zh: '词语时间' },
      tooltip: {
        en: 'Optional: from "Text to Speech" or "Align Text to Recording". The mouth then follows the rules of each language that is spoken.',
        zh: '可选：来自“文本转语音”或“文本对齐录音”。连接后，口型按所说的每种语言各自的规则生成。',
      },
    },
  },
  outputs: { mouth_track: { type: mouthTrackPort, label: { en: 'Mouth motion', zh: '嘴部动作' } } },
  resources: { cpu: 1 },
  async run({ audio: speech, language, alignment: times }, context) {
    const call = { ...watchedCall(context), ...(language && { language }), ...(times && { alignment: times }) };
    const found = await context.use(lipSync).mouthTrack(speech, call);
    for (const remark of found.remarks) context.note(remark);
    return { mouth_track: found.mouthTrack };
  },
});
