import { boolean, float, string } from '@talkgraph/engine';
import { labelValueMissing } from '../errors.js';
import { positionInput, shareOf } from './anchor.js';

/** GB 45438-2025, 5.3 and 5.4: letters at least 5 % of the shorter side high. */
const leastSize = 5;
/** Shares of the font size that letters are high: Latin capitals and digits, and Chinese characters. */
const latinShare = 0.71;
const chineseShare = 0.86;

/** What the visible label says, and where. */
export const visibleLabelInputs = {
  visible_label: {
    type: boolean,
    default: true,
    label: { en: 'Visible label', zh: '显式标识' },
    tooltip: { en: 'Writes the text into the picture.', zh: '在画面中显示标识文字。' },
  },
  text: {
    type: string,
    default: 'AI生成',
    label: { en: 'Text', zh: '标识文字' },
    tooltip: {
      en: 'The standard wants "AI" or 人工智能 together with 生成 or 合成; elsewhere "AI generated" says it.',
      zh: '应同时包含“人工智能”或“AI”，以及“生成”和/或“合成”。',
    },
  },
  position: { ...positionInput, default: 'top-left' },
  size: {
    type: float,
    optional: true,
    default: leastSize,
    min: leastSize,
    max: 20,
    step: 0.5,
    advanced: true,
    label: { en: 'Letter height (%)', zh: '文字高度（%）' },
    tooltip: {
      en: "In percent of the picture's shorter side; at least 5, as the standard asks.",
      zh: '占画面短边的百分比；按标准不低于 5%。',
    },
  },
} as const;

/** The font size for a label whose letters have this height, in percent of a picture's shorter side. @throws LABEL_VALUE_MISSING */
export function labelFontSize(
  text: string,
  size: number,
  picture: { readonly width: number; readonly height: number },
) {
  if (text.trim() === '') throw labelValueMissing({ field: 'text' });
  return shareOf(size, picture) / (/[a-z0-9]/i.test(text) ? latinShare : chineseShare);
}
