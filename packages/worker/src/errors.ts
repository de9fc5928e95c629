import { defineError } from '@talkgraph/errors';

export const taskUnknown = defineError('TASK_UNKNOWN', 'bug', (d: { task: string }) => ({
  en: `Workers know no task "${d.task}". Please report this.`,
  zh: `工作进程没有名为“${d.task}”的操作。请报告这个问题。`,
}));
