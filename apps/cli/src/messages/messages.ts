import type { Locale } from '@talkgraph/errors';
import { en } from './en.js';
import { zh } from './zh.js';

/** Every text of the program in one language. Both languages have the same shape: the compiler sees to it. */
export type Messages = typeof en;

const languages: Readonly<Record<Locale, Messages>> = { en, zh };

/** The texts in the user's language. */
export function messagesFor(locale: Locale): Messages {
  return languages[locale];
}
