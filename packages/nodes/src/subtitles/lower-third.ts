import { combo, defineNode, float, string } from '@talkgraph/engine';
import type { TextLook, TitleBlock, VideoInfo } from '@talkgraph/media';
import { media } from '../capabilities.js';
import { colourInput } from '../compose/colour-input.js';
import { cardEmpty } from '../errors.js';
import { checkedClip } from '../media/checked-clip.js';
import { partOfTime } from '../media/part-of-time.js';
import { videoInput } from '../media/video-input.js';
import { video } from '../ports.js';
import { fontFor } from './font-for.js';
import { fontInput } from './font-input.js';
import { hexOfText } from './hex-of-text.js';
import { writtenLanguage } from './written-language.js';

const seconds = { type: float, optional: true, min: 0, max: 100_000, step: 0.1 } as const;

/** Panels and letters of the looks to choose from. */
const looks = {
  dark: { panel: '#10182ae6', name: '#ffffff', title: '#c9d3e6', accent: '#e8b23a' },
  light: { panel: '#ffffffee', name: '#171b22', title: '#4f5764', accent: '#1f6feb' },
  plain: { panel: undefined, name: '#ffffff', title: '#f0f0f0', accent: undefined },
} as const;

export const lowerThird = defineNode({
  type: 'LowerThird',
  version: 1,
  label: { en: 'Lower Third', zh: '人名条' },
  category: 'subtitles',
  summary: {
    en: "Shows a speaker's name and title in a corner of the picture for a few seconds.",
    zh: '在画面一角显示讲者姓名和头衔几秒钟。',
  },
  keywords: ['name', 'caption', 'banner', 'speaker', '姓名条', '字幕条', '头衔', '讲师', '角标'],
  inputs: {
    video: videoInput,
    name: {
      type: string,
      default: '',
      label: { en: 'Name', zh: '姓名' },
      tooltip: { en: 'The large line.', zh: '大字一行。' },
    },
    title: {
      type: string,
      optional: true,
      default: '',
      label: { en: 'Title', zh: '头衔' },
      tooltip: { en: 'The small line below; may be empty.', zh: '下方的小字，可留空。' },
    },
    start: {
      ...seconds,
      default: 0.5,
      label: { en: 'From', zh: '出现时间' },
      tooltip: { en: 'When it appears, in seconds.', zh: '从第几秒开始出现。' },
    },
    duration: {
      ...seconds,
      default: 4,
      label: { en: 'Duration', zh: '时长' },
      tooltip: { en: 'How many seconds it stays; 0: to the end.', zh: '停留多少秒；0 表示一直到结尾。' },
    },
    style: {
      type: combo(['dark', 'light', 'plain']),
      choiceLabels: {
        dark: { en: 'Dark panel', zh: '深色底板' },
        light: { en: 'Light panel', zh: '浅色底板' },
        plain: { en: 'Letters only', zh: '仅文字' },
      },
      optional: true,
      default: 'dark',
      label: { en: 'Style', zh: '样式' },
      tooltip: { en: 'What lies behind the letters.', zh: '文字的底板样式。' },
    },
    side: {
      type: combo(['left', 'right']),
      choiceLabels: { left: { en: 'Left', zh: '左侧' }, right: { en: 'Right', zh: '右侧' } },
      optional: true,
      default: 'left',
      label: { en: 'Side', zh: '位置' },
      tooltip: { en: 'In which lower corner it stands.', zh: '位于画面下方的哪一侧。' },
    },
    size: {
      type: float,
      optional: true,
      default: 100,
      min: 30,
      max: 300,
      step: 5,
      advanced: true,
      label: { en: 'Size (%)', zh: '字号（%）' },
      tooltip: { en: '100 is the usual size.', zh: '100 为常规字号。' },
    },
    accent_color: { ...colourInput, default: '', label: { en: 'Accent colour', zh: '强调色' } },
    font: fontInput,
  },
  outputs: { VIDEO: { type: video, label: { en: 'Video', zh: '视频' } } },
  async run(inputs, context) {
    const { name, title } = inputs;
    if (`${name}${title}`.trim() === '') throw cardEmpty({});
    const service = context.use(media);
    const info = service.describe(inputs.video);
    const picture = info.video as VideoInfo;
    const font = await fontFor(`${name}${title}`, inputs.font, context);
    const accent = hexOfText(inputs.accent_color);
    const block = nameBlock({ ...inputs, font, accent }, picture);
    const moveFrames = Math.round((0.45 * picture.fps.num) / picture.fps.den);
    const part = partOfTime(info, inputs.start, inputs.duration);
    const shown = { ...part, enter: 'slide', leave: 'fade', moveFrames } as const;
    return { VIDEO: checkedClip(service, service.edit.titles(inputs.video, { blocks: [block], ...shown })) };
  },
});

interface NameValues {
  readonly name: string;
  readonly title: string;
  readonly style: keyof typeof looks;
  readonly side: 'left' | 'right';
  readonly size: number;
  readonly font: string | undefined;
  readonly accent: string | undefined;
}

/** The panel with both lines, clear of subtitles below it and of what platforms draw over upright videos. */
function nameBlock(values: NameValues, { width, height }: VideoInfo): TitleBlock {
  const { style, side, size, font } = values;
  const colours = looks[style];
  const accent = values.accent ?? colours.accent;
  const portrait = height > width;
  const letters = (weight: number, colour: string): TextLook => ({
    weight,
    colour,
    align: side,
    lineHeight: 1.25,
    ...(font !== undefined && { font }),
    ...(style === 'plain' && { shadow: { x: 0, y: 0.03, blur: 0.14, colour: '#000000d0' } }),
  });
  const lines = [
    { text: values.name.trim(), look: letters(700, colours.name), size: (0.056 * size) / 100, maxLines: 1 },
    {
      text: values.title.trim(),
      look: letters(400, colours.title),
      size: (0.036 * size) / 100,
      maxLines: 2,
      gap: 0.008,
    },
  ];
  const language = writtenLanguage(`${values.name}${values.title}`);
  return {
    texts: lines.filter((line) => line.text !== ''),
    align: side,
    anchor: { x: side === 'left' ? 0.06 : 0.94, y: portrait ? 0.66 : 0.8, horizontal: side, vertical: 'bottom' },
    maxWidth: portrait ? 0.8 : 0.5,
    ...(language !== undefined && { language }),
    ...(colours.panel && {
      panel: {
        colour: colours.panel,
        paddingX: 0.042,
        paddingY: 0.022,
        radius: 0,
        ...(accent && { accentColour: accent }),
      },
    }),
  };
}
