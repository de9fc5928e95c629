import { defineNode, nodeResult } from '@talkgraph/engine';
import { savedItem } from '../saving/saved-item.js';
import { temporaryPrefix } from '../saving/temporary-prefix.js';
import { audioInput } from './audio-input.js';
import { renderSound, soundFormats } from './render-sound.js';

export const previewAudio = defineNode({
  type: 'PreviewAudio',
  version: 1,
  label: { en: 'Preview Audio', zh: '预览音频' },
  category: 'audio',
  summary: {
    en: 'Plays a sound on the node without keeping it: the file is gone after the next start.',
    zh: '在节点上播放声音但不长期保存：下次启动后会被清除。',
  },
  keywords: ['play', 'listen', '播放', '试听'],
  inputs: { audio: audioInput },
  outputs: {},
  outputNode: true,
  async run({ audio: clip }, context) {
    const request = { folder: 'temp', prefix: temporaryPrefix(context), format: 'flac' } as const;
    const saved = await renderSound(clip, request, context);
    return nodeResult({ ui: { audio: [savedItem(saved, soundFormats.flac)] } });
  },
});
