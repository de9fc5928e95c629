import { combo, defineNode, int, nodeResult, string } from '@talkgraph/engine';
import { savedFile } from '../ports.js';
import { fileReference, savedItem } from '../saving/saved-item.js';
import { workflowTexts } from '../saving/workflow-texts.js';
import { renderFilm } from './render-film.js';
import { videoInput } from './video-input.js';

export const saveVideo = defineNode({
  type: 'SaveVideo',
  version: 2,
  label: { en: 'Save Video', zh: '保存视频' },
  category: 'video',
  summary: {
    en: 'Renders a clip and saves it as MP4 in the output folder. The file carries the workflow that made it.',
    zh: '渲染片段并以 MP4 格式保存到输出文件夹。文件带有生成它的工作流。',
  },
  keywords: ['export', 'render', 'mp4', 'write', '导出', '渲染'],
  inputs: {
    video: videoInput,
    filename_prefix: {
      type: string,
      default: 'video/Talkgraph',
      label: { en: 'File name', zh: '文件名前缀' },
      tooltip: {
        en: 'How the file name begins; a number is added. A part before "/" is a folder.',
        zh: '文件名的开头，后面会自动编号。“/”之前的部分是文件夹。',
      },
    },
    quality: {
      type: int,
      optional: true,
      default: 18,
      min: 0,
      max: 51,
      advanced: true,
      label: { en: 'Compression (CRF)', zh: '压缩程度（CRF）' },
      tooltip: {
        en: 'Lower looks better and makes larger files; 18 cannot be told from the original, 28 is small.',
        zh: '数值越低画质越好、文件越大；18 与原画面几乎无差别，28 文件较小。',
      },
    },
    speed: {
      type: combo(['ultrafast', 'veryfast', 'fast', 'medium', 'slow']),
      choiceLabels: {
        ultrafast: { en: 'Fastest', zh: '最快' },
        veryfast: { en: 'Very fast', zh: '很快' },
        fast: { en: 'Fast', zh: '快' },
        medium: { en: 'Medium', zh: '中等' },
        slow: { en: 'Slow', zh: '慢' },
      },
      optional: true,
      default: 'fast',
      advanced: true,
      label: { en: 'Encoding speed', zh: '编码速度' },
      tooltip: { en: 'Slower makes smaller files of the same quality.', zh: '越慢，同等画质下文件越小。' },
    },
    encoder: {
      type: combo(['x264', 'nvenc', 'vaapi']),
      optional: true,
      default: 'x264',
      advanced: true,
      label: { en: 'Encoder', zh: '编码器' },
      tooltip: {
        en: '"x264" works everywhere; "nvenc" needs an NVIDIA card, "vaapi" an Intel or AMD one on Linux.',
        zh: '“x264”适用于所有机器；“nvenc”需要 NVIDIA 显卡，“vaapi”需要 Linux 上的 Intel 或 AMD 显卡。',
      },
    },
  },
  outputs: { FILE: { type: savedFile, label: { en: 'File', zh: '文件' } } },
  hidden: { prompt: 'PROMPT', extra_pnginfo: 'EXTRA_PNGINFO' },
  outputNode: true,
  resources: { cpu: 1 },
  async run(inputs, context) {
    const {
      video: clip,
      filename_prefix: prefix,
      quality: crf,
      speed: preset,
      encoder,
      prompt,
      extra_pnginfo,
    } = inputs;
    const texts = workflowTexts(prompt, extra_pnginfo);
    const request = { folder: 'output', prefix, texts, encode: { crf, preset, encoder } } as const;
    const { saved, passes } = await renderFilm(clip, request, context);
    return nodeResult({
      outputs: { FILE: fileReference(saved) },
      ui: { images: [savedItem(saved, 'video/mp4')], animated: [true], render: [{ ...passes }] },
    });
  },
});
