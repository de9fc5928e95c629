import { defineError } from '@talkgraph/errors';

export const imageSizesDiffer = defineError(
  'IMAGE_SIZES_DIFFER',
  'user',
  (d: { readonly first: string; readonly other: string }) => ({
    en: `Pictures of one batch must have one size, but one is ${d.first} and another ${d.other}. Put "Scale Image" before this node.`,
    zh: `同一批图片的尺寸必须一致，但其中一张为 ${d.first}，另一张为 ${d.other}。请在此节点前接入“缩放图片”。`,
  }),
);

export const imageBatchEmpty = defineError('IMAGE_BATCH_EMPTY', 'user', () => ({
  en: 'No pictures arrived here. Connect a node that makes at least one.',
  zh: '没有收到任何图片。请连接至少输出一张图片的节点。',
}));

export const imageAreaOutside = defineError(
  'IMAGE_AREA_OUTSIDE',
  'user',
  (d: { readonly area: string; readonly size: string }) => ({
    en: `The area ${d.area} does not lie inside the picture of ${d.size}. Choose a smaller one.`,
    zh: `区域 ${d.area} 不在 ${d.size} 的图片范围内。请选择更小的区域。`,
  }),
);

export const timeOutside = defineError(
  'TIME_OUTSIDE',
  'user',
  (d: { readonly start: number; readonly seconds: number }) => ({
    en: `The start at ${d.start} s lies behind the end: it lasts ${d.seconds} s. Choose an earlier start.`,
    zh: `起点 ${d.start} 秒已超过结尾：总时长为 ${d.seconds} 秒。请选择更早的起点。`,
  }),
);

export const switchInputMissing = defineError('SWITCH_INPUT_MISSING', 'user', (d: { readonly input: string }) => ({
  en: `The switch chose "${d.input}", but nothing is connected there. Connect that input.`,
  zh: `开关选择了“${d.input}”，但该输入没有连接任何内容。请连接该输入。`,
}));

export const frameOutside = defineError(
  'FRAME_OUTSIDE',
  'user',
  (d: { readonly frame: number; readonly count: number }) => ({
    en: `The video has no frame ${d.frame}: it has ${d.count}, counted from 0. Choose an earlier first frame.`,
    zh: `视频没有第 ${d.frame} 帧：共 ${d.count} 帧，从 0 开始计数。请选择更早的起始帧。`,
  }),
);

export const folderEmpty = defineError('FOLDER_EMPTY', 'user', (d: { readonly folder: string }) => ({
  en: `The folder "${d.folder}" of the input folder holds no recordings. Put some there, or name another folder.`,
  zh: `输入文件夹中的“${d.folder}”里没有录音。请放入录音，或填写其他文件夹。`,
}));

export const listEmpty = defineError('LIST_EMPTY', 'user', () => ({
  en: 'Nothing was put into the list. Connect at least one item.',
  zh: '列表中没有任何内容。请至少连接一项。',
}));

export const videoSilent = defineError('VIDEO_SILENT', 'user', () => ({
  en: 'This video has no sound. Connect one that has, or open a recording with "Load Audio".',
  zh: '该视频没有声音。请连接有声音的视频，或用“加载音频”打开录音。',
}));
