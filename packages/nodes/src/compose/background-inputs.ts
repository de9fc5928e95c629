import { combo, float, string } from '@talkgraph/engine';
import { videoOrImage } from '../lipsync/video-or-image.js';

const share = { type: float, min: 0, max: 1, step: 0.05 } as const;

/** What the user says about the background. */
export const backgroundInputs = {
  video: {
    type: videoOrImage,
    label: { en: 'Person', zh: '人物' },
    tooltip: {
      en: 'A video or a photo of the person whose background is replaced.',
      zh: '需要更换背景的人物视频或照片。',
    },
  },
  background: {
    type: videoOrImage,
    optional: true,
    label: { en: 'Background', zh: '背景' },
    tooltip: {
      en: 'A picture or a video. It fills the frame; a shorter video is repeated. Without one, the choice below is used.',
      zh: '图片或视频，会铺满整个画面；视频较短时自动循环。未连接时使用下方的选项。',
    },
  },
  mode: {
    type: combo(['person', 'green_screen']),
    choiceLabels: {
      person: { en: 'Person (any background)', zh: '人像抠图（任意背景）' },
      green_screen: { en: 'Green or blue screen', zh: '绿幕或蓝幕' },
    },
    default: 'person',
    label: { en: 'Cut out by', zh: '抠像方式' },
    tooltip: {
      en: '"Person" recognises people before any background. "Green or blue screen" is the cleanest where the person was filmed before a screen.',
      zh: '“人像抠图”可识别任意背景前的人物；在绿幕或蓝幕前拍摄时，选“绿幕或蓝幕”边缘最干净。',
    },
  },
  no_background: {
    type: combo(['blur', 'gradient', 'colour']),
    choiceLabels: {
      blur: { en: 'Blur the own one', zh: '虚化原背景' },
      gradient: { en: 'Gradient', zh: '渐变' },
      colour: { en: 'One colour', zh: '纯色' },
    },
    default: 'blur',
    label: { en: 'Without a background', zh: '未连接背景时' },
    tooltip: {
      en: 'What is seen behind the person when no background is connected. A screen cannot be blurred and becomes a gradient.',
      zh: '未连接背景时人物身后的画面。绿幕无法虚化，会改用渐变。',
    },
  },
  color: {
    type: string,
    colour: true,
    default: '#DCE5EA',
    label: { en: 'Colour', zh: '颜色' },
    tooltip: {
      en: 'Of the plain background, or of the upper edge of the gradient, such as #DCE5EA.',
      zh: '纯色背景的颜色，或渐变顶部的颜色，例如 #DCE5EA。',
    },
    optional: true,
  },
  color_2: {
    type: string,
    colour: true,
    default: '#8DA2B0',
    optional: true,
    advanced: true,
    label: { en: 'Second colour', zh: '第二种颜色' },
    tooltip: { en: 'Of the lower edge of the gradient.', zh: '渐变底部的颜色。' },
  },
  size: {
    type: combo(['person', 'background']),
    choiceLabels: {
      person: { en: 'As the person', zh: '与人物相同' },
      background: { en: 'As the background', zh: '与背景相同' },
    },
    default: 'person',
    optional: true,
    label: { en: 'Size of the result', zh: '输出尺寸' },
    tooltip: {
      en: 'Which of the two gives the result its width and height. Choose the background to put an upright video into a wide room.',
      zh: '输出画面的宽高以哪一个为准。把竖屏人物放进横屏场景时，请选“与背景相同”。',
    },
  },
  position: {
    type: combo(['as_filmed', 'left', 'centre', 'right']),
    choiceLabels: {
      as_filmed: { en: 'As filmed', zh: '保持原位' },
      left: { en: 'Left', zh: '靠左' },
      centre: { en: 'Middle', zh: '居中' },
      right: { en: 'Right', zh: '靠右' },
    },
    default: 'as_filmed',
    optional: true,
    label: { en: 'Position', zh: '人物位置' },
    tooltip: {
      en: 'Where the person stands. As filmed keeps the place; where shapes differ, the person is put in the middle.',
      zh: '人物在画面中的位置。“保持原位”不移动人物；画面比例不同时居中。',
    },
  },
  scale: {
    type: float,
    default: 1,
    min: 0.2,
    max: 3,
    step: 0.05,
    optional: true,
    label: { en: 'Size of the person', zh: '人物大小' },
    tooltip: {
      en: 'At 1 the filmed picture is as high as the result. Smaller moves the person further away.',
      zh: '为 1 时人物画面与输出等高；数值越小，人物显得越远。',
    },
  },
  match_light: {
    ...share,
    default: 0.4,
    optional: true,
    label: { en: 'Match the light', zh: '光线匹配' },
    tooltip: {
      en: "How far the person's brightness, contrast and tint follow the background. 0 leaves the person unchanged.",
      zh: '让人物的亮度、对比度和色调接近背景的程度；0 表示不调整。',
    },
  },
  shadow: {
    ...share,
    default: 0,
    optional: true,
    label: { en: 'Shadow', zh: '阴影' },
    tooltip: {
      en: 'A soft shadow of the person on the background. 0 casts none.',
      zh: '人物投在背景上的柔和阴影；0 表示没有阴影。',
    },
  },
} as const;

