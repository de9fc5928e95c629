import { defineNode, int } from '@talkgraph/engine';
import { lipSyncOptions } from '../ports.js';
import { earlierOptions } from './earlier-options.js';

export const faceChoice = defineNode({
  type: 'FaceChoice',
  version: 1,
  label: { en: 'Face Choice', zh: '选择人脸' },
  category: 'heygem/settings',
  summary: {
    en: 'Which person speaks when several are in the picture.',
    zh: '画面中有多人时，由谁来说话。',
  },
  keywords: ['person', 'several', '人物', '多人'],
  inputs: {
    face: {
      type: int,
      default: 0,
      min: 0,
      max: 99,
      label: { en: 'Face number', zh: '人脸编号' },
      tooltip: {
        en: '0 is the largest face, 1 the next, and so on. "Find Faces" shows how many there are.',
        zh: '0 是最大的人脸，1 是第二大的，依此类推。“检测人脸”节点会显示人脸数量。',
      },
    },
    options: earlierOptions,
  },
  outputs: { options: { type: lipSyncOptions, label: { en: 'Settings', zh: '设置' } } },
  run: ({ face, options = {} }) => ({ options: { ...options, face } }),
});
