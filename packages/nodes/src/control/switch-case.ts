import { any, defineNode, portType, string } from '@talkgraph/engine';
import { switchInputMissing } from '../errors.js';

const names = ['case_1', 'case_2', 'case_3', 'case_4', 'case_5', 'case_6'] as const;
type CaseName = (typeof names)[number] | 'otherwise';

const textOrNumber = portType<string | number>('STRING', { accepts: ['INT', 'FLOAT'] });

const branch = {
  type: any,
  optional: true,
  lazy: true,
  tooltip: { en: 'Used when the choice is this one.', zh: '选中这一项时使用。' },
} as const;

export const switchCase = defineNode({
  type: 'SwitchCase',
  version: 1,
  label: { en: 'Choose Among Several', zh: '多路选择' },
  category: 'control',
  summary: {
    en: 'Hands on one of several inputs, chosen by a text or a number. What leads to the others is not run.',
    zh: '按文字或数字从多个输入中选一个输出，其余输入之前的节点不会运行。',
  },
  keywords: ['switch', 'case', 'choose', 'branch', 'select', '分支', '选择', '情况'],
  inputs: {
    choice: {
      type: textOrNumber,
      default: '1',
      label: { en: 'Choice', zh: '选择' },
      tooltip: {
        en: 'The text of one of the cases, or its number.',
        zh: '某个选项的文字，或它的序号。',
      },
    },
    cases: {
      type: string,
      default: '',
      multiline: true,
      placeholder: { en: 'one text per line: zh, en, ja', zh: '每行一个，例如 zh、en、ja' },
      label: { en: 'Cases', zh: '各选项的文字' },
      tooltip: {
        en: 'The text of each case, one a line. Left empty, they are chosen by number.',
        zh: '每行写一个选项的文字；留空则按序号选择。',
      },
    },
    case_1: { ...branch, label: { en: 'Case 1', zh: '选项 1' } },
    case_2: { ...branch, label: { en: 'Case 2', zh: '选项 2' } },
    case_3: { ...branch, label: { en: 'Case 3', zh: '选项 3' } },
    case_4: { ...branch, label: { en: 'Case 4', zh: '选项 4' } },
    case_5: { ...branch, label: { en: 'Case 5', zh: '选项 5' } },
    case_6: { ...branch, label: { en: 'Case 6', zh: '选项 6' } },
    otherwise: {
      ...branch,
      label: { en: 'Otherwise', zh: '其他情况' },
      tooltip: { en: 'Used when no case fits.', zh: '没有选项符合时使用。' },
    },
  },
  outputs: { '*': { type: any, name: '*', label: { en: 'Chosen', zh: '所选内容' } } },
  checkLazy(inputs) {
    const wanted = chosen(inputs.choice ?? '', inputs.cases ?? '');
    return inputs[wanted] === undefined ? [wanted] : [];
  },
  run(inputs) {
    const wanted = chosen(inputs.choice, inputs.cases);
    const value = inputs[wanted];
    if (value === undefined) throw switchInputMissing({ input: wanted });
    return { '*': value };
  },
});

/** The input a choice stands for: the line with its text, else the number it is. */
function chosen(choice: string | number, cases: string): CaseName {
  const wanted = String(choice).trim().toLowerCase();
  const lines = cases.split('\n').map((line) => line.trim().toLowerCase());
  const line = wanted === '' ? -1 : lines.indexOf(wanted);
  const index = line >= 0 ? line : Number(wanted) - 1;
  return names[index] ?? 'otherwise';
}
