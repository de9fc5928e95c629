import { string } from '@talkgraph/engine';

/** A font of the user's. */
export const fontInput = {
  type: string,
  model: 'fonts',
  optional: true,
  default: '',
  advanced: true,
  label: { en: 'Font', zh: '字体' },
  placeholder: { en: 'Noto Sans', zh: 'Noto Sans（思源黑体）' },
  tooltip: {
    en: 'Name of a font file in models/fonts. Empty: Noto Sans, which has Chinese, Japanese and Korean.',
    zh: 'models/fonts 文件夹中字体文件的名称。留空使用自带的 Noto Sans（思源黑体），包含中日韩文字。',
  },
} as const;
