import { defineError } from '@talkgraph/errors';

/** No screen was found around the person. */
export const screenNotFound = defineError('VISION_SCREEN_NOT_FOUND', 'user', () => ({
  en: 'No green or blue screen was found along the borders of the video. Enter the colour of the screen, or choose the mode "Person", which needs no screen.',
  zh: '在视频边缘没有找到绿幕或蓝幕。请填写幕布颜色，或改用无需幕布的“人像”模式。',
}));

/** A recipe of this package has parameters that make no sense. */
export const visionParams = defineError('VISION_PARAMS', 'bug', (d: { op: string; what: string }) => ({
  en: `The parameters of the operation "${d.op}" do not fit together: ${d.what}. Report this.`,
  zh: `操作“${d.op}”的参数不一致：${d.what}。请报告此问题。`,
}));
