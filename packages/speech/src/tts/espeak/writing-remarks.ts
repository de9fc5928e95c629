import type { LocalizedText } from '@talkgraph/errors';
import { primaryLanguage } from '../../text/language-runs.js';

/** What eSpeak NG cannot read of a language's writing, by what gives it away. */
const gaps: Readonly<Record<string, { readonly isIn: (text: string) => boolean; readonly remark: LocalizedText }>> = {
  ja: {
    // Numbers with these signs are read (japanese-readings.ts).
    isIn: (text) => /\p{Script=Han}/u.test(text.replace(/\d\s*[年月日時円]/g, '')),
    remark: {
      en: 'The built-in voice cannot read Japanese kanji. Write these words in kana, or choose another engine.',
      zh: '内置语音无法朗读日文汉字。请将这些词改写为假名，或选择其他引擎。',
    },
  },
  th: {
    isIn: (text) => /\p{Script=Thai}/u.test(text),
    remark: {
      en: 'The built-in voice reads Thai letter by letter, which is hardly understood. Choose another engine, or use a recording.',
      zh: '内置语音只能逐个字母朗读泰语，难以听懂。请选择其他引擎，或使用录音。',
    },
  },
  ar: unwrittenVowels(/[\u064B-\u0652]/, 'Arabic', '阿拉伯语'),
  fa: unwrittenVowels(/[\u064B-\u0652]/, 'Persian', '波斯语'),
  ur: unwrittenVowels(/[\u064B-\u0652]/, 'Urdu', '乌尔都语'),
  he: unwrittenVowels(/[\u05B0-\u05BC]/, 'Hebrew', '希伯来语'),
};

/** What a user should know before a text is read by the built-in voice. */
export function writingRemarks({ text, language }: { readonly text: string; readonly language: string }) {
  const gap = gaps[primaryLanguage(language)];
  return gap?.isIn(text) ? [gap.remark] : [];
}

function unwrittenVowels(marks: RegExp, en: string, zh: string) {
  return {
    isIn: (text: string) => !marks.test(text),
    remark: {
      en: `${en} leaves short vowels unwritten, and the built-in voice does not know them all. Add the vowel marks, choose another engine, or use a recording.`,
      zh: `${zh}书写时省略短元音，内置语音无法全部补出。请补全元音符号、选择其他引擎，或使用录音。`,
    },
  };
}
