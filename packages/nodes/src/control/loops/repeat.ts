import { any, blocked, defineNode, int, type Json } from '@talkgraph/engine';
import { repeatLoop } from './loop-ports.js';

const first = {
  type: any,
  optional: true,
  tooltip: {
    en: 'What the first round gets as "Previous". May stay unconnected.',
    zh: '第一轮中“上一轮结果”的取值，可以不连接。',
  },
} as const;

export const repeat = defineNode({
  type: 'Repeat',
  version: 1,
  label: { en: 'Repeat', zh: '重复' },
  category: 'control/loops',
  summary: {
    en: 'Begins a loop that is run again until its result is good enough, at most so many times. Ends at "End of Repeat".',
    zh: '开始一个重复循环：结果不够好就再来一次，直到满意或达到次数上限，到“重复结束”为止。',
  },
  keywords: ['loop', 'while', 'until', 'retry', 'again', '循环', '直到', '重试', '反复'],
  inputs: {
    limit: {
      type: int,
      default: 3,
      min: 1,
      max: 100_000,
      label: { en: 'At most', zh: '最多次数' },
      tooltip: { en: 'How many rounds there are at most.', zh: '最多运行多少轮。' },
    },
    first: { ...first, label: { en: 'To begin with', zh: '初始值' } },
    first_2: { ...first, label: { en: 'To begin with, 2', zh: '初始值 2' } },
  },
  outputs: {
    loop: { type: repeatLoop, name: 'loop', label: { en: 'Loop', zh: '循环' } },
    index: {
      type: int,
      name: 'index',
      label: { en: 'Number', zh: '轮次' },
      tooltip: { en: 'Counted from 1.', zh: '从 1 开始计数。' },
    },
    previous: {
      type: any,
      name: 'previous',
      label: { en: 'Previous', zh: '上一轮结果' },
      tooltip: { en: 'What the round before came to.', zh: '上一轮得到的结果。' },
    },
    previous_2: { type: any, name: 'previous_2', label: { en: 'Previous 2', zh: '上一轮结果 2' } },
  },
  region: { opens: 'loop' },
  run: ({ limit, first: one, first_2: two }) => ({
    loop: { limit, first: (one ?? null) as Json, first_2: (two ?? null) as Json },
    index: blocked(),
    previous: blocked(),
    previous_2: blocked(),
  }),
});
