import { defineError, type LocalizedText } from '@talkgraph/errors';

export const taskUnknown = defineError('TASK_UNKNOWN', 'bug', (d: { task: string }) => ({
  en: `Workers know no task "${d.task}". Please report this.`,
  zh: `工作进程没有名为“${d.task}”的操作。请报告这个问题。`,
}));

export const stillMissing = defineError('STILL_MISSING', 'operational', (d: { readonly artifact: string }) => ({
  en: `The stored picture ${d.artifact} is gone or damaged. Run the workflow again; if it stays, empty the cache.`,
  zh: `缓存的图片 ${d.artifact} 已丢失或损坏。请重新运行工作流；若仍出现，请清空缓存。`,
}));

export const taskParams = defineError(
  'TASK_PARAMS',
  'bug',
  (d: { readonly task: string; readonly name: string; readonly value: string }) => ({
    en: `The task "${d.task}" was given ${d.name} = ${d.value}, which it cannot use. Please report this.`,
    zh: `任务“${d.task}”收到了无法使用的参数 ${d.name} = ${d.value}。请报告这个问题。`,
  }),
);

export const tableMissing = defineError('TABLE_MISSING', 'operational', (d: { readonly artifact: string }) => ({
  en: `The stored table ${d.artifact} is gone. Run the workflow again; if it stays, empty the cache.`,
  zh: `缓存的表格 ${d.artifact} 已丢失。请重新运行工作流；若仍出现，请清空缓存。`,
}));

export const tableUnknown = defineError('TABLE_UNKNOWN', 'user', (d: { readonly schema: string }) => ({
  en: `This is no table that can be read here (${d.schema}). Connect the output of a table node.`,
  zh: `这不是可读取的表格（${d.schema}）。请连接表格节点的输出。`,
}));

export const tableFileTooLarge = defineError(
  'TABLE_FILE_TOO_LARGE',
  'user',
  (d: { readonly file: string; readonly megabytes: number }) => ({
    en: `The table "${d.file}" has ${d.megabytes} MB, more than can be held. Split it into several files.`,
    zh: `表格“${d.file}”大小为 ${d.megabytes} MB，超出可处理范围。请拆分为多个文件。`,
  }),
);

export const tableFileBroken = defineError(
  'TABLE_FILE_BROKEN',
  'user',
  (d: { readonly file: string; readonly problem: string }) => ({
    en: `"${d.file}" could not be read as a table (${d.problem}). Save it again as XLSX or CSV.`,
    zh: `无法将“${d.file}”读取为表格（${d.problem}）。请重新另存为 XLSX 或 CSV。`,
  }),
);

export const sheetMissing = defineError(
  'TABLE_SHEET_MISSING',
  'user',
  (d: { readonly file: string; readonly sheet: string; readonly sheets: readonly string[] }) => ({
    en: `"${d.file}" has no sheet "${d.sheet}". It has: ${d.sheets.join(', ')}.`,
    zh: `“${d.file}”中没有工作表“${d.sheet}”。现有工作表：${d.sheets.join('、')}。`,
  }),
);

export const tableEmpty = defineError('TABLE_EMPTY', 'user', (d: { readonly file: string }) => ({
  en: `The table "${d.file}" is empty. Its first line has to name the columns.`,
  zh: `表格“${d.file}”是空的。第一行应为列名。`,
}));

export const credentialsKeyInvalid = defineError(
  'CREDENTIALS_KEY_INVALID',
  'user',
  (d: { readonly folder: string; readonly reason: LocalizedText }) => ({
    en: `Films cannot be signed with what lies in "${d.folder}": ${d.reason.en}. Put private-key.pem and certificates.pem there, or remove the folder; then new ones are made.`,
    zh: `无法使用“${d.folder}”中的文件为视频签名：${d.reason.zh}。请放入 private-key.pem 和 certificates.pem，或删除该文件夹以重新生成。`,
  }),
);

export const credentialsFileUnreadable = defineError(
  'CREDENTIALS_FILE_UNREADABLE',
  'operational',
  (d: { readonly path: string }) => ({
    en: `"${d.path}" cannot be signed: its structure is not that of an MP4 file, or it is larger than its index can say. Save it again, or leave the content credentials out.`,
    zh: `无法为“${d.path}”签名：它不是结构完整的 MP4 文件，或大小超出了其索引的表示范围。请重新保存，或不添加内容凭证。`,
  }),
);

export const documentMissing = defineError('DOCUMENT_MISSING', 'operational', (d: { readonly artifact: string }) => ({
  en: `The stored document ${d.artifact} is gone. Run the workflow again; if it stays, empty the cache.`,
  zh: `缓存的文档 ${d.artifact} 已丢失。请重新运行工作流；若仍出现，请清空缓存。`,
}));

export const documentUnknown = defineError(
  'DOCUMENT_UNKNOWN',
  'user',
  (d: { readonly wanted: string; readonly given: string }) => ({
    en: `Something of the kind ${d.wanted} is needed here, but ${d.given} arrived. Connect the output of a node that makes it.`,
    zh: `此处需要 ${d.wanted} 类型的内容，但收到的是 ${d.given}。请连接能生成它的节点。`,
  }),
);

export const subtitlesFileTooLarge = defineError(
  'SUBTITLES_FILE_TOO_LARGE',
  'user',
  (d: { readonly file: string; readonly megabytes: number }) => ({
    en: `"${d.file}" has ${d.megabytes} MB, so it is hardly a subtitle file. Choose an SRT, VTT, ASS or SSA file.`,
    zh: `“${d.file}”大小为 ${d.megabytes} MB，不像是字幕文件。请选择 SRT、VTT、ASS 或 SSA 文件。`,
  }),
);

export const fontMissing = defineError(
  'FONT_MISSING',
  'user',
  (d: { readonly name: string; readonly known: readonly string[] }) => ({
    en: `There is no font "${d.name}" in models/fonts. ${d.known.length > 0 ? `There are: ${d.known.join(', ')}.` : 'Put a TTF, OTF or WOFF2 file there.'}`,
    zh: `models/fonts 中没有字体“${d.name}”。${d.known.length > 0 ? `现有字体：${d.known.join('、')}。` : '请将 TTF、OTF 或 WOFF2 字体文件放入该文件夹。'}`,
  }),
);

export const modelNotRecognised = defineError(
  'MODEL_NOT_RECOGNISED',
  'user',
  (d: { readonly name: string; readonly why: LocalizedText }) => ({
    en: `"${d.name}" cannot be added to the models: ${d.why.en}.`,
    zh: `无法将“${d.name}”添加到模型：${d.why.zh}。`,
  }),
);

export const modelKindWrong = defineError(
  'MODEL_KIND_WRONG',
  'user',
  (d: { readonly name: string; readonly kind: string; readonly found: string }) => ({
    en: `"${d.name}" lies in models/${d.kind}, but is a model of the kind ${d.found}. Move it to models/${d.found}.`,
    zh: `“${d.name}”位于 models/${d.kind}，但它属于 ${d.found} 类模型。请移到 models/${d.found}。`,
  }),
);

export const remoteIsOurselves = defineError('REMOTE_IS_OURSELVES', 'user', (d: { readonly address: string }) => ({
  en: `${d.address} is Talkgraph itself, which would wait for itself. Name the address of ComfyUI; on one machine, start one of the two with another --port.`,
  zh: `${d.address} 是 Talkgraph 自身，会一直等待自己。请填写 ComfyUI 的地址；如在同一台机器上，请用 --port 让其中一个使用其他端口。`,
}));
