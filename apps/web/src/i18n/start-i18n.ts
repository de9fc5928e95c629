import i18next, { type i18n } from 'i18next';
import LanguageDetector from 'i18next-browser-languagedetector';
import resourcesToBackend from 'i18next-resources-to-backend';
import { initReactI18next } from 'react-i18next';

/** The languages of the page, as `lang` attributes write them. */
export const languages = ['en', 'zh'] as const;
export type Language = (typeof languages)[number];

/**
 * Starts the translations: the language chosen before, else the browser's, else English. Each feature has a namespace of
 * its own, `locales/<language>/<feature>.json`, which is loaded when the feature is.
 */
export async function startI18n(): Promise<i18n> {
  const instance = i18next.createInstance();
  instance
    .use(LanguageDetector)
    .use(resourcesToBackend((language: string, namespace: string) => loadTexts(language, namespace)))
    .use(initReactI18next);
  await instance.init({
    supportedLngs: languages,
    nonExplicitSupportedLngs: true,
    load: 'languageOnly',
    fallbackLng: 'en',
    ns: ['app'],
    defaultNS: 'app',
    interpolation: { escapeValue: false },
    detection: {
      order: ['localStorage', 'navigator'],
      caches: ['localStorage'],
      lookupLocalStorage: 'talkgraph-language',
    },
  });
  instance.on('languageChanged', markLanguage);
  markLanguage(instance.resolvedLanguage ?? 'en');
  return instance;
}

async function loadTexts(language: string, namespace: string): Promise<unknown> {
  return import(`./locales/${language}/${namespace}.json`);
}

/** Fonts, line breaking and screen readers go by the attribute. */
function markLanguage(language: string): void {
  document.documentElement.lang = language.startsWith('zh') ? 'zh-CN' : 'en';
}
