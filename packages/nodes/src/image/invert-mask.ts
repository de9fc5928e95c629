import { defineNode } from '@talkgraph/engine';
import { mask } from '../ports.js';
import { mapStills } from './map-stills.js';

export const invertMask = defineNode({
  type: 'InvertMask',
  version: 1,
  label: { en: 'Invert Mask', zh: '反转遮罩' },
  category: 'image/mask',
  summary: { en: 'Swaps what a mask covers and what it leaves.', zh: '交换遮罩覆盖与未覆盖的部分。' },
  keywords: ['negative', 'reverse', '反相', '取反'],
  inputs: {
    mask: {
      type: mask,
      label: { en: 'Mask', zh: '遮罩' },
      tooltip: { en: 'The mask to invert.', zh: '要反转的遮罩。' },
    },
  },
  outputs: { MASK: { type: mask, label: { en: 'Mask', zh: '遮罩' } } },
  async run({ mask: batch }, context) {
    return {
      MASK: await mapStills(batch, context, (each) => ({ ...each, data: each.data.map((value) => 1 - value) })),
    };
  },
});
