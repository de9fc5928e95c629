import { optionInvalid } from '../errors.js';

/** Reads a language tag such as "en" or "zh-CN" (BCP 47). Throws CLI_OPTION_INVALID. */
export function parseLanguage(option: string, text: string): string {
  try {
    const [tag] = Intl.getCanonicalLocales(text);
    if (tag) return tag;
  } catch (cause) {
    throw invalid(option, text, cause);
  }
  throw invalid(option, text);
}

function invalid(option: string, value: string, cause?: unknown) {
  const expected = { en: 'a language tag such as en, zh or pt-BR', zh: '语言代码，例如 en、zh、pt-BR' };
  return optionInvalid({ option, value, expected }, cause);
}
