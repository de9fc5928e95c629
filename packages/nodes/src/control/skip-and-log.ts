import { any, blocked, boolean, defineNode, string } from '@talkgraph/engine';

export const skipAndLog = defineNode({
  type: 'SkipAndLog',
  version: 1,
  label: { en: 'Skip and Log', zh: '跳过并记录' },
  category: 'control',
  summary: {
    en: 'In a loop: skips the item if a condition holds, and lists it with the reason in the report. The others go on.',
    zh: '用于循环：条件成立时跳过当前项，并在报告中写明原因，其他项照常进行。',
  },
  keywords: ['reject', 'drop', 'guard', 'reason', 'report', '剔除', '过滤', '原因', '日志'],
  inputs: {
    value: {
      type: any,
      lazy: true,
      label: { en: 'Anything', zh: '任意' },
      tooltip: { en: 'What is handed on where nothing is wrong.', zh: '没有问题时原样传给后面的内容。' },
    },
    condition: {
      type: boolean,
      default: false,
      label: { en: 'Skip if', zh: '跳过条件' },
      tooltip: { en: 'Yes skips this item.', zh: '为“是”时跳过该项。' },
    },
    reason: {
      type: string,
      default: '',
      placeholder: { en: 'No face in the portrait', zh: '照片中没有人脸' },
      label: { en: 'Reason', zh: '原因' },
      tooltip: { en: 'The sentence that the report gives.', zh: '写入报告的说明。' },
    },
  },
  outputs: { '*': { type: any, name: '*', label: { en: 'The same', zh: '原样输出' } } },
  checkLazy: ({ condition, value }) => (condition !== true && value === undefined ? ['value'] : []),
  run({ value, condition, reason }, { log }) {
    if (!condition) return { '*': value };
    const said = reason.trim() === '' ? '已跳过 Skipped' : reason.trim();
    log.info('an item is skipped', { text: said });
    return blocked(said);
  },
});
