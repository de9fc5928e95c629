import { boolean, combo, defineNode, float } from '@talkgraph/engine';
import type { Clip, VideoInfo } from '@talkgraph/media';
import { parseColour } from '@talkgraph/subtitles';
import type { MediaService } from '../capabilities/media-service.js';
import { media } from '../capabilities.js';
import { checkedClip } from '../media/checked-clip.js';
import { videoInput } from '../media/video-input.js';
import { video } from '../ports.js';
import { centreAt, fittedSize, marginInput, positionInput, shareOf } from './anchor.js';
import { appearanceInputs, appearanceOf } from './appearance.js';
import { colourInput } from './colour-input.js';
import { insetOf } from './inset-of.js';

const loudness = { type: float, optional: true, min: -60, max: 24, step: 1, advanced: true } as const;

export const pictureInPicture = defineNode({
  type: 'PictureInPicture',
  version: 1,
  label: { en: 'Picture in Picture', zh: '画中画' },
  category: 'compose',
  summary: {
    en: 'Shows a video small within another: a lecturer beside the slides, with round corners or as a circle.',
    zh: '在一段视频中以小窗口播放另一段视频，例如在课件一角显示讲师，可设为圆角或圆形。',
  },
  keywords: ['pip', 'inset', 'webcam', 'window', 'corner', '小窗', '圆形', '讲师', '课件'],
  inputs: {
    video: {
      ...videoInput,
      label: { en: 'Large video', zh: '主画面' },
      tooltip: { en: 'Fills the picture.', zh: '铺满整个画面的视频。' },
    },
    inset: {
      type: video,
      label: { en: 'Small video', zh: '小窗视频' },
      tooltip: { en: 'Is shown within the large one.', zh: '显示在主画面之中的视频。' },
    },
    position: { ...positionInput, default: 'bottom-right' },
    size: {
      type: float,
      default: 30,
      min: 5,
      max: 100,
      step: 1,
      label: { en: 'Height (%)', zh: '高度（%）' },
      tooltip: { en: "Its height in percent of the picture's shorter side.", zh: '高度占画面短边的百分比。' },
    },
    shape: {
      type: combo(['rounded', 'circle', 'rectangle']),
      choiceLabels: {
        rounded: { en: 'Round corners', zh: '圆角' },
        circle: { en: 'Circle', zh: '圆形' },
        rectangle: { en: 'Rectangle', zh: '直角' },
      },
      optional: true,
      default: 'rounded',
      label: { en: 'Shape', zh: '形状' },
      tooltip: {
        en: 'A circle shows the middle of the small video.',
        zh: '“圆形”会显示小窗视频的中间部分。',
      },
    },
    margin: { ...marginInput, optional: true },
    when_it_ends: {
      type: combo(['hide', 'loop']),
      choiceLabels: { hide: { en: 'Hide it', zh: '隐藏' }, loop: { en: 'Start over', zh: '循环播放' } },
      optional: true,
      default: 'hide',
      label: { en: 'When it ends', zh: '小窗播完后' },
      tooltip: { en: 'What happens when the small video is shorter.', zh: '小窗视频较短时如何处理。' },
    },
    border: {
      type: float,
      optional: true,
      default: 0.6,
      min: 0,
      max: 5,
      step: 0.1,
      advanced: true,
      label: { en: 'Border (%)', zh: '边框（%）' },
      tooltip: {
        en: "Its width in percent of the picture's shorter side; 0 for none.",
        zh: '边框宽度占画面短边的百分比；0 表示无边框。',
      },
    },
    border_color: {
      ...colourInput,
      default: '#ffffff',
      label: { en: 'Border colour', zh: '边框颜色' },
    },
    shadow: {
      type: boolean,
      optional: true,
      default: true,
      advanced: true,
      label: { en: 'Shadow', zh: '阴影' },
      tooltip: { en: 'A soft shadow below it.', zh: '在小窗下方显示柔和的阴影。' },
    },
    sound: {
      type: combo(['large', 'both', 'small']),
      choiceLabels: {
        large: { en: 'Of the large video', zh: '主画面的声音' },
        both: { en: 'Both', zh: '两者混合' },
        small: { en: 'Of the small video', zh: '小窗的声音' },
      },
      optional: true,
      default: 'both',
      label: { en: 'Sound', zh: '声音' },
      tooltip: { en: 'Whose sound is heard.', zh: '保留哪一个视频的声音。' },
    },
    large_gain_db: {
      ...loudness,
      default: 0,
      label: { en: 'Gain, large (dB)', zh: '主画面增益（分贝）' },
      tooltip: { en: 'How much louder or softer the large video is.', zh: '主画面声音调大或调小的分贝数。' },
    },
    small_gain_db: {
      ...loudness,
      default: 0,
      label: { en: 'Gain, small (dB)', zh: '小窗增益（分贝）' },
      tooltip: { en: 'How much louder or softer the small video is.', zh: '小窗声音调大或调小的分贝数。' },
    },
    ...appearanceInputs,
  },
  outputs: { VIDEO: { type: video, label: { en: 'Video', zh: '视频' } } },
  run(inputs, context) {
    const { video: clip, inset: small, position, size, shape, margin, border, border_color, shadow, sound } = inputs;
    const service = context.use(media);
    const info = service.describe(clip);
    const picture = info.video as VideoInfo;
    const edge = shareOf(margin, picture);
    const appearance = appearanceOf(info, inputs);
    const cut = shape === 'circle' ? middleSquare(service, small) : small;
    const own = service.describe(cut).video as VideoInfo;
    const inset = insetOf(service, cut, fittedSize(own, shareOf(size, picture), picture, edge), picture);
    const shown = inputs.when_it_ends === 'loop' ? looped(service, inset.clip, appearance.count) : inset.clip;
    const { width, height } = inset.size;
    const { x, y } = centreAt(position, picture, inset.size, edge);
    const line = Math.round(shareOf(border, picture));
    const result = service.edit.pictureInPicture(clip, shown, {
      x: 2 * Math.round((x - width / 2) / 2),
      y: 2 * Math.round((y - height / 2) / 2),
      radius: shape === 'circle' ? height / 2 : shape === 'rounded' ? Math.round(Math.min(width, height) * 0.08) : 0,
      ...(line > 0 && { border: { width: line, colour: parseColour(border_color) } }),
      ...(shadow && { shadow: { blur: Math.max(4, Math.round(shareOf(2, picture))), opacity: 0.45 } }),
      ...(sound !== 'large' && { gainDb: inputs.small_gain_db }),
      baseGainDb: sound === 'small' ? -120 : inputs.large_gain_db,
      ...appearance,
    });
    return { VIDEO: checkedClip(service, result) };
  },
});

/** The square in the middle of a clip; a little above it in upright ones, where faces are. */
function middleSquare(service: MediaService, clip: Clip): Clip {
  const { width, height } = service.describe(clip).video as VideoInfo;
  if (width === height) return clip;
  const side = Math.min(width, height);
  const x = 2 * Math.floor((width - side) / 4);
  const y = height > width ? 2 * Math.floor((height - side) / 10) : 0;
  return service.edit.crop(clip, { x, y, width: side, height: side });
}

function looped(service: MediaService, clip: Clip, frameCount: number): Clip {
  const own = service.describe(clip).video as VideoInfo;
  return own.frameCount < frameCount ? service.edit.loop(clip, { frameCount }) : clip;
}
