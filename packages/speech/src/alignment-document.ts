/** A word (in Chinese: a word or a character) with its time, and where it stands in the text. */
export interface AlignedWord {
  readonly text: string;
  readonly startSeconds: number;
  readonly endSeconds: number;
  /** First character of the word in `AlignmentDocument.text`, and the one after its last, in UTF-16 units. */
  readonly from: number;
  readonly to: number;
}

/** A phoneme with its time; an empty symbol is a pause. The same shape as lipsync's `PhonemeEvent`. */
export interface AlignedPhoneme {
  /** IPA, as eSpeak NG writes it. */
  readonly symbol: string;
  /** BCP 47 tag, where it is another language than the document's: an English word in a Chinese sentence. */
  readonly language?: string;
  readonly startSeconds: number;
  readonly endSeconds: number;
}

/** What is said when: made by speech synthesis, by alignment of a known text, and by recognition. */
export interface AlignmentDocument {
  /** BCP 47 tag of the language: `zh-CN`, `en-US`. */
  readonly language: string;
  /** The whole text, with its punctuation: the words point into it. */
  readonly text: string;
  readonly durationSeconds: number;
  readonly words: readonly AlignedWord[];
  /** Empty where nothing is known of them (recognition). */
  readonly phonemes: readonly AlignedPhoneme[];
}

/** Schema and version of the stored document. */
export const alignmentSchema = { schema: 'talkgraph.alignment', version: 1 } as const;
