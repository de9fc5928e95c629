import type { Language } from '../i18n/start-i18n.js';

const chinese = /\p{Script=Han}/u;

/**
 * The reader's half of a text that says the same twice, as templates do, since ComfyUI's format has one text for everyone:
 * `Person / 人物`, or lines in English followed by lines in Chinese. Texts in one language stay as they are.
 */
export function oneLanguage(text: string, language: Language): string {
  for (const border of ['\n', ' / ']) {
    const parts = text.split(border);
    const own = parts.filter((part) => chinese.test(part) === (language === 'zh'));
    if (own.length > 0 && own.length < parts.length) return own.join(border);
  }
  return text;
}
