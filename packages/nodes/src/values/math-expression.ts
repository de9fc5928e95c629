import { boolean, defineNode, float, int, string } from '@talkgraph/engine';
import { evaluateExpression, expressionProblem } from './evaluate-expression.js';
import { anyNumber } from './number-input.js';
import { numberOf } from './number-of.js';

const operand = { type: anyNumber, optional: true, default: 0, step: 0.01 } as const;
const operandTip = (name: string) => ({
  en: `Stands for "${name}" in the formula. Texts such as "1,200" or "50%" are numbers too.`,
  zh: `公式中的“${name}”。“1,200”“50%”这样的文本也会当作数字。`,
});

export const mathExpression = defineNode({
  type: 'MathExpression',
  version: 1,
  label: { en: 'Formula', zh: '数学公式' },
  category: 'values',
  summary: { en: 'Calculates a formula with up to four numbers.', zh: '用最多四个数字计算公式。' },
  keywords: ['math', 'calculate', 'add', 'multiply', 'round', '计算', '加减乘除', '取整', '运算'],
  inputs: {
    expression: {
      type: string,
      default: 'a + b',
      label: { en: 'Formula', zh: '公式' },
      tooltip: {
        en: 'Such as (a + b) * 2, round(a / b), min(a, b), a > b, a > 0 ? b : c. Per cent: a % b is the remainder.',
        zh: '例如 (a + b) * 2、round(a / b)、min(a, b)、a > b、a > 0 ? b : c。a % b 为求余。',
      },
    },
    a: { ...operand, label: { en: 'Value a', zh: '值 a' }, tooltip: operandTip('a') },
    b: { ...operand, label: { en: 'Value b', zh: '值 b' }, tooltip: operandTip('b') },
    c: { ...operand, label: { en: 'Value c', zh: '值 c' }, tooltip: operandTip('c') },
    d: { ...operand, label: { en: 'Value d', zh: '值 d' }, tooltip: operandTip('d') },
  },
  outputs: {
    FLOAT: { type: float, label: { en: 'Result', zh: '结果' } },
    INT: { type: int, label: { en: 'Rounded', zh: '取整结果' } },
    BOOLEAN: {
      type: boolean,
      label: { en: 'Yes or no', zh: '是否' },
      tooltip: { en: 'Yes for everything but 0.', zh: '结果不为 0 即为“是”。' },
    },
  },
  check: {
    inputs: ['expression'],
    check: ({ expression }) => (typeof expression === 'string' ? (expressionProblem(expression) ?? true) : true),
  },
  run({ expression, a, b, c, d }) {
    const numbers = { a: numberOf(a, 'a'), b: numberOf(b, 'b'), c: numberOf(c, 'c'), d: numberOf(d, 'd') };
    const result = evaluateExpression(expression, numbers);
    return { FLOAT: result, INT: Math.round(result), BOOLEAN: result !== 0 };
  },
});
