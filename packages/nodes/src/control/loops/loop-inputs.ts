import { any, boolean, combo, float, int } from '@talkgraph/engine';

// Inputs that the ends of loops have in common. Those that lead into the loop are not run outside of it, and arrive as
// links: the end asks each round for what they stand for.

/** What each round comes to. */
export const result = {
  type: any,
  optional: true,
  rawLink: true,
  lazy: true,
  label: { en: 'Result', zh: '结果' },
  tooltip: {
    en: 'What each round comes to. May stay unconnected where the loop saves its results itself.',
    zh: '每一轮得到的内容；如果循环内部已自行保存结果，可以不连接。',
  },
} as const;

export const result2 = {
  ...result,
  label: { en: 'Result 2', zh: '结果 2' },
  tooltip: { en: 'A second thing that each round comes to.', zh: '每一轮得到的第二项内容。' },
} as const;

export const result3 = {
  ...result,
  label: { en: 'Result 3', zh: '结果 3' },
  tooltip: { en: 'A third thing that each round comes to.', zh: '每一轮得到的第三项内容。' },
} as const;

/** How good a round is. */
export const score = {
  type: float,
  optional: true,
  rawLink: true,
  lazy: true,
  forceInput: true,
  label: { en: 'Score', zh: '评分' },
  tooltip: {
    en: 'A number that says how good a round is. The best one is kept.',
    zh: '衡量每一轮好坏的数值，保留最好的一轮。',
  },
} as const;

/** A condition that is looked at after each round. */
export const condition = {
  type: boolean,
  optional: true,
  rawLink: true,
  lazy: true,
  forceInput: true,
} as const;

export const better = {
  type: combo(['higher', 'lower']),
  default: 'higher',
  label: { en: 'Better is', zh: '何为更好' },
  tooltip: { en: 'Whether a higher or a lower score is better.', zh: '评分越高越好，还是越低越好。' },
  choiceLabels: {
    higher: { en: 'a higher score', zh: '分数更高' },
    lower: { en: 'a lower score', zh: '分数更低' },
  },
} as const;

export const concurrency = {
  type: int,
  default: 1,
  min: 1,
  max: 64,
  label: { en: 'At once', zh: '同时处理数' },
  tooltip: {
    en: 'How many are worked on at the same time. Steps that need the processor still take turns.',
    zh: '同时处理的数量；占用处理器的步骤仍会依次排队。',
  },
} as const;

export const onFailure = {
  type: combo(['stop', 'skip']),
  label: { en: 'When one fails', zh: '某项失败时' },
  tooltip: {
    en: 'Stop everything, or skip that one, write down why, and go on.',
    zh: '全部停止，或跳过该项、记录原因并继续。',
  },
  choiceLabels: {
    stop: { en: 'stop everything', zh: '全部停止' },
    skip: { en: 'skip it and go on', zh: '跳过并继续' },
  },
} as const;

/** The language of reasons in tables, which have room for one only. */
export const language = {
  type: combo(['zh', 'en']),
  default: 'zh',
  advanced: true,
  label: { en: 'Language of the report', zh: '报告语言' },
  tooltip: { en: 'The language in which the report gives reasons.', zh: '报告中原因说明所用的语言。' },
  choiceLabels: { zh: { en: 'Chinese', zh: '中文' }, en: { en: 'English', zh: '英文' } },
} as const;
