import type { SoundTable } from '../ipa-visemes.js';
import { type VisemeId, visemes } from '../viseme-table.js';
import { cantonese, mandarin } from './chinese.js';
import { danish, dutch, german, scandinavian } from './germanic.js';
import { indic } from './indic.js';
import { japanese } from './japanese.js';
import { korean } from './korean.js';
import type { LanguageRules } from './language-rules.js';
import { french, italian, portuguese, romanian, spanish } from './romance.js';
import { arabic } from './semitic.js';
import { polish, russian, southSlavic, ukrainian } from './slavic.js';
import { malay, vietnamese } from './southeast-asian.js';
import { turkish } from './turkic.js';
import { finnish, hungarian } from './uralic.js';

/** Every language that differs from the shared table. English, Czech, Slovak, Bulgarian, Greek and Hebrew do not. */
export const languageRules: readonly LanguageRules[] = [
  ...[mandarin, cantonese, japanese, korean, arabic],
  ...[french, portuguese, spanish, italian, romanian],
  ...[german, dutch, scandinavian, danish],
  ...[russian, ukrainian, polish, southSlavic],
  ...[finnish, hungarian, turkish, indic, vietnamese, malay],
];

/** The rules of one language, ready for use. */
export interface SpokenRules {
  readonly sounds: SoundTable;
  readonly inContext: NonNullable<LanguageRules['inContext']>;
  readonly unreleased: boolean;
}

const asWritten: SpokenRules = { sounds: new Map(), inContext: () => undefined, unreleased: false };

const byLanguage = new Map<string, SpokenRules>(
  languageRules.flatMap((rules) => {
    const prepared = prepare(rules);
    return rules.languages.map((language): [string, SpokenRules] => [language, prepared]);
  }),
);

/** The rules of a BCP 47 tag; for a language that is not listed, or none, the shared table alone. */
export function rulesOfLanguage(tag = 'und'): SpokenRules {
  const [primary = '', region] = tag.toLowerCase().split(/[-_]/);
  // Hong Kong's Chinese is spoken as Cantonese, by eSpeak NG too.
  const spoken = primary === 'zh' && (region === 'hk' || region === 'yue') ? 'yue' : primary;
  return byLanguage.get(spoken) ?? asWritten;
}

function prepare({ sounds = {}, inContext, unreleased = false }: LanguageRules): SpokenRules {
  const table = Object.entries(sounds).map(([letters, ids]): [string, readonly VisemeId[]] => [
    letters.normalize('NFD'),
    ids.split(' ').filter((id): id is VisemeId => id in visemes),
  ]);
  return { sounds: new Map(table), inContext: inContext ?? asWritten.inContext, unreleased };
}
