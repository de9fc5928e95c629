import { defineNode, nodeResult } from '@talkgraph/engine';
import { savedItem } from '../saving/saved-item.js';
import { temporaryPrefix } from '../saving/temporary-prefix.js';
import { renderFilm } from './render-film.js';
import { videoInput } from './video-input.js';

export const previewVideo = defineNode({
  type: 'PreviewVideo',
  version: 1,
  label: { en: 'Preview Video', zh: '预览视频' },
  category: 'video',
  summary: {
    en: 'Plays a clip on the node without keeping it: the file is gone after the next start.',
    zh: '在节点上播放片段但不长期保存：下次启动后会被清除。',
  },
  keywords: ['play', 'show', 'watch', '播放', '查看'],
  inputs: { video: videoInput },
  outputs: {},
  outputNode: true,
  resources: { cpu: 1 },
  async run({ video: clip }, context) {
    // The same encoding as saving has by default, so that saving what was previewed renders nothing again.
    const request = { folder: 'temp', prefix: temporaryPrefix(context) } as const;
    const { saved } = await renderFilm(clip, request, context);
    return nodeResult({ ui: { images: [savedItem(saved, 'video/mp4')], animated: [true] } });
  },
});
