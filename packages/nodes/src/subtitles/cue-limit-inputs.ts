import { combo, float, int } from '@talkgraph/engine';
import type { CueLimits } from '@talkgraph/subtitles';

/** How long subtitles may be; 0 leaves it to the customs of the language. `cueLimitsOf` reads them. */
export const cueLimitInputs = {
  max_chars_per_line: {
    type: int,
    optional: true,
    default: 0,
    min: 0,
    max: 200,
    label: { en: 'Characters per line', zh: '每行字数' },
    tooltip: {
      en: '0: as is usual, 16 in Chinese and 42 in English. Use less for upright videos.',
      zh: '0 表示按惯例：中文 16 字，英文 42 个字符。竖屏视频可适当减少。',
    },
  },
  max_lines: {
    type: int,
    optional: true,
    default: 0,
    min: 0,
    max: 4,
    label: { en: 'Lines', zh: '行数' },
    tooltip: {
      en: '0: as is usual, one line in Chinese and two in English.',
      zh: '0 表示按惯例：中文 1 行，英文 2 行。',
    },
  },
  end_punctuation: {
    type: combo(['auto', 'keep', 'drop']),
    choiceLabels: {
      auto: { en: 'As is usual', zh: '按惯例' },
      keep: { en: 'Keep', zh: '保留' },
      drop: { en: 'Leave out', zh: '去掉' },
    },
    optional: true,
    default: 'auto',
    advanced: true,
    label: { en: 'Stops and commas at the end', zh: '句末标点' },
    tooltip: {
      en: 'Chinese subtitles usually go without; question marks always stay.',
      zh: '中文字幕通常不写句末的逗号和句号，问号等始终保留。',
    },
  },
  reading_speed: {
    type: float,
    optional: true,
    default: 0,
    min: 0,
    max: 60,
    step: 0.5,
    advanced: true,
    label: { en: 'Characters per second', zh: '每秒阅读字数' },
    tooltip: {
      en: 'How fast viewers read. 0: as is usual, 9 in Chinese and 20 in English.',
      zh: '观众的阅读速度。0 表示按惯例：中文每秒 9 字，英文每秒 20 个字符。',
    },
  },
  min_seconds: {
    type: float,
    optional: true,
    default: 0,
    min: 0,
    max: 10,
    step: 0.1,
    advanced: true,
    label: { en: 'Shortest (s)', zh: '最短显示（秒）' },
    tooltip: {
      en: 'Each one is shown at least so long where there is room. 0: 5/6 s.',
      zh: '条件允许时每条字幕至少显示多久。0 表示 5/6 秒。',
    },
  },
} as const;

/** What `cueLimitInputs` arrive as. */
export interface CueLimitValues {
  readonly max_chars_per_line: number;
  readonly max_lines: number;
  readonly end_punctuation: 'auto' | 'keep' | 'drop';
  readonly reading_speed: number;
  readonly min_seconds: number;
}

/** Limits that differ from the language's own. */
export function cueLimitsOf(values: CueLimitValues): Partial<CueLimits> {
  return {
    ...(values.max_chars_per_line > 0 && { maxCharsPerLine: values.max_chars_per_line }),
    ...(values.max_lines > 0 && { maxLines: values.max_lines }),
    ...(values.end_punctuation !== 'auto' && { keepEndPunctuation: values.end_punctuation === 'keep' }),
    ...(values.reading_speed > 0 && { readingSpeed: values.reading_speed }),
    ...(values.min_seconds > 0 && { minSeconds: values.min_seconds }),
  };
}
