import type { SpokenText } from '@talkgraph/subtitles';

/** The question marks of Latin, Chinese, Arabic and Greek writing. */
const questionMark = /^[^\p{L}\p{N}]*?[?？؟;]/u;

/** When the questions of a text end, in seconds: the ends of the words that a question mark follows. */
export function questionEnds({ language, text, words }: SpokenText): number[] {
  const greek = language.toLowerCase().startsWith('el');
  return words.flatMap(({ to, endSeconds }) => {
    const [mark] = questionMark.exec(text.slice(to, to + 8)) ?? [];
    // A semicolon asks in Greek only.
    return mark && (greek || !mark.endsWith(';')) ? [endSeconds] : [];
  });
}
