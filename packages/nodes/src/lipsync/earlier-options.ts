import { lipSyncOptions } from '../ports.js';

/** The socket by which setting nodes are put one after another; of the same setting the last one counts. */
export const earlierOptions = {
  type: lipSyncOptions,
  optional: true,
  label: { en: 'Other settings', zh: '其他设置' },
  tooltip: {
    en: 'Settings of another node that shall apply as well.',
    zh: '同时生效的其他设置节点。',
  },
} as const;
