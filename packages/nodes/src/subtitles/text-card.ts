import { combo, defineNode, float, int, string } from '@talkgraph/engine';
import type { Clip, VideoInfo } from '@talkgraph/media';
import type { MediaService } from '../capabilities/media-service.js';
import { media } from '../capabilities.js';
import { colourInput } from '../compose/colour-input.js';
import { cardEmpty } from '../errors.js';
import { clipOf } from '../lipsync/clip-of.js';
import { videoOrImage } from '../lipsync/video-or-image.js';
import { checkedClip } from '../media/checked-clip.js';
import { matchPicture } from '../media/match-picture.js';
import { rateOf } from '../media/rate-of.js';
import { video } from '../ports.js';
import { cardBlocks } from './card-blocks.js';
import { fontFor } from './font-for.js';
import { fontInput } from './font-input.js';
import { hexOfText } from './hex-of-text.js';
import { titleThemes } from './title-themes.js';
import { writtenLanguage } from './written-language.js';

const text = { type: string, default: '' } as const;
const pixels = { type: int, optional: true, min: 16, max: 8192, step: 2, advanced: true } as const;

export const textCard = defineNode({
  type: 'TextCard',
  version: 1,
  label: { en: 'Text Card', zh: '文字卡片' },
  category: 'subtitles',
  summary: {
    en: 'A card with a title, a subtitle and a footer, as a clip: for openings, chapters and endings.',
    zh: '带标题、副标题和页脚的文字画面，可用作片头、章节页或片尾。',
  },
  keywords: ['title', 'intro', 'outro', 'chapter', 'slate', '片头', '片尾', '标题', '章节', '封面'],
  inputs: {
    title: {
      ...text,
      multiline: true,
      label: { en: 'Title', zh: '标题' },
      tooltip: { en: 'Long titles are broken into lines and made smaller.', zh: '较长的标题会自动换行并缩小。' },
    },
    subtitle: {
      ...text,
      multiline: true,
      label: { en: 'Subtitle', zh: '副标题' },
      tooltip: { en: 'Such as the name of the lecturer.', zh: '例如讲师姓名。' },
    },
    footer: {
      ...text,
      label: { en: 'Footer', zh: '页脚' },
      tooltip: { en: 'A small line at the bottom.', zh: '底部的一行小字。' },
    },
    seconds: {
      type: float,
      default: 3,
      min: 0.1,
      max: 3600,
      step: 0.1,
      label: { en: 'Seconds', zh: '时长（秒）' },
      tooltip: { en: 'How long it is shown.', zh: '显示多长时间。' },
    },
    theme: {
      type: combo(['night', 'ocean', 'sunset', 'paper', 'black', 'white']),
      choiceLabels: {
        night: { en: 'Night blue', zh: '深蓝' },
        ocean: { en: 'Ocean', zh: '海洋' },
        sunset: { en: 'Sunset', zh: '日落' },
        paper: { en: 'Paper', zh: '米白' },
        black: { en: 'Black', zh: '黑色' },
        white: { en: 'White', zh: '白色' },
      },
      default: 'night',
      label: { en: 'Colours', zh: '配色' },
      tooltip: { en: 'Background and letters.', zh: '背景与文字的配色。' },
    },
    match: {
      type: video,
      optional: true,
      label: { en: 'Same size as', zh: '匹配视频' },
      tooltip: {
        en: 'The card gets the size and frame rate of this video, so that the two can be joined.',
        zh: '卡片采用该视频的尺寸和帧率，便于拼接。',
      },
    },
    background: {
      type: videoOrImage,
      optional: true,
      label: { en: 'Background', zh: '背景' },
      tooltip: { en: 'A picture or a video behind the text, instead of a colour.', zh: '用图片或视频代替纯色背景。' },
    },
    animation: {
      type: combo(['slide', 'fade', 'none']),
      choiceLabels: {
        slide: { en: 'Rise', zh: '上浮' },
        fade: { en: 'Fade', zh: '淡入淡出' },
        none: { en: 'None', zh: '无' },
      },
      optional: true,
      default: 'slide',
      label: { en: 'Animation', zh: '动画' },
      tooltip: { en: 'How the text comes and goes.', zh: '文字的出入场方式。' },
    },
    color: { ...colourInput, default: '', label: { en: 'Colour of the title', zh: '标题颜色' } },
    background_color: { ...colourInput, default: '', label: { en: 'Background colour', zh: '背景颜色' } },
    font: fontInput,
    width: {
      ...pixels,
      default: 1920,
      label: { en: 'Width', zh: '宽度' },
      tooltip: { en: 'Of a card by itself, in pixels.', zh: '单独使用时的宽度（像素）。' },
    },
    height: {
      ...pixels,
      default: 1080,
      label: { en: 'Height', zh: '高度' },
      tooltip: { en: 'Of a card by itself, in pixels.', zh: '单独使用时的高度（像素）。' },
    },
    fps: {
      type: float,
      optional: true,
      default: 25,
      min: 1,
      max: 240,
      advanced: true,
      label: { en: 'Frame rate', zh: '帧率' },
      tooltip: { en: 'Frames per second of a card by itself.', zh: '单独使用时的每秒帧数。' },
    },
  },
  outputs: { VIDEO: { type: video, label: { en: 'Video', zh: '视频' } } },
  async run(inputs, context) {
    const service = context.use(media);
    const behind = inputs.background && (await clipOf(inputs.background, context));
    const shape = shapeOf(inputs, service, behind && service.describe(behind).video);
    const frameCount = Math.max(1, Math.round((inputs.seconds * shape.fps.num) / shape.fps.den));
    const theme = titleThemes[inputs.theme];
    const plain = hexOfText(inputs.background_color);
    const ground = behind
      ? stretched(service, behind, { ...shape, frameCount })
      : service.edit.backdrop({
          ...shape,
          frameCount,
          colour: plain ?? theme.from,
          toColour: plain ?? theme.to,
          angle: 60,
        });
    const written = `${inputs.title}${inputs.subtitle}${inputs.footer}`;
    const font = await fontFor(written, inputs.font, context);
    const language = writtenLanguage(written);
    const colours = { ...theme, title: hexOfText(inputs.color) ?? theme.title };
    const portrait = shape.height > shape.width;
    const blocks = cardBlocks(inputs, { theme: colours, portrait, overPicture: behind !== undefined, font, language });
    if (blocks.length === 0) throw cardEmpty({});
    const moveFrames = Math.round((0.6 * shape.fps.num) / shape.fps.den);
    const leave = inputs.animation === 'none' ? 'none' : 'fade';
    const card = service.edit.titles(ground, { blocks, enter: inputs.animation, leave, moveFrames });
    return { VIDEO: checkedClip(service, card) };
  },
});

type Shape = Pick<VideoInfo, 'width' | 'height' | 'fps'>;

/** Size and rate: those of the video it has to match, else of the background, else as the inputs say. */
function shapeOf(
  inputs: { readonly match?: Clip | undefined; readonly width: number; readonly height: number; readonly fps: number },
  service: MediaService,
  behind: VideoInfo | undefined,
): Shape {
  const like = (inputs.match && service.describe(inputs.match).video) ?? behind;
  if (like) return { width: like.width, height: like.height, fps: like.fps };
  const even = (length: number) => 2 * Math.floor(length / 2);
  return { width: even(inputs.width), height: even(inputs.height), fps: rateOf(inputs.fps) };
}

/** The background in the card's size, repeated or cut to its length. */
function stretched(service: MediaService, clip: Clip, like: VideoInfo): Clip {
  const fitted = matchPicture(service, clip, like);
  return service.edit.loop(fitted, { frameCount: like.frameCount, mode: 'repeat' });
}
