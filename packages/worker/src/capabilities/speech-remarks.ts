import type { LocalizedText } from '@talkgraph/errors';
import { type AlignmentDocument, fitLimit, type TextFit } from '@talkgraph/speech';

/** Said when the language was guessed from little. */
export function unsureLanguageRemark(language: string): LocalizedText {
  return {
    en: `The language of the text is not certain; "${language}" was taken. Choose it by hand if that is wrong.`,
    zh: `文本语言不能确定，已按“${language}”处理。如不正确，请手动选择语言。`,
  };
}

/** Said when a sound was made in a language in which no times can be found. */
export const noTimesRemark: LocalizedText = {
  en: 'The times of the words are not known: the built-in voice does not speak this language. The mouth follows the sound.',
  zh: '无法得知各词的时间：内置语音不支持该语言。口型将按声音生成。',
};

/** Said where a service was to speak and may not be asked, as when workflows are only tried. */
export const unaskedRemark: LocalizedText = {
  en: 'The speech service was not asked: this is a check without services. The built-in voice spoke.',
  zh: '本次为不连接外部服务的检查，未调用语音服务，由内置语音代为朗读。',
};

/** What a user should know of how well a text fits a recording; nothing when it fits. */
export function fitRemarks(
  { confidence, missing, more }: TextFit,
  document: AlignmentDocument,
): readonly LocalizedText[] {
  if (confidence < fitLimit) return [otherTextRemark];
  return [
    ...(missing.length > 0 ? [missingRemark(quoted(missing, document))] : []),
    ...(more.length > 0 ? [moreRemark(quoted(more.slice(0, 1), document))] : []),
  ];
}

const otherTextRemark: LocalizedText = {
  en: 'The recording probably says something else than the text, so the times are not to be trusted. Check both.',
  zh: '录音内容可能与文本不符，所得时间不宜采用。请核对录音和文本。',
};

function missingRemark(words: string): LocalizedText {
  return {
    en: `These words are probably not said in the recording: "${words}". Take them out of the text.`,
    zh: `录音中可能没有说这些词：“${words}”。请从文本中删去。`,
  };
}

function moreRemark(words: string): LocalizedText {
  return {
    en: `More is probably said in the recording than is written near "${words}". Complete the text.`,
    zh: `录音在“${words}”附近说的内容可能比文本多。请补全文本。`,
  };
}

/** The part of the text from the first to the last of these words, if they lie together; else the first few. */
function quoted(indices: readonly number[], { words, text }: AlignmentDocument): string {
  const runs: number[][] = [];
  for (const index of indices) {
    const last = runs.at(-1);
    if (last && index === last[last.length - 1]! + 1) last.push(index);
    else runs.push([index]);
  }
  const longest = runs.sort((a, b) => b.length - a.length)[0] ?? [];
  const [first, last] = [words[longest[0] ?? 0], words[longest.at(-1) ?? 0]];
  return first && last ? text.slice(first.from, Math.min(last.to, first.from + 60)) : '';
}
