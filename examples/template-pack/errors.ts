import { defineError } from '@talkgraph/errors';

export const textTooLong = defineError('READ_LINES_TOO_LONG', 'user', (d: { file: string; megabytes: number }) => ({
  en: `"${d.file}" has more than ${d.megabytes} MB. Split it into several files.`,
  zh: `“${d.file}”超过 ${d.megabytes} MB。请拆分成多个文件。`,
}));

export const textEmpty = defineError('READ_LINES_EMPTY', 'user', (d: { file: string }) => ({
  en: `"${d.file}" has no line to read. Write one entry per line; lines that begin with # are skipped.`,
  zh: `“${d.file}”中没有可用的行。每行写一项，以 # 开头的行会被跳过。`,
}));
