/** The languages a report is written in. */
export type MailLanguage = 'en' | 'zh';

/** The fixed words of a report. */
export interface MailTexts {
  readonly summary: (counts: {
    readonly all: number;
    readonly done: number;
    readonly skipped: number;
    readonly failed: number;
  }) => string;
  readonly notDone: string;
  readonly done: string;
  readonly status: Readonly<Record<string, string>>;
  readonly noReason: string;
  readonly open: string;
  readonly row: (number: number) => string;
  readonly tooLarge: (names: string) => string;
  readonly more: (count: number) => string;
  readonly sentBy: string;
}

export const mailTexts: Readonly<Record<MailLanguage, MailTexts>> = {
  en: {
    summary: ({ all, done, skipped, failed }) =>
      [
        `${all} in all: ${done} done`,
        skipped > 0 ? `, ${skipped} skipped` : '',
        failed > 0 ? `, ${failed} failed` : '',
        '.',
      ].join(''),
    notDone: 'Not done',
    done: 'Done',
    status: { done: 'Done', skipped: 'Skipped', failed: 'Failed' },
    noReason: 'No reason was given.',
    open: 'Open',
    row: (number) => `Row ${number}`,
    tooLarge: (names) => `Too large to be attached: ${names}`,
    more: (count) => `and ${count} more`,
    sentBy: 'Sent by Talkgraph when the run had ended.',
  },
  zh: {
    summary: ({ all, done, skipped, failed }) =>
      [
        `共 ${all} 项：完成 ${done} 项`,
        skipped > 0 ? `，跳过 ${skipped} 项` : '',
        failed > 0 ? `，失败 ${failed} 项` : '',
        '。',
      ].join(''),
    notDone: '未完成',
    done: '已完成',
    status: { done: '完成', skipped: '已跳过', failed: '失败' },
    noReason: '没有说明原因。',
    open: '打开',
    row: (number) => `第 ${number} 行`,
    tooLarge: (names) => `文件过大，未作为附件发送：${names}`,
    more: (count) => `另有 ${count} 项`,
    sentBy: '本邮件由 Talkgraph 在任务结束后自动发送。',
  },
};
