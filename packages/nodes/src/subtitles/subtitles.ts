import { boolean, combo, defineNode, float, string } from '@talkgraph/engine';
import type { VideoInfo } from '@talkgraph/media';
import { media, subtitleDocuments } from '../capabilities.js';
import { colourInput } from '../compose/colour-input.js';
import { checkedClip } from '../media/checked-clip.js';
import { videoInput } from '../media/video-input.js';
import { video } from '../ports.js';
import { languageChoice } from '../speech/language-choices.js';
import { fontInput } from './font-input.js';
import { remarksOn } from './subtitle-remarks.js';
import { subtitlesInput } from './subtitles-input.js';
import { burnOptions } from './subtitles-options.js';
import { languageOf } from './written-language.js';

export const subtitles = defineNode({
  type: 'Subtitles',
  version: 1,
  label: { en: 'Subtitles', zh: '添加字幕' },
  category: 'subtitles',
  summary: {
    en: 'Draws subtitles into a video, or adds them as a track that players can switch on and off, or both.',
    zh: '将字幕烧录到画面中，或作为可开关的字幕轨道写入视频，也可两者兼有。',
  },
  keywords: [
    'captions',
    '字幕',
    'burn in',
    'hardsub',
    'softsub',
    'karaoke',
    '烧录',
    '硬字幕',
    '软字幕',
    '卡拉OK',
    '字幕条',
  ],
  inputs: {
    video: videoInput,
    subtitles: subtitlesInput,
    mode: {
      type: combo(['burn', 'track', 'both']),
      choiceLabels: {
        burn: { en: 'In the picture', zh: '烧录到画面' },
        track: { en: 'As a track', zh: '字幕轨道' },
        both: { en: 'Both', zh: '两者都要' },
      },
      default: 'burn',
      label: { en: 'How', zh: '方式' },
      tooltip: {
        en: 'In the picture they are seen everywhere; a track can be switched off and is searchable.',
        zh: '烧录到画面后在任何地方都能看到；字幕轨道可以开关，也便于检索。',
      },
    },
    style: {
      type: combo(['auto', 'standard', 'large', 'box', 'news', 'karaoke', 'cinema']),
      choiceLabels: {
        auto: { en: 'As the file says', zh: '按文件设定' },
        standard: { en: 'Standard', zh: '标准' },
        large: { en: 'Large', zh: '大字' },
        box: { en: 'Box', zh: '底框' },
        news: { en: 'News', zh: '新闻' },
        karaoke: { en: 'Karaoke', zh: '卡拉 OK' },
        cinema: { en: 'Cinema', zh: '电影' },
      },
      default: 'auto',
      label: { en: 'Style', zh: '样式' },
      tooltip: {
        en: '"As the file says" uses the styles of ASS files, and is "Standard" where there are none.',
        zh: '“按文件设定”使用 ASS 文件自带的样式；没有样式时等同于“标准”。',
      },
    },
    size: {
      type: float,
      optional: true,
      default: 100,
      min: 30,
      max: 300,
      step: 5,
      label: { en: 'Size (%)', zh: '字号（%）' },
      tooltip: { en: '100 is the usual size of the style.', zh: '100 为该样式的常规字号。' },
    },
    position: {
      type: combo(['bottom', 'middle', 'top']),
      choiceLabels: {
        bottom: { en: 'Bottom', zh: '底部' },
        middle: { en: 'Middle', zh: '中部' },
        top: { en: 'Top', zh: '顶部' },
      },
      optional: true,
      default: 'bottom',
      label: { en: 'Position', zh: '位置' },
      tooltip: {
        en: 'Where they stand; clear of what video platforms draw over upright videos.',
        zh: '字幕所在位置；竖屏视频会自动避开平台界面遮挡的区域。',
      },
    },
    karaoke: {
      type: boolean,
      optional: true,
      default: false,
      label: { en: 'Karaoke', zh: '卡拉 OK 高亮' },
      tooltip: {
        en: 'Words light up as they are said, where the times of words are known.',
        zh: '已知逐字时间时，文字随语音逐字高亮。',
      },
    },
    color: { ...colourInput, default: '', label: { en: 'Colour', zh: '文字颜色' } },
    highlight_color: { ...colourInput, default: '', label: { en: 'Highlight colour', zh: '高亮颜色' } },
    font: fontInput,
    margin: {
      type: float,
      optional: true,
      default: 0,
      min: 0,
      max: 90,
      step: 0.5,
      advanced: true,
      label: { en: 'Margin (%)', zh: '边距（%）' },
      tooltip: {
        en: "Distance from the edge in percent of the picture's height; 0 keeps clear of what players draw there.",
        zh: '距画面边缘的距离，占画面高度的百分比；0 表示自动避开播放器界面。',
      },
    },
    fade: {
      type: float,
      optional: true,
      default: 0.12,
      min: 0,
      max: 5,
      step: 0.02,
      advanced: true,
      label: { en: 'Fade (s)', zh: '淡入淡出（秒）' },
      tooltip: { en: 'How long each one takes to come and to go.', zh: '每条字幕出现和消失的过渡时长。' },
    },
    language: { ...languageChoice, optional: true, default: 'auto', advanced: true },
    track_title: {
      type: string,
      optional: true,
      default: '',
      advanced: true,
      label: { en: 'Name of the track', zh: '轨道名称' },
      tooltip: { en: 'What players call the track; empty for none.', zh: '播放器中显示的轨道名称，可留空。' },
    },
  },
  outputs: { VIDEO: { type: video, label: { en: 'Video', zh: '视频' } } },
  async run({ video: clip, subtitles: reference, mode, language: chosen, track_title: title, ...look }, context) {
    const service = context.use(media);
    const document = await context.use(subtitleDocuments).read(reference);
    const picture = service.describe(clip).video as VideoInfo;
    const language = languageOf(chosen, document);
    const karaoke = mode !== 'track' && (look.karaoke || look.style === 'karaoke');
    for (const remark of remarksOn(document, picture, karaoke)) context.note(remark);
    let result = clip;
    if (mode !== 'track') {
      result = service.edit.burnSubtitles(result, await burnOptions(document, language, picture, look, context));
    }
    if (mode !== 'burn') {
      const cues = document.cues.map(({ startSeconds, endSeconds, text }) => ({ startSeconds, endSeconds, text }));
      const name = title.trim();
      result = service.edit.addSubtitles(result, { language: language ?? 'und', ...(name && { title: name }), cues });
    }
    return { VIDEO: checkedClip(service, result) };
  },
});
