import { defineNode, nodeResult, string } from '@talkgraph/engine';
import { image, savedFile } from '../ports.js';
import { saveStills } from '../saving/save-stills.js';
import { fileReference, savedItem } from '../saving/saved-item.js';
import { workflowTexts } from '../saving/workflow-texts.js';

export const saveImage = defineNode({
  type: 'SaveImage',
  version: 2,
  label: { en: 'Save Image', zh: '保存图片' },
  category: 'image',
  summary: {
    en: 'Saves pictures as PNG in the output folder. Each file carries the workflow that made it.',
    zh: '将图片以 PNG 格式保存到输出文件夹。每个文件都带有生成它的工作流。',
  },
  keywords: ['export', 'png', 'write', '导出', '存图'],
  inputs: {
    images: {
      type: image,
      label: { en: 'Images', zh: '图片' },
      tooltip: { en: 'The pictures to save.', zh: '要保存的图片。' },
    },
    filename_prefix: {
      type: string,
      default: 'ComfyUI',
      label: { en: 'File name', zh: '文件名前缀' },
      tooltip: {
        en: 'How file names begin; a number is added. A part before "/" is a folder. %year%, %month%, %day% and %width% are filled in.',
        zh: '文件名的开头，后面会自动编号。“/”之前的部分是文件夹。可使用 %year%、%month%、%day%、%width% 等占位符。',
      },
    },
  },
  outputs: {
    FILE: {
      type: savedFile,
      list: true,
      label: { en: 'Files', zh: '文件' },
      tooltip: { en: 'One for each picture.', zh: '每张图片对应一个文件。' },
    },
  },
  hidden: { prompt: 'PROMPT', extra_pnginfo: 'EXTRA_PNGINFO' },
  outputNode: true,
  async run({ images, filename_prefix: prefix, prompt, extra_pnginfo: extra }, context) {
    const texts = workflowTexts(prompt, extra);
    const saved = await saveStills(images, { folder: 'output', prefix, texts }, context);
    return nodeResult({
      outputs: { FILE: saved.map(fileReference) },
      ui: { images: saved.map((file) => savedItem(file)) },
    });
  },
});
