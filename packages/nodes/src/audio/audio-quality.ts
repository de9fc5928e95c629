import { boolean, combo, defineNode, float, nodeResult, string } from '@talkgraph/engine';
import { sound } from '../capabilities.js';
import { audio, report } from '../ports.js';
import { audioInput } from './audio-input.js';
import { soundCall } from './sound-call.js';

export const audioQuality = defineNode({
  type: 'AudioQuality',
  version: 2,
  label: { en: 'Audio Quality', zh: '录音质量检测' },
  category: 'audio/speech',
  summary: {
    en: 'Says how good a recording of speech is — noise, clipping, echo, loudness — and what to do about it.',
    zh: '检测语音录音的质量（噪声、削波、回声、响度等），并给出改进建议。',
  },
  keywords: ['noise', 'clipping', 'echo', 'snr', 'check', '质检', '噪声', '回声', '爆音', '信噪比'],
  inputs: {
    audio: audioInput,
    language: {
      type: combo(['en', 'zh']),
      choiceLabels: { en: { en: 'English', zh: '英文' }, zh: { en: 'Chinese', zh: '中文' } },
      optional: true,
      default: 'en',
      label: { en: 'Verdict in', zh: '结论语言' },
      tooltip: {
        en: 'Language of the output "Verdict", for whatever comes after.',
        zh: '“结论”输出所用的语言，供后续节点使用。',
      },
    },
  },
  outputs: {
    AUDIO: {
      type: audio,
      label: { en: 'Sound', zh: '声音' },
      tooltip: { en: 'The same sound, so that it can be sent on.', zh: '原样输出的声音，便于继续连接。' },
    },
    score: { type: float, name: 'score', label: { en: 'Score (0–100)', zh: '得分（0–100）' } },
    noisy: {
      type: boolean,
      name: 'noisy',
      label: { en: 'Noisy', zh: '有噪声' },
      tooltip: {
        en: 'True when speech is less than 20 dB above the noise.',
        zh: '说话声比噪声高不到 20 分贝时为真。',
      },
    },
    clipped: { type: boolean, name: 'clipped', label: { en: 'Clipped', zh: '有削波' } },
    echoing: { type: boolean, name: 'echoing', label: { en: 'Echoing', zh: '有回声' } },
    has_speech: { type: boolean, name: 'has_speech', label: { en: 'Has speech', zh: '有人声' } },
    snr_db: {
      type: float,
      name: 'snr_db',
      label: { en: 'Speech above noise (dB)', zh: '信噪比（分贝）' },
      tooltip: { en: '0 when there is no speech.', zh: '没有人声时为 0。' },
    },
    verdict: { type: string, name: 'verdict', label: { en: 'Verdict', zh: '结论' } },
    report: { type: report, label: { en: 'Report', zh: '报告' } },
  },
  outputNode: true,
  resources: { cpu: 1 },
  async run({ audio: clip, language }, context) {
    const found = await context.use(sound).quality(clip, soundCall(context));
    const verdict = found.verdicts.map((text) => text[language]).join('\n');
    // Shown at the node in the reader's language, whatever language the output is in.
    for (const text of found.verdicts) context.note(text);
    const { score, noisy, clipped, echoing, hasSpeech, snrDb = 0 } = found;
    const outputs = {
      AUDIO: clip,
      score,
      noisy,
      clipped,
      echoing,
      has_speech: hasSpeech,
      snr_db: Math.round(snrDb * 10) / 10,
      verdict,
      report: found.report,
    };
    return nodeResult({ outputs, ui: { text: [String(score)] } });
  },
});
