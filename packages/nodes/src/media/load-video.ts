import { defineNode, string } from '@talkgraph/engine';
import { media } from '../capabilities.js';
import { video } from '../ports.js';
import { fileFingerprint } from '../saving/file-fingerprint.js';

export const loadVideo = defineNode({
  type: 'LoadVideo',
  version: 1,
  label: { en: 'Load Video', zh: '加载视频' },
  category: 'video',
  summary: {
    en: 'Opens a video from the input folder, with its sound. A photo becomes a still clip.',
    zh: '打开输入文件夹中的视频（含声音）。照片会变成静止片段。',
  },
  keywords: ['open', 'clip', 'film', 'mp4', 'upload', '打开', '影片', '上传'],
  inputs: {
    file: {
      type: string,
      upload: 'video',
      label: { en: 'Video', zh: '视频' },
      tooltip: { en: 'A video in the input folder; you can upload one here.', zh: '输入文件夹中的视频，可在此上传。' },
    },
  },
  outputs: { VIDEO: { type: video, label: { en: 'Video', zh: '视频' } } },
  fingerprint: ({ file }, context) => fileFingerprint(file, context),
  async run({ file }, context) {
    const { signal } = context;
    const opened = await context.use(media).open(await context.files.find(file), { require: 'video', signal });
    return { VIDEO: opened.clip };
  },
});
