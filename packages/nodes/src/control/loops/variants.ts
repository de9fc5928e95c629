import { blocked, defineNode, int, string } from '@talkgraph/engine';
import { isTalkgraphError } from '@talkgraph/errors';
import { row } from '../../ports.js';
import { variantsLoop } from './loop-ports.js';
import { readSettings, readVariants } from './read-variants.js';

export const variants = defineNode({
  type: 'Variants',
  version: 1,
  label: { en: 'Variants', zh: '多方案对比' },
  category: 'control/loops',
  summary: {
    en: 'Tries out every combination of some settings, up to "End of Variants", which compares them and keeps the best.',
    zh: '逐一尝试各种参数组合，到“多方案对比结束”处比较结果并选出最好的。',
  },
  keywords: ['A/B', 'compare', 'grid', 'combination', 'parameters', 'loop', '对比', '参数', '组合', '实验', '循环'],
  inputs: {
    parameters: {
      type: string,
      multiline: true,
      default: 'intensity: 0.8, 1.0, 1.2',
      label: { en: 'Settings', zh: '参数' },
      tooltip: {
        en: 'One setting a line, with the values to be tried: "intensity: 0.8, 1.0, 1.2". "Setting of a Variant" takes them out.',
        zh: '每行一个参数及要尝试的值，例如“intensity: 0.8, 1.0, 1.2”；用“方案参数”节点取出。',
      },
    },
    limit: {
      type: int,
      default: 50,
      min: 1,
      max: 10_000,
      advanced: true,
      label: { en: 'At most', zh: '组合上限' },
      tooltip: { en: 'More combinations than this are refused.', zh: '组合数超过此值时不运行。' },
    },
  },
  outputs: {
    loop: { type: variantsLoop, name: 'loop', label: { en: 'Loop', zh: '循环' } },
    variant: {
      type: row,
      name: 'variant',
      label: { en: 'Variant', zh: '当前方案' },
      tooltip: { en: 'The settings of this round, by name.', zh: '本轮的各项参数。' },
    },
    index: { type: int, name: 'index', label: { en: 'Number', zh: '序号' } },
    count: { type: int, name: 'count', label: { en: 'Count', zh: '总数' } },
  },
  region: { opens: 'loop' },
  check: {
    inputs: ['parameters'],
    check({ parameters }) {
      if (typeof parameters !== 'string') return true;
      try {
        readSettings(parameters);
        return true;
      } catch (error) {
        if (isTalkgraphError(error)) return error.text;
        throw error;
      }
    },
  },
  run({ parameters, limit }) {
    const loop = readVariants(parameters, limit);
    return { loop, variant: blocked(), index: blocked(), count: loop.variants.length };
  },
});
