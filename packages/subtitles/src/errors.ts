import { defineError } from '@talkgraph/errors';

export const subtitlesEmpty = defineError('SUBTITLES_EMPTY', 'user', (d: { readonly file: string }) => ({
  en: `${d.file} holds no subtitles. Export it again, or choose another file.`,
  zh: `${d.file} 中没有字幕。请重新导出，或选择其他文件。`,
}));

export const subtitlesFormatUnknown = defineError(
  'SUBTITLES_FORMAT_UNKNOWN',
  'user',
  (d: { readonly file: string }) => ({
    en: `${d.file} is not a subtitle file that can be read. Give an SRT, VTT, ASS or SSA file.`,
    zh: `${d.file} 不是可读取的字幕文件。请提供 SRT、VTT、ASS 或 SSA 文件。`,
  }),
);

export const subtitlesBroken = defineError(
  'SUBTITLES_BROKEN',
  'user',
  (d: { readonly file: string; readonly line: number; readonly en: string; readonly zh: string }) => ({
    en: `Line ${d.line} of ${d.file} cannot be read: ${d.en}`,
    zh: `${d.file} 第 ${d.line} 行无法读取：${d.zh}`,
  }),
);

export const colourUnreadable = defineError('COLOUR_UNREADABLE', 'user', (d: { readonly colour: string }) => ({
  en: `The text "${d.colour}" is no colour. Write it as #rrggbb or #rgb, such as #ffffff or #fff for white; no transparency, no names.`,
  zh: `“${d.colour}”不是有效的颜色。请写成 #rrggbb 或 #rgb，例如白色为 #ffffff 或 #fff；不支持透明度和颜色名称。`,
}));
