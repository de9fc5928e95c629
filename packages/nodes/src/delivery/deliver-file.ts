import { combo, type JsonObject, type NodeContext, type NodeResult, nodeResult, string } from '@talkgraph/engine';
import type { FileDelivery } from '../capabilities/delivery-service.js';
import { delivery } from '../capabilities.js';
import { delivered } from '../ports.js';
import { deliveryCall, logDelivery } from './delivery-call.js';
import { type Deliverable, deliverableInput, localFile } from './local-file.js';

/** Inputs that all nodes have which deliver files. */
export const fileInput = deliverableInput;

export const nameInput = {
  type: string,
  default: '{date}/{name}',
  label: { en: 'Name there', zh: '目标文件名' },
  tooltip: {
    en: 'Folders with "/". {name} {ext} {date} {time} {year} {month} {day} {index} {run} {hash} are filled in; the extension is added.',
    zh: '用“/”表示文件夹。可用占位符：{name} {ext} {date} {time} {year} {month} {day} {index} {run} {hash}；扩展名会自动补上。',
  },
} as const;

export const ifExistsInput = {
  type: combo(['rename', 'replace', 'refuse']),
  choiceLabels: {
    rename: { en: 'Keep both', zh: '两者都保留' },
    replace: { en: 'Replace it', zh: '替换' },
    refuse: { en: 'Stop', zh: '停止并报错' },
  },
  optional: true,
  default: 'rename',
  label: { en: 'If there is another file', zh: '已有同名文件时' },
  tooltip: {
    en: 'What to do where another file has that name. The same file is never sent twice.',
    zh: '目标位置已有不同内容的同名文件时如何处理。内容相同的文件不会重复发送。',
  },
} as const;

/** What all of them answer. */
export const fileOutputs = {
  DELIVERED: {
    type: delivered,
    label: { en: 'Delivered', zh: '交付结果' },
    tooltip: { en: 'Where it lies, its size and its checksum.', zh: '文件位置、大小和校验值。' },
  },
  link: {
    type: string,
    name: 'link',
    label: { en: 'Link', zh: '链接' },
    tooltip: {
      en: 'An address to open it; where there is none, where it lies.',
      zh: '可打开的链接；没有链接时为存放位置。',
    },
  },
} as const;

/** What a node says of one delivery. */
export interface FileRequest extends Pick<FileDelivery, 'target' | 'profile' | 'name' | 'ifExists'> {
  readonly file: Deliverable;
  readonly linkSeconds?: number;
}

/** Renders the file if needed, delivers it, and says where it is. */
export async function deliverFile(request: FileRequest, context: NodeContext): Promise<NodeResult> {
  const { file: value, ...rest } = request;
  const { path, name: file, reference, passes } = await localFile(value, context);
  const { runId: run, callIndex } = context;
  const place = { ...rest, path, file, run, index: callIndex + 1 };
  const done = await context.use(delivery).file(place, deliveryCall(context));
  logDelivery(context, done);
  if (done.already) {
    context.note({
      en: 'The file is there already, whole, so it was not sent again.',
      zh: '目标位置已有完整的相同文件，无需重复发送。',
    });
  }
  const shown = done.link ?? done.address;
  const answer: JsonObject = { ...done, ...(reference && { file: { ...reference } }) };
  return nodeResult({
    outputs: { DELIVERED: answer, link: shown },
    ui: { text: [shown], ...(passes && { render: [{ ...passes }] }) },
  });
}
