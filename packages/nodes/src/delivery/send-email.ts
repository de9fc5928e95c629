import { combo, defineNode, int, type NodeContext, nodeResult, string } from '@talkgraph/engine';
import type { ReportDelivered } from '../capabilities/delivery-service.js';
import { delivery, tables } from '../capabilities.js';
import { delivered, savedFile, table } from '../ports.js';
import { deliveryCall, logDelivery } from './delivery-call.js';
import { fileName } from './local-file.js';
import { profileInput } from './profile-input.js';

const megabyte = 1024 * 1024;

export const sendEmail = defineNode({
  type: 'SendEmail',
  version: 1,
  label: { en: 'Send Email', zh: '发送邮件' },
  category: 'delivery',
  summary: {
    en: 'Sends one mail when everything is done: what was made, with small pictures and links, and what was skipped, with the reason.',
    zh: '全部完成后发送一封邮件：列出已完成的内容（含缩略图和链接），以及被跳过的内容和原因。',
  },
  keywords: ['mail', 'notify', 'report', 'smtp', '邮件', '通知', '报告', '交付'],
  inputs: {
    profile: profileInput('smtp'),
    to: {
      type: string,
      placeholder: { en: 'name@example.com, …', zh: 'name@example.com，…' },
      label: { en: 'To', zh: '收件人' },
      tooltip: { en: 'One address or several, with commas between.', zh: '一个或多个邮箱地址，用逗号分隔。' },
    },
    subject: {
      type: string,
      default: 'Videos of {date}: {done} of {all} done',
      label: { en: 'Subject', zh: '主题' },
      tooltip: {
        en: '{all} {done} {skipped} {failed} and {date} are filled in.',
        zh: '可用占位符：{all}（总数）{done}（完成）{skipped}（跳过）{failed}（失败）{date}（日期）。',
      },
    },
    message: {
      type: string,
      optional: true,
      default: '',
      multiline: true,
      label: { en: 'Message', zh: '正文' },
      tooltip: { en: 'What stands above the list.', zh: '显示在列表上方的文字。' },
    },
    report: {
      type: table,
      optional: true,
      label: { en: 'Report', zh: '报告' },
      tooltip: { en: 'The report of a loop: a row for each item.', zh: '循环输出的报告，每项一行。' },
    },
    thumbnails: {
      type: savedFile,
      optional: true,
      label: { en: 'Videos to show', zh: '缩略图来源' },
      tooltip: {
        en: 'The saved videos of the rows that are done, in the same order: each row shows a small picture of its own.',
        zh: '与已完成各行顺序一致的视频文件，每行显示对应视频的缩略图。可连接循环的“结果 2”。',
      },
    },
    files: {
      type: savedFile,
      optional: true,
      label: { en: 'Attachments', zh: '附件' },
      tooltip: { en: 'Saved files that are attached.', zh: '作为附件发送的已保存文件。' },
    },
    language: {
      type: combo(['zh', 'en']),
      choiceLabels: { zh: { en: 'Chinese', zh: '中文' }, en: { en: 'English', zh: '英文' } },
      optional: true,
      default: 'zh',
      label: { en: 'Language', zh: '语言' },
      tooltip: { en: 'The language of the words around the list.', zh: '邮件中固定文字所用的语言。' },
    },
    cc: {
      type: string,
      optional: true,
      default: '',
      advanced: true,
      label: { en: 'Copy to', zh: '抄送' },
      tooltip: { en: 'Who gets a copy.', zh: '抄送的邮箱地址。' },
    },
    attachment_mb: {
      type: int,
      optional: true,
      default: 10,
      min: 0,
      max: 50,
      advanced: true,
      label: { en: 'Attachments at most (MB)', zh: '附件总大小上限（MB）' },
      tooltip: {
        en: 'What goes beyond is named in the mail instead; many servers refuse more than 25 MB.',
        zh: '超出部分只在邮件中列出名称；许多邮件服务器拒收超过 25 MB 的邮件。',
      },
    },
  },
  outputs: { DELIVERED: { type: delivered, label: { en: 'Delivered', zh: '交付结果' } } },
  outputNode: true,
  inputIsList: true,
  // A mail that was wished for is sent, whatever was sent in another run.
  fingerprint: () => Number.NaN,
  async run(inputs, context) {
    // An optional input that nothing is connected to is not even an empty list.
    const [report] = inputs.report ?? [];
    const files = (inputs.files ?? []).filter((given) => given !== undefined);
    const request = {
      profile: inputs.profile[0] ?? '',
      to: inputs.to.join(','),
      cc: inputs.cc[0] ?? '',
      subject: inputs.subject[0] ?? '',
      message: inputs.message[0] ?? '',
      language: inputs.language[0] ?? 'zh',
      attachmentBytes: (inputs.attachment_mb[0] ?? 0) * megabyte,
      scratch: await context.files.scratch(),
      attachments: await Promise.all(
        files.map(async (file) => ({ name: file.filename, path: await context.files.find(fileName(file)) })),
      ),
      ...(report && { report: await context.use(tables).read(report) }),
      films: (inputs.thumbnails ?? []).flatMap((film) => (film === undefined ? [] : [fileName(film)])),
      findFile: (name: string) => context.files.find(name).catch(() => undefined),
    };
    const sent = await context.use(delivery).report(request, deliveryCall(context));
    logDelivery(context, sent);
    remark(sent, context);
    return nodeResult({ outputs: { DELIVERED: { ...sent } }, ui: { text: [sent.address.replace('mailto:', '')] } });
  },
});

function remark({ refused = [], leftOut, already }: ReportDelivered, context: NodeContext): void {
  if (already) {
    context.note({ en: 'This mail was sent before the run was interrupted.', zh: '任务中断前已发送过这封邮件。' });
  }
  if (refused.length > 0) {
    const names = refused.join(', ');
    context.note({ en: `The mail server did not take: ${names}.`, zh: `邮件服务器拒收以下地址：${names}。` });
  }
  if (leftOut.length > 0) {
    const names = leftOut.join(', ');
    context.note({ en: `Too large to be attached: ${names}.`, zh: `文件过大，未作为附件发送：${names}。` });
  }
}
