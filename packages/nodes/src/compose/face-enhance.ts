import { boolean, defineNode, float, string } from '@talkgraph/engine';
import type { VisionService } from '../capabilities/vision-service.js';
import { vision } from '../capabilities.js';
import { clipOf } from '../lipsync/clip-of.js';
import { videoOrImage } from '../lipsync/video-or-image.js';
import { watchedCall } from '../lipsync/watched-call.js';
import { video } from '../ports.js';

/** What is chosen where no model shall be used though there is one. */
const builtIn = 'built-in';

export const faceEnhance = defineNode({
  type: 'FaceEnhance',
  version: 1,
  label: { en: 'Enhance Face', zh: '人脸增强' },
  category: 'compose',
  summary: {
    en: 'Makes the face clearer: with a restoration model of yours (GFPGAN, CodeFormer…), or modestly without one.',
    zh: '让人脸更清晰：可使用您自备的修复模型（GFPGAN、CodeFormer 等），没有模型时做适度增强。',
  },
  keywords: [
    'restore',
    'sharpen',
    'gfpgan',
    'codeformer',
    'beauty',
    '人脸修复',
    '清晰',
    '锐化',
    '高清',
    '美颜',
    '变清晰',
  ],
  inputs: {
    video: {
      type: videoOrImage,
      label: { en: 'Video', zh: '视频' },
      tooltip: {
        en: 'A video or photo with a face. Put this node before or after the lip-sync; after it, the mouth is made clearer too.',
        zh: '包含人脸的视频或照片。可放在口型生成之前或之后；放在之后时，嘴部也会一并增强。',
      },
    },
    strength: {
      type: float,
      default: 0.6,
      min: 0,
      max: 1,
      step: 0.05,
      label: { en: 'Strength', zh: '强度' },
      tooltip: {
        en: 'How much of the enhancement is mixed in. 0 changes nothing.',
        zh: '增强效果混入的比例；0 表示不改变画面。',
      },
    },
    model: {
      type: string,
      model: 'face-enhance',
      default: '',
      optional: true,
      placeholder: { en: 'automatic', zh: '自动' },
      label: { en: 'Model', zh: '模型' },
      tooltip: {
        en: 'Name of an ONNX file in models/face-enhance/. Left empty, the first one there is used, or the built-in enhancement; "built-in" never uses a model.',
        zh: 'models/face-enhance/ 中的 ONNX 文件名。留空时使用该文件夹中的第一个模型，没有模型则用内置增强；填“built-in”则始终用内置增强。',
      },
    },
    use_gpu: {
      type: boolean,
      default: true,
      optional: true,
      label: { en: 'Use the GPU', zh: '使用显卡' },
      tooltip: {
        en: 'For models. On a processor they take a second or more for each frame.',
        zh: '仅用于模型。用 CPU 运行模型时，每帧需要一秒以上。',
      },
    },
  },
  outputs: { VIDEO: { type: video, label: { en: 'Video', zh: '视频' } } },
  resources: { cpu: 1 },
  async fingerprint({ model: wanted }, { use }) {
    const service = use(vision);
    return typeof wanted === 'string' ? service.faceModelVersion(await modelOf(wanted, service)) : Number.NaN;
  },
  async run({ video: source, strength, model: wanted, use_gpu: useGpu }, context) {
    const service = context.use(vision);
    const clip = await clipOf(source, context);
    const model = await modelOf(wanted, service);
    if (model === undefined && wanted.trim() !== builtIn) context.note(withoutModel);
    const request = { video: clip, strength, ...(model !== undefined && { model }) };
    const enhanced = await service.enhanceFace(request, { ...watchedCall(context), useGpu });
    for (const remark of enhanced.remarks) context.note(remark);
    return { VIDEO: enhanced.clip };
  },
});

/** The model that a name stands for; undefined for the built-in enhancement. */
async function modelOf(wanted: string, service: VisionService): Promise<string | undefined> {
  const name = wanted.trim();
  if (name === builtIn) return undefined;
  return name === '' ? (await service.faceModels())[0] : name;
}

const withoutModel = {
  en: 'The built-in enhancement is used. For more, put a GFPGAN or CodeFormer model (ONNX) into models/face-enhance/.',
  zh: '使用内置增强。如需更强的效果，请将 GFPGAN 或 CodeFormer 的 ONNX 模型放入 models/face-enhance/。',
};
