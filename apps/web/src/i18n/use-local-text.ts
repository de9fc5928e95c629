import type { LocalizedText } from '@talkgraph/errors';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from './start-i18n.js';

/** The language of the page. */
export function useLanguage(): Language {
  return useTranslation().i18n.resolvedLanguage === 'zh' ? 'zh' : 'en';
}

/** Reads texts that come from the server in both languages (labels of nodes, sentences of errors). */
export function useLocalText(): (text: LocalizedText) => string {
  const language = useLanguage();
  return useCallback((text) => text[language], [language]);
}
