/** Notations of phonemes: IPA as speech synthesisers write it (eSpeak's among them), Hanyu Pinyin, Japanese kana or romaji. */
export const phonemeNotations = ['ipa', 'pinyin', 'romaji'] as const;
export type PhonemeNotation = (typeof phonemeNotations)[number];

/** One phoneme (or syllable, in Pinyin and romaji) with its time in seconds; an empty symbol is a pause. */
export interface PhonemeEvent {
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly symbol: string;
  /** BCP 47 tag, where it is another language than the recording's: an English word in a Chinese sentence. */
  readonly language?: string;
}
