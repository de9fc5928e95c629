import { writeFile } from 'node:fs/promises';
import { combo, defineNode, nodeResult, string } from '@talkgraph/engine';
import { writeSubtitles } from '@talkgraph/subtitles';
import { subtitleDocuments } from '../capabilities.js';
import { savedFile } from '../ports.js';
import { fileReference, savedItem } from '../saving/saved-item.js';
import { subtitlesInput } from './subtitles-input.js';

export const saveSubtitles = defineNode({
  type: 'SaveSubtitles',
  version: 1,
  label: { en: 'Save Subtitles', zh: '保存字幕' },
  category: 'subtitles',
  summary: { en: 'Saves subtitles as a file in the output folder.', zh: '将字幕保存为输出文件夹中的文件。' },
  keywords: ['export', 'srt', 'vtt', 'ass', '导出', '字幕文件'],
  inputs: {
    subtitles: subtitlesInput,
    filename_prefix: {
      type: string,
      default: 'subtitles/Talkgraph',
      label: { en: 'File name', zh: '文件名前缀' },
      tooltip: {
        en: 'How the file name begins; a number is added. A part before "/" is a folder.',
        zh: '文件名的开头，后面会自动编号。“/”之前的部分是文件夹。',
      },
    },
    format: {
      type: combo(['srt', 'vtt', 'ass']),
      optional: true,
      default: 'srt',
      choiceLabels: {
        srt: { en: 'SRT', zh: 'SRT' },
        vtt: { en: 'WebVTT', zh: 'WebVTT' },
        ass: { en: 'ASS', zh: 'ASS' },
      },
      label: { en: 'Format', zh: '格式' },
      tooltip: {
        en: 'SRT is taken everywhere; WebVTT is for web pages; ASS keeps styles and karaoke.',
        zh: 'SRT 通用性最好；WebVTT 用于网页；ASS 保留样式与卡拉 OK 效果。',
      },
    },
  },
  outputs: { FILE: { type: savedFile, label: { en: 'File', zh: '文件' } } },
  outputNode: true,
  async run({ subtitles: reference, filename_prefix: prefix, format }, context) {
    const document = await context.use(subtitleDocuments).read(reference);
    const target = { folder: 'output', prefix, extension: `.${format}` } as const;
    const saved = await context.files.save(target, (path) => writeFile(path, writeSubtitles(document, format)));
    return nodeResult({ outputs: { FILE: fileReference(saved) }, ui: { files: [savedItem(saved)] } });
  },
});
