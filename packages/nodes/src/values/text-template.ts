import { any, combo, defineNode, string } from '@talkgraph/engine';
import { row as rowPort } from '../ports.js';
import { fillTemplate } from './fill-template.js';

const field = { type: any, optional: true } as const;

export const textTemplate = defineNode({
  type: 'TextTemplate',
  version: 1,
  label: { en: 'Text Template', zh: '文本模板' },
  category: 'values',
  summary: {
    en: 'Fills a text such as "I am {name}" with the values of a row and of further inputs.',
    zh: '用一行数据和其他输入填充“我是{姓名}”这样的文本。',
  },
  keywords: ['format', 'script', 'placeholder', 'file name', 'mail', '格式', '讲稿', '占位符', '文件名', '邮件'],
  inputs: {
    template: {
      type: string,
      multiline: true,
      default: '',
      label: { en: 'Text', zh: '文本' },
      placeholder: { en: 'Hello, I am {name}.', zh: '大家好，我是{姓名}。' },
      tooltip: {
        en: 'Names in braces are replaced: columns of the row, or {a} to {d} for the inputs. {{ and }} write braces.',
        zh: '花括号中的名称会被替换：行中的列名，或用 {a}～{d} 表示输入。要写花括号本身请用 {{ 和 }}。',
      },
    },
    row: {
      type: rowPort,
      optional: true,
      label: { en: 'Row', zh: '行' },
      tooltip: { en: 'Its columns are the names that may be used.', zh: '其列名可在文本中使用。' },
    },
    a: { ...field, label: { en: 'Value a', zh: '值 a' }, tooltip: { en: 'Replaces {a}.', zh: '替换 {a}。' } },
    b: { ...field, label: { en: 'Value b', zh: '值 b' }, tooltip: { en: 'Replaces {b}.', zh: '替换 {b}。' } },
    c: { ...field, label: { en: 'Value c', zh: '值 c' }, tooltip: { en: 'Replaces {c}.', zh: '替换 {c}。' } },
    d: { ...field, label: { en: 'Value d', zh: '值 d' }, tooltip: { en: 'Replaces {d}.', zh: '替换 {d}。' } },
    missing: {
      type: combo(['fail', 'empty']),
      choiceLabels: {
        fail: { en: 'stop and say so', zh: '停止并提示' },
        empty: { en: 'leave it empty', zh: '留空' },
      },
      optional: true,
      default: 'fail',
      advanced: true,
      label: { en: 'Unknown names', zh: '未知名称' },
      tooltip: { en: 'What is done about a name that nothing has.', zh: '遇到找不到的名称时如何处理。' },
    },
  },
  outputs: { STRING: { type: string, label: { en: 'Text', zh: '文本' } } },
  run({ template, row, a, b, c, d, missing }) {
    const given = Object.entries({ a, b, c, d }).filter(([, value]) => value !== undefined);
    return { STRING: fillTemplate(template, { ...row, ...Object.fromEntries(given) }, missing) };
  },
});
