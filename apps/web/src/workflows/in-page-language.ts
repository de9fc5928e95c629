import type { LocalizedText } from '@talkgraph/errors';

/** A text in the language of the page, where no component is at hand to be asked. */
export function inPageLanguage(text: LocalizedText): string {
  return document.documentElement.lang.startsWith('zh') ? text.zh : text.en;
}
