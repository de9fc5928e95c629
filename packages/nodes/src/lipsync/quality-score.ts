import { combo, defineNode, float, nodeResult, string } from '@talkgraph/engine';
import { lipSync } from '../capabilities.js';
import { audio, report as reportPort, video } from '../ports.js';
import { watchedCall } from './watched-call.js';

export const qualityScore = defineNode({
  type: 'QualityScore',
  version: 1,
  label: { en: 'Quality Score', zh: '质量评分' },
  category: 'analysis',
  summary: {
    en: 'Looks at a talking video and says how well the mouth follows the speech, and what could be better.',
    zh: '检查说话视频，评估口型与语音的吻合程度，并指出可以改进之处。',
  },
  keywords: ['measure', 'sync', 'report', '评估', '同步', '报告'],
  inputs: {
    video: {
      type: video,
      label: { en: 'Talking video', zh: '说话的视频' },
      tooltip: {
        en: 'The result of "HeyGem Generator", or any loaded video of a person who speaks.',
        zh: '“HeyGem 数字人生成”的结果，或任何加载的人物说话视频。',
      },
    },
    audio: {
      type: audio,
      optional: true,
      label: { en: 'Speech', zh: '语音' },
      tooltip: {
        en: 'What is said; without it the sound of the video itself.',
        zh: '所说的内容；不连接时使用视频自带的声音。',
      },
    },
    language: {
      type: combo(['en', 'zh']),
      choiceLabels: {
        en: { en: 'English', zh: '英文' },
        zh: { en: 'Chinese', zh: '中文' },
      },
      optional: true,
      default: 'en',
      label: { en: 'Language of the verdict', zh: '结论语言' },
      tooltip: { en: 'Language of the sentences that come out.', zh: '输出结论所用的语言。' },
    },
  },
  outputs: {
    score: { type: float, name: 'score', label: { en: 'Score (0–100)', zh: '得分（0–100）' } },
    report: { type: reportPort, label: { en: 'Report', zh: '报告' } },
    verdict: { type: string, name: 'verdict', label: { en: 'Verdict', zh: '结论' } },
  },
  outputNode: true,
  resources: { cpu: 1 },
  async run({ video: clip, audio: speech, language }, context) {
    const request = { video: clip, ...(speech && { audio: speech }) };
    const { score, verdicts, report } = await context.use(lipSync).score(request, watchedCall(context));
    if (score === undefined) {
      context.note({
        en: 'Too little could be measured for a score, so it is given as 0: see the verdict.',
        zh: '可测量的内容太少，无法评分，因此得分显示为 0：请查看结论。',
      });
    }
    const verdict = verdicts.map((text) => text[language]).join('\n');
    return nodeResult({ outputs: { score: score ?? 0, report, verdict }, ui: { text: [String(score ?? 0), verdict] } });
  },
});
