import { defineError } from '@talkgraph/errors';

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
