import { defineNode, nodeResult } from '@talkgraph/engine';
import { image } from '../ports.js';
import { saveStills } from '../saving/save-stills.js';
import { savedItem } from '../saving/saved-item.js';
import { temporaryPrefix } from '../saving/temporary-prefix.js';
import { workflowTexts } from '../saving/workflow-texts.js';

export const previewImage = defineNode({
  type: 'PreviewImage',
  version: 1,
  label: { en: 'Preview Image', zh: '预览图片' },
  category: 'image',
  summary: {
    en: 'Shows pictures on the node without keeping them: they are gone after the next start.',
    zh: '在节点上显示图片但不长期保存：下次启动后会被清除。',
  },
  keywords: ['show', 'view', '查看', '显示'],
  inputs: {
    images: {
      type: image,
      label: { en: 'Images', zh: '图片' },
      tooltip: { en: 'The pictures to show.', zh: '要显示的图片。' },
    },
  },
  outputs: {},
  hidden: { prompt: 'PROMPT', extra_pnginfo: 'EXTRA_PNGINFO' },
  outputNode: true,
  async run({ images, prompt, extra_pnginfo: extra }, context) {
    const request = { folder: 'temp', prefix: temporaryPrefix(context), texts: workflowTexts(prompt, extra) } as const;
    const saved = await saveStills(images, request, context);
    return nodeResult({ ui: { images: saved.map((file) => savedItem(file)) } });
  },
});
