import { defineNode, string } from '@talkgraph/engine';
import { media } from '../capabilities.js';
import { audio } from '../ports.js';
import { fileFingerprint } from '../saving/file-fingerprint.js';

export const loadAudio = defineNode({
  type: 'LoadAudio',
  version: 1,
  label: { en: 'Load Audio', zh: '加载音频' },
  category: 'audio',
  summary: {
    en: 'Opens a recording from the input folder, or takes the sound of a video.',
    zh: '打开输入文件夹中的录音，或取出视频中的声音。',
  },
  keywords: ['open', 'recording', 'voice', 'wav', 'mp3', 'upload', '打开', '录音', '上传'],
  inputs: {
    audio: {
      type: string,
      upload: 'audio',
      label: { en: 'Sound', zh: '音频' },
      tooltip: {
        en: 'A recording in the input folder; you can upload one here.',
        zh: '输入文件夹中的音频，可在此上传。',
      },
    },
  },
  outputs: { AUDIO: { type: audio, label: { en: 'Sound', zh: '声音' } } },
  fingerprint: ({ audio: name }, context) => fileFingerprint(name, context),
  async run({ audio: name }, context) {
    const service = context.use(media);
    const { signal } = context;
    const { clip } = await service.open(await context.files.find(name), { require: 'audio', signal });
    return { AUDIO: service.describe(clip).video ? service.edit.takeAudio(clip) : clip };
  },
});
