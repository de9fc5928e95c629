import { combo, defineNode, nodeResult, string } from '@talkgraph/engine';
import { savedFile } from '../ports.js';
import { fileReference, savedItem } from '../saving/saved-item.js';
import { workflowTexts } from '../saving/workflow-texts.js';
import { audioInput } from './audio-input.js';
import { renderSound, soundFormats } from './render-sound.js';

export const saveAudio = defineNode({
  type: 'SaveAudio',
  version: 2,
  label: { en: 'Save Audio', zh: '保存音频' },
  category: 'audio',
  summary: { en: 'Saves a sound in the output folder.', zh: '将声音保存到输出文件夹。' },
  keywords: ['export', 'wav', 'mp3', 'flac', '导出'],
  inputs: {
    audio: audioInput,
    filename_prefix: {
      type: string,
      default: 'audio/Talkgraph',
      label: { en: 'File name', zh: '文件名前缀' },
      tooltip: {
        en: 'How the file name begins; a number is added. A part before "/" is a folder.',
        zh: '文件名的开头，后面会自动编号。“/”之前的部分是文件夹。',
      },
    },
    format: {
      type: combo(['flac', 'wav', 'mp3', 'm4a', 'ogg', 'opus']),
      optional: true,
      default: 'flac',
      label: { en: 'Format', zh: '格式' },
      tooltip: {
        en: '"flac" and "wav" lose nothing; "mp3" plays everywhere and is small.',
        zh: '“flac”和“wav”无损；“mp3”体积小，处处可播放。',
      },
    },
  },
  outputs: { FILE: { type: savedFile, label: { en: 'File', zh: '文件' } } },
  hidden: { prompt: 'PROMPT', extra_pnginfo: 'EXTRA_PNGINFO' },
  outputNode: true,
  async run({ audio: clip, filename_prefix: prefix, format, prompt, extra_pnginfo: extra }, context) {
    const request = { folder: 'output', prefix, format, texts: workflowTexts(prompt, extra) } as const;
    const saved = await renderSound(clip, request, context);
    return nodeResult({
      outputs: { FILE: fileReference(saved) },
      ui: { audio: [savedItem(saved, soundFormats[format])] },
    });
  },
});