/** Settings for those who look closely. */
export const advancedBackgroundInputs = {
  blur: {
    ...share,
    default: 0.6,
    optional: true,
    advanced: true,
    label: { en: 'Blur', zh: '虚化程度' },
    tooltip: { en: 'How far out of focus the own background is.', zh: '虚化原背景时的模糊程度。' },
  },
  raise: {
    type: float,
    default: 0,
    min: -0.8,
    max: 0.8,
    step: 0.01,
    optional: true,
    advanced: true,
    label: { en: 'Raise', zh: '上移' },
    tooltip: {
      en: 'How far the person is lifted off the lower edge, as a share of the height; below 0 the person sinks.',
      zh: '人物离开画面下边缘的高度（占画面高度的比例）；负值为下移。',
    },
  },
  edge_shrink: {
    type: float,
    default: 0,
    min: -2,
    max: 3,
    step: 0.25,
    optional: true,
    advanced: true,
    label: { en: 'Shrink the edge', zh: '边缘收缩' },
    tooltip: {
      en: 'Takes so many pixels off the edge of the person where remains of the old background are seen; below 0 gives some back. For "Person".',
      zh: '边缘残留旧背景时，向内收缩的像素数；负值为向外扩展。用于“人像抠图”。',
    },
  },
  key_color: {
    type: string,
    colour: true,
    default: '',
    optional: true,
    advanced: true,
    placeholder: { en: 'automatic', zh: '自动识别' },
    label: { en: 'Screen colour', zh: '幕布颜色' },
    tooltip: {
      en: 'Such as #00B140. Left empty, it is found along the borders of the video.',
      zh: '例如 #00B140。留空时从视频边缘自动识别。',
    },
  },
  tolerance: {
    ...share,
    default: 0.4,
    optional: true,
    advanced: true,
    label: { en: 'Tolerance', zh: '容差' },
    tooltip: {
      en: 'How uneven the screen may be. Raise it where parts of the screen remain, lower it where the person has holes.',
      zh: '允许幕布颜色不均匀的程度。幕布有残留时调高，人物出现破洞时调低。',
    },
  },
  softness: {
    ...share,
    default: 0.35,
    optional: true,
    advanced: true,
    label: { en: 'Softness', zh: '柔和度' },
    tooltip: { en: 'How soft the edge before a screen is.', zh: '绿幕抠像时边缘的柔和程度。' },
  },
  spill: {
    ...share,
    default: 0.9,
    optional: true,
    advanced: true,
    label: { en: 'Remove spill', zh: '去除溢色' },
    tooltip: {
      en: "How much of the screen's coloured light on the person is taken away.",
      zh: '去除幕布反射到人物身上的颜色的程度。',
    },
  },
  loop: {
    type: combo(['ping-pong', 'repeat']),
    choiceLabels: {
      'ping-pong': { en: 'Forwards and backwards', zh: '正放倒放交替' },
      repeat: { en: 'From the start', zh: '从头重播' },
    },
    default: 'ping-pong',
    optional: true,
    advanced: true,
    label: { en: 'Repeat the background', zh: '背景循环方式' },
    tooltip: {
      en: 'How a background video that is shorter goes on. Forwards and backwards shows no jump.',
      zh: '背景视频较短时的循环方式。“正放倒放交替”不会出现跳跃。',
    },
  },
} as const;
