/** What a mouth does differently in some languages from what the shared IPA table (ipa-visemes.ts) says. */
export interface LanguageRules {
  /** Primary language subtags. */
  readonly languages: readonly string[];
  /**
   * Sounds as eSpeak NG and the IPA write them, each with its visemes in the order they are said. eSpeak's letters are not
   * always the IPA's: its Russian `y` is ɨ, its Mandarin `o-` is ɤ.
   */
  readonly sounds?: Readonly<Record<string, string>>;
  /**
   * The sound that is said in place of `symbols[at]` beside its neighbours; undefined leaves it. Symbols are plain
   * (`plainSymbol`), a pause is empty.
   */
  readonly inContext?: (symbols: readonly string[], at: number) => string | undefined;
  /** Stops before a pause are not released: their lips stay shut. */
  readonly unreleased?: boolean;
}

/** Whether a plain symbol begins with a sound that both lips make. */
export const isLabial = (symbol: string | undefined) => symbol !== undefined && /^[pbmɓ]/.test(symbol);

/**
 * A nasal before p b m is made with the lips, whatever is written, within a word and across words that no pause parts: the
 * lips shut with the nasal, not with the stop.
 */
export function nasalBeforeLabial(symbols: readonly string[], at: number): string | undefined {
  return symbols[at] === 'n' && isLabial(symbols[at + 1]) ? 'm' : undefined;
}
