import { any, blocked, defineNode, float, int, string } from '@talkgraph/engine';
import { row } from '../../ports.js';
import { variantUnknown } from './loop-errors.js';

export const variantValue = defineNode({
  type: 'VariantValue',
  version: 1,
  label: { en: 'Setting of a Variant', zh: '方案参数' },
  category: 'control/loops',
  summary: {
    en: 'Takes one setting out of a variant, as a number or as text.',
    zh: '从当前方案中取出一个参数，作为数字或文字使用。',
  },
  keywords: ['parameter', 'setting', 'variant', 'value', '参数', '取值', '方案'],
  inputs: {
    variant: {
      type: row,
      label: { en: 'Variant', zh: '方案' },
      tooltip: { en: 'Connect the output "Variant" of "Variants".', zh: '连接“多方案对比”的“当前方案”输出。' },
    },
    name: {
      type: string,
      default: 'intensity',
      label: { en: 'Name', zh: '参数名' },
      tooltip: { en: 'The name before the colon.', zh: '冒号前面的名称。' },
    },
  },
  outputs: {
    number: { type: float, name: 'number', label: { en: 'Number', zh: '数值' } },
    whole: { type: int, name: 'whole', label: { en: 'Whole number', zh: '整数' } },
    text: { type: string, name: 'text', label: { en: 'Text', zh: '文字' } },
    choice: {
      type: any,
      name: 'choice',
      label: { en: 'Choice', zh: '选项' },
      tooltip: {
        en: 'For inputs with a list to choose from, such as the engine.',
        zh: '用于从列表中选择的输入，例如引擎。',
      },
    },
  },
  run({ variant, name }) {
    const wanted = name.trim();
    const value = Object.hasOwn(variant, wanted) ? variant[wanted] : undefined;
    if (value === undefined) throw variantUnknown({ name: wanted, known: Object.keys(variant) });
    const number = Number(value);
    const isNumber = Number.isFinite(number);
    return {
      number: isNumber ? number : blocked(),
      whole: isNumber ? Math.round(number) : blocked(),
      text: String(value),
      choice: String(value),
    };
  },
});
