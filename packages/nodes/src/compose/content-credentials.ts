import { combo, defineNode, string } from '@talkgraph/engine';
import { media } from '../capabilities.js';
import { checkedClip } from '../media/checked-clip.js';
import { videoInput } from '../media/video-input.js';
import { video } from '../ports.js';

/** Digital source types of IPTC (cv.iptc.org/newscodes/digitalsourcetype), as C2PA names what content is made of. */
const sourceTypes = {
  composite_ai: 'compositeWithTrainedAlgorithmicMedia',
  ai: 'trainedAlgorithmicMedia',
  composite: 'compositeCapture',
} as const;

export const contentCredentials = defineNode({
  type: 'ContentCredentials',
  version: 1,
  label: { en: 'Content Credentials', zh: '内容凭证（C2PA）' },
  category: 'compose',
  summary: {
    en: 'Signs the saved MP4 with content credentials (C2PA): who made it with what, and that nothing was changed since.',
    zh: '为保存的 MP4 签署内容凭证（C2PA）：说明由谁、用什么制作，并可验证此后未被改动。',
  },
  keywords: ['c2pa', 'provenance', 'signature', 'certificate', 'authenticity', '溯源', '签名', '防篡改', '真实性'],
  inputs: {
    video: videoInput,
    made_of: {
      type: combo(['composite_ai', 'ai', 'composite']),
      choiceLabels: {
        composite_ai: { en: 'Footage and AI together', zh: '实拍与 AI 结合' },
        ai: { en: 'AI alone', zh: '全部由 AI 生成' },
        composite: { en: 'Footage, no AI', zh: '实拍素材，未使用 AI' },
      },
      default: 'composite_ai',
      label: { en: 'Made of', zh: '内容来源' },
      tooltip: {
        en: 'What the credentials say the video is made of. A person made to speak is "Footage and AI together".',
        zh: '凭证中说明的内容来源。让人物开口说话的视频属于“实拍与 AI 结合”。',
      },
    },
    title: {
      type: string,
      optional: true,
      default: '',
      label: { en: 'Title', zh: '标题' },
      tooltip: {
        en: 'A name for the video, shown by viewers of credentials.',
        zh: '视频名称，会显示在凭证查看工具中。',
      },
    },
    description: {
      type: string,
      optional: true,
      default: '',
      advanced: true,
      label: { en: 'What was done', zh: '制作说明' },
      tooltip: {
        en: 'In a sentence, for whoever looks at the credentials. The certificate lies in the home folder under keys/content-credentials; put your own there.',
        zh: '用一句话说明制作过程。签名证书位于主目录的 keys/content-credentials 中，可换成你自己的证书。',
      },
    },
  },
  outputs: { VIDEO: { type: video, label: { en: 'Video', zh: '视频' } } },
  run({ video: clip, made_of, title, description }, context) {
    const service = context.use(media);
    const credentials = {
      sourceType: `http://cv.iptc.org/newscodes/digitalsourcetype/${sourceTypes[made_of]}`,
      ...(title.trim() !== '' && { title: title.trim() }),
      ...(description.trim() !== '' && { description: description.trim() }),
    };
    return { VIDEO: checkedClip(service, service.edit.tag(clip, { credentials })) };
  },
});
