import { int } from '@talkgraph/engine';

/** How long the link of an uploaded file may be used. Seven days are the most that S3 allows. */
export const linkHoursInput = {
  type: int,
  optional: true,
  default: 72,
  min: 0,
  max: 168,
  label: { en: 'Link lasts (hours)', zh: '链接有效期（小时）' },
  tooltip: {
    en: 'Anybody who has the link can open the file for so long. 0 makes no such link.',
    zh: '在有效期内，任何拿到链接的人都能打开文件。0 表示不生成链接。',
  },
} as const;

/** The same in seconds; nothing for 0. */
export function linkSeconds(hours: number): { readonly linkSeconds?: number } {
  return hours > 0 ? { linkSeconds: hours * 3600 } : {};
}
