import { inPageLanguage } from './in-page-language.js';

/** Names the cross of a dialog for those who cannot see it. */
export function closeButton() {
  return { 'aria-label': inPageLanguage({ en: 'Close', zh: '关闭' }) };
}
