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

export const labelValueInvalid = defineError(
  'LABEL_VALUE_INVALID',
  'user',
  (d: { readonly field: string; readonly value: string }) => ({
    en: `The value "${d.value}" cannot stand in the label of generated content as ${d.field}: only Latin letters, digits and signs may, no spaces, no quotes, no Chinese. Use a code, such as the one your platform was given.`,
    zh: `“${d.value}”不能作为 AIGC 标识的 ${d.field}：只能使用英文字母、数字和半角符号，不能包含空格、引号、反斜杠或中文。请填写编码，例如平台备案时获得的编码。`,
  }),
);

export const labelValueMissing = defineError('LABEL_VALUE_MISSING', 'user', (d: { readonly field: string }) => ({
  en: `The label of generated content needs ${d.field}. Fill it in, or switch the hidden label off.`,
  zh: `AIGC 标识缺少 ${d.field}。请填写，或关闭隐式标识。`,
}));

export const scriptNotText = defineError('SCRIPT_NOT_TEXT', 'user', (d: { readonly file: string }) => ({
  en: `The file "${d.file}" is not plain text. Save the script as text (UTF-8), for example script.txt.`,
  zh: `“${d.file}”不是纯文本文件。请将讲稿另存为文本文件（UTF-8），例如 script.txt。`,
}));

export const scriptTooLong = defineError(
  'SCRIPT_TOO_LONG',
  'user',
  (d: { readonly file: string; readonly bytes: number; readonly most: number }) => ({
    en: `The file "${d.file}" has ${d.bytes} bytes; a script may have ${d.most}. Split it.`,
    zh: `“${d.file}”有 ${d.bytes} 字节，讲稿最多 ${d.most} 字节。请拆分文件。`,
  }),
);

export const watermarkEmpty = defineError('WATERMARK_EMPTY', 'user', () => ({
  en: 'There is nothing to mark the video with. Write a text, or connect a picture.',
  zh: '没有可用的水印内容。请填写文字或连接图片。',
}));

export const deliveredPictureCount = defineError(
  'DELIVERED_PICTURE_COUNT',
  'user',
  (d: { readonly count: number }) => ({
    en: `One picture can be delivered at a time, but ${d.count} arrived. Save them with "Save Image" and connect its files.`,
    zh: `每次只能交付一张图片，但收到了 ${d.count} 张。请用“保存图片”保存后连接其文件输出。`,
  }),
);

export const subtitlesWithoutWords = defineError('SUBTITLES_WITHOUT_WORDS', 'user', () => ({
  en: 'There is no text to make subtitles of. Check what is connected or written here.',
  zh: '没有可生成字幕的文本。请检查此处连接或填写的内容。',
}));

export const subtitlesDurationMissing = defineError('SUBTITLES_DURATION_MISSING', 'user', () => ({
  en: 'How long the subtitles last is not known. Connect a sound, or give a duration.',
  zh: '无法确定字幕的总时长。请连接声音或填写时长。',
}));

export const cardEmpty = defineError('CARD_EMPTY', 'user', () => ({
  en: 'There is no text to show. Write at least one line.',
  zh: '没有可显示的文字。请至少填写一行。',
}));

export const pictureTooSmall = defineError(
  'PICTURE_TOO_SMALL',
  'user',
  (d: { readonly of: 'person' | 'background'; readonly size: string; readonly least: number }) => ({
    en: `The picture of the ${d.of} is ${d.size} pixels, too small to work with. Use one of at least ${d.least} pixels on each side.`,
    zh: `${d.of === 'person' ? '人物' : '背景'}画面只有 ${d.size} 像素，太小，无法处理。请换用宽和高都不小于 ${d.least} 像素的素材。`,
  }),
);
