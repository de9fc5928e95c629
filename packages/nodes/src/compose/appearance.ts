import { combo, float } from '@talkgraph/engine';
import type { ClipInfo } from '@talkgraph/media';
import { partOfTime } from '../media/part-of-time.js';

const seconds = { type: float, optional: true, default: 0, min: 0, max: 1_000_000, step: 0.1 } as const;

const animation = {
  type: combo(['none', 'fade', 'slide']),
  choiceLabels: {
    none: { en: 'None', zh: '无' },
    fade: { en: 'Fade', zh: '淡入淡出' },
    slide: { en: 'Slide', zh: '滑动' },
  },
  optional: true,
  advanced: true,
} as const;

/** When something is seen, how strongly, and how it comes and goes; `appearanceOf` reads them. */
export const appearanceInputs = {
  opacity: {
    type: float,
    optional: true,
    default: 100,
    min: 0,
    max: 100,
    step: 1,
    label: { en: 'Opacity (%)', zh: '不透明度（%）' },
    tooltip: { en: '100 covers what lies below, 0 is not seen.', zh: '100 为完全不透明，0 为完全透明。' },
  },
  start: {
    ...seconds,
    label: { en: 'From', zh: '出现时间' },
    tooltip: { en: 'When it appears, in seconds.', zh: '从第几秒开始出现。' },
  },
  end: {
    ...seconds,
    label: { en: 'Until', zh: '消失时间' },
    tooltip: {
      en: 'When it disappears, in seconds; 0 keeps it to the end.',
      zh: '到第几秒消失；0 表示一直显示到结尾。',
    },
  },
  enter: {
    ...animation,
    default: 'none',
    label: { en: 'Comes by', zh: '入场动画' },
    tooltip: {
      en: '"Fade" lets it appear slowly, "Slide" comes in from the nearest edge.',
      zh: '“淡入淡出”会逐渐显现，“滑动”会从最近的边缘滑入。',
    },
  },
  leave: {
    ...animation,
    default: 'none',
    label: { en: 'Goes by', zh: '出场动画' },
    tooltip: { en: 'How it disappears.', zh: '消失时的动画。' },
  },
  animation_seconds: {
    ...seconds,
    default: 0.5,
    max: 60,
    advanced: true,
    label: { en: 'Animation (s)', zh: '动画时长（秒）' },
    tooltip: { en: 'How long coming and going take.', zh: '入场和出场各需多长时间。' },
  },
} as const;

/** What `appearanceInputs` arrive as. */
export interface AppearanceValues {
  readonly opacity: number;
  readonly start: number;
  readonly end: number;
  readonly enter: 'none' | 'fade' | 'slide';
  readonly leave: 'none' | 'fade' | 'slide';
  readonly animation_seconds: number;
}

/** The same in frames of a clip. @throws TIME_OUTSIDE */
export function appearanceOf(info: ClipInfo, values: AppearanceValues) {
  const { opacity, start, end, enter, leave, animation_seconds: length } = values;
  const { first, count } = partOfTime(info, start, end > 0 ? Math.max(0.001, end - start) : 0);
  const fps = info.video?.fps ?? { num: 25, den: 1 };
  const moveFrames = Math.round((length * fps.num) / fps.den);
  return { first, count, opacity: opacity / 100, enter, leave, moveFrames };
}
