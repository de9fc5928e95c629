import { boolean, combo, defineNode, float } from '@talkgraph/engine';
import { subtitleDocuments } from '../capabilities.js';
import { earlierOptions } from '../lipsync/earlier-options.js';
import { alignment, lipSyncOptions } from '../ports.js';
import { questionEnds } from './question-ends.js';

export const headMotion = defineNode({
  type: 'HeadMotion',
  version: 1,
  label: { en: 'Head Motion', zh: '头部动作' },
  category: 'heygem/settings',
  summary: {
    en: 'Lets the head follow the speech: it dips on stressed words, settles where a phrase ends and tilts at questions. For photos, and for footage of someone sitting still.',
    zh: '让头部随语音自然运动：重读时轻点头，句末回落，提问时微微侧头。适用于照片，以及人物头部静止的视频。',
  },
  keywords: ['nod', 'sway', 'blink', 'prosody', 'pose', '点头', '摇头', '眨眼', '韵律', '姿态'],
  inputs: {
    style: {
      type: combo(['calm', 'natural', 'lively']),
      choiceLabels: {
        calm: { en: 'Calm, as in the news', zh: '沉稳（新闻播报）' },
        natural: { en: 'Natural', zh: '自然' },
        lively: { en: 'Lively', zh: '活泼' },
      },
      default: 'natural',
      label: { en: 'Manner', zh: '风格' },
      tooltip: { en: 'How much the speaker moves the head when speaking.', zh: '人物说话时头部运动的方式。' },
    },
    amount: {
      type: float,
      default: 1,
      min: 0,
      max: 2,
      step: 0.05,
      label: { en: 'Amount', zh: '幅度' },
      tooltip: {
        en: '1 is natural for the manner, 0 holds the head still.',
        zh: '1 为该风格的自然幅度，0 为头部不动。',
      },
    },
    blinks: {
      type: boolean,
      default: true,
      label: { en: 'Blink (photos)', zh: '眨眼（照片）' },
      tooltip: {
        en: 'In photos the eyes blink where phrases end, 12 to 20 times a minute. People in videos blink by themselves.',
        zh: '照片中的人物会在句末眨眼，每分钟约 12 至 20 次。视频中的人物本身会眨眼，不受影响。',
      },
    },
    alignment: {
      type: alignment,
      optional: true,
      label: { en: 'Times of words', zh: '词语时间' },
      tooltip: {
        en: 'Optional: where the question marks are. Without it, phrases that end on a high note count as questions.',
        zh: '可选：用于确定问句的位置。未连接时，句末语调上扬视为提问。',
      },
    },
    options: earlierOptions,
  },
  outputs: { options: { type: lipSyncOptions, label: { en: 'Settings', zh: '设置' } } },
  async run({ style, amount, blinks, alignment: times, options = {} }, context) {
    const spoken = times && (await context.use(subtitleDocuments).readAlignment(times));
    const motion = { style, amount, blinks, ...(spoken && { questions: questionEnds(spoken) }) };
    return { options: { ...options, headMotion: motion } };
  },
});
