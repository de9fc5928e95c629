import { inPageLanguage } from './in-page-language.js';

/** What a workflow without a name is called. */
export function untitled(): string {
  return inPageLanguage({ en: 'Untitled', zh: '未命名工作流' });
}
