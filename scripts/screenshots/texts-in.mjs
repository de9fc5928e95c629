import { readFileSync } from 'node:fs';

const locales = new URL('../../apps/web/src/i18n/locales/', import.meta.url);

/** The page's texts in a language: `say('start', 'result.title')`; `say('batch', 'runAll', {count: 4})`. */
export function textsIn(language) {
  const files = new Map();
  return (feature, key, values = {}) => {
    if (!files.has(feature)) {
      files.set(feature, JSON.parse(readFileSync(new URL(`${language}/${feature}.json`, locales), 'utf8')));
    }
    const text = key.split('.').reduce((part, name) => part?.[name], files.get(feature));
    if (typeof text !== 'string') throw new Error(`${feature}.json has no text ${key}`);
    return text.replace(/\{\{(\w+)\}\}/g, (_, name) => values[name]);
  };
}
