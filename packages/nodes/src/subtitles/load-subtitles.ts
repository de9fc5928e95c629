import { defineNode, int, string } from '@talkgraph/engine';
import { subtitleDocuments } from '../capabilities.js';
import { subtitles } from '../ports.js';
import { fileFingerprint } from '../saving/file-fingerprint.js';
import { languageChoice } from '../speech/language-choices.js';
import { languageOf } from './written-language.js';

const subtitleFile = /\.(srt|vtt|ass|ssa|txt)( \[\w+\])?$/i;

export const loadSubtitles = defineNode({
  type: 'LoadSubtitles',
  version: 1,
  label: { en: 'Load Subtitles', zh: '加载字幕' },
  category: 'subtitles',
  summary: {
    en: 'Opens a subtitle file from the input folder: SRT, VTT, ASS or SSA, in UTF-8 or GBK.',
    zh: '打开输入文件夹中的字幕文件：SRT、VTT、ASS 或 SSA，支持 UTF-8 与 GBK 编码。',
  },
  keywords: ['srt', 'vtt', 'ass', 'ssa', 'captions', 'open', '打开', '字幕文件'],
  inputs: {
    file: {
      type: string,
      upload: 'file',
      label: { en: 'File', zh: '文件' },
      tooltip: {
        en: 'An SRT, VTT, ASS or SSA file in the input folder; you can upload one here.',
        zh: '输入文件夹中的 SRT、VTT、ASS 或 SSA 文件，可在此上传。',
      },
    },
    language: { ...languageChoice, optional: true, default: 'auto' },
  },
  outputs: {
    SUBTITLES: { type: subtitles, label: { en: 'Subtitles', zh: '字幕' } },
    text: { type: string, name: 'text', label: { en: 'Text', zh: '文本' } },
    count: { type: int, name: 'count', label: { en: 'Count', zh: '条数' } },
  },
  check: {
    inputs: ['file'],
    check: ({ file }) =>
      typeof file !== 'string' || file === '' || subtitleFile.test(file)
        ? true
        : {
            en: 'It has to be a subtitle file: .srt, .vtt, .ass or .ssa.',
            zh: '必须是字幕文件：.srt、.vtt、.ass 或 .ssa。',
          },
  },
  fingerprint: ({ file }, context) => fileFingerprint(file, context),
  async run({ file, language: chosen }, context) {
    const service = context.use(subtitleDocuments);
    const { document, remarks } = await service.readFile(await context.files.find(file), file);
    for (const remark of remarks) context.note(remark);
    const language = languageOf(chosen, document);
    return {
      SUBTITLES: await service.store({ ...document, ...(language !== undefined && { language }) }),
      text: document.cues.map((cue) => cue.text).join('\n'),
      count: document.cues.length,
    };
  },
});
