import { defineNode, float, int } from '@talkgraph/engine';
import { seedInput } from './seed-input.js';
import { seededRandom } from './seeded-random.js';
import { rangeReversed } from './value-errors.js';

export const randomNumber = defineNode({
  type: 'RandomNumber',
  version: 1,
  label: { en: 'Random Number', zh: '随机数' },
  category: 'values',
  summary: {
    en: 'Draws a number between two limits, both included for whole ones.',
    zh: '在两个界限之间取一个随机数（整数包含上下限）。',
  },
  keywords: ['random', 'dice', 'seed', '随机', '种子'],
  inputs: {
    least: {
      type: float,
      default: 0,
      step: 0.01,
      label: { en: 'Least', zh: '最小值' },
      tooltip: { en: 'The smallest result.', zh: '结果的下限。' },
    },
    most: {
      type: float,
      default: 1,
      step: 0.01,
      label: { en: 'Most', zh: '最大值' },
      tooltip: { en: 'The largest result.', zh: '结果的上限。' },
    },
    seed: seedInput,
  },
  outputs: {
    FLOAT: { type: float, label: { en: 'Number', zh: '小数' } },
    INT: { type: int, label: { en: 'Whole number', zh: '整数' } },
  },
  run({ least, most, seed }) {
    if (least > most) throw rangeReversed({ least, most });
    const share = seededRandom(seed)();
    const [low, high] = [Math.ceil(least), Math.floor(most)];
    // No whole number may lie between 0.2 and 0.8.
    const whole = high < low ? Math.round(least) : low + Math.floor(share * (high - low + 1));
    return { FLOAT: least + share * (most - least), INT: whole };
  },
});
