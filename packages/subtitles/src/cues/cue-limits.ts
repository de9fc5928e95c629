/** What a subtitle may be. */
export interface CueLimits {
  /** Characters of the language on a line; Latin letters count half in Chinese, Japanese and Korean. */
  readonly maxCharsPerLine: number;
  readonly maxLines: number;
  /** Characters per second that can be read. */
  readonly readingSpeed: number;
  readonly minSeconds: number;
  readonly maxSeconds: number;
  /** Time between two cues, at least. */
  readonly minGapSeconds: number;
  /** A pause this long always begins a new cue. */
  readonly pauseSeconds: number;
  /** Whether stops and commas at the end of a cue stay; Chinese subtitles usually go without. */
  readonly keepEndPunctuation: boolean;
}

const common = { minSeconds: 5 / 6, maxSeconds: 7, minGapSeconds: 0.083, pauseSeconds: 0.8 } as const;

/**
 * Limits by language, after Netflix's Timed Text Style Guides: general (5/6 s to 7 s, two frames between cues, two lines)
 * and the ones for English (42 characters, 20 a second), Chinese (16; 9), Japanese (13; 4, raised here for speech that is
 * read along with) and Korean (16; 12). A course's Chinese cues fit on one line, which is the custom there.
 */
export function cueLimits(language: string | undefined): CueLimits {
  switch (primaryLanguage(language)) {
    case 'zh':
      return { ...common, maxCharsPerLine: 16, maxLines: 1, readingSpeed: 9, keepEndPunctuation: false };
    case 'ja':
      return { ...common, maxCharsPerLine: 13, maxLines: 2, readingSpeed: 7, keepEndPunctuation: false };
    case 'ko':
      return { ...common, maxCharsPerLine: 16, maxLines: 2, readingSpeed: 12, keepEndPunctuation: true };
    default:
      return { ...common, maxCharsPerLine: 42, maxLines: 2, readingSpeed: 20, keepEndPunctuation: true };
  }
}

/** Whether a language's own characters are two columns wide. */
export function isWideLanguage(language: string | undefined): boolean {
  return ['zh', 'ja', 'ko'].includes(primaryLanguage(language));
}

function primaryLanguage(language: string | undefined): string {
  const tag = (language ?? '').toLowerCase().split(/[-_]/)[0] ?? '';
  // eSpeak NG and ISO 639-3 name the Chinese languages one by one.
  return ['cmn', 'yue', 'wuu', 'hak', 'nan'].includes(tag) ? 'zh' : tag;
}
