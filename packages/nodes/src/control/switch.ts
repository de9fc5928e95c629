import { any, boolean, defineNode } from '@talkgraph/engine';
import { switchInputMissing } from '../errors.js';

export const switchNode = defineNode({
  type: 'Switch',
  version: 1,
  label: { en: 'Switch', zh: '条件开关' },
  category: 'control',
  summary: {
    en: 'Hands on one of two inputs. What leads to the other one is not run.',
    zh: '从两个输入中选择一个输出，另一个输入之前的节点不会运行。',
  },
  keywords: ['if', 'else', 'choose', 'condition', '如果', '选择', '判断'],
  inputs: {
    condition: {
      type: boolean,
      default: true,
      label: { en: 'Condition', zh: '条件' },
      tooltip: { en: 'Yes takes the first input, no the second.', zh: '“是”选择第一个输入，“否”选择第二个。' },
    },
    on_true: {
      type: any,
      optional: true,
      lazy: true,
      label: { en: 'If yes', zh: '条件为是' },
      tooltip: { en: 'Used when the condition is yes.', zh: '条件为“是”时使用。' },
    },
    on_false: {
      type: any,
      optional: true,
      lazy: true,
      label: { en: 'If no', zh: '条件为否' },
      tooltip: { en: 'Used when the condition is no.', zh: '条件为“否”时使用。' },
    },
  },
  outputs: { '*': { type: any, name: '*', label: { en: 'Chosen', zh: '所选内容' } } },
  checkLazy(inputs) {
    const wanted = chosen(inputs.condition !== false);
    return inputs[wanted] === undefined ? [wanted] : [];
  },
  run(inputs) {
    const wanted = chosen(inputs.condition);
    const value = inputs[wanted];
    if (value === undefined) throw switchInputMissing({ input: wanted });
    return { '*': value };
  },
});

function chosen(condition: boolean): 'on_true' | 'on_false' {
  return condition ? 'on_true' : 'on_false';
}
