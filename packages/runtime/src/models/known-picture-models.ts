import type { KnownModel } from './known-models.js';
import { modelLicences } from './model-licences.js';

const faceFusion = 'https://github.com/facefusion/facefusion-assets/releases/tag/models-3.0.0';

/**
 * Generators of mouths. Wav2Lip was trained on LRS2, whose terms forbid business use; its authors say the same.
 * github.com/Rudrabha/Wav2Lip
 */
export const lipSyncModels: readonly KnownModel[] = [
  {
    kind: 'lipsync',
    name: 'wav2lip_gan_96.onnx',
    alias: ['wav2lip_gan.onnx'],
    summary: {
      en: 'Wav2Lip with GAN, 96 px: clearer mouths, a little less exact. The usual choice.',
      zh: 'Wav2Lip GAN 版，96 像素：嘴部更清晰，同步略逊。通常选它。',
    },
    licence: modelLicences.wav2lip,
    commercial: 'no',
    source: faceFusion,
  },
  {
    kind: 'lipsync',
    name: 'wav2lip_96.onnx',
    alias: ['wav2lip.onnx'],
    summary: {
      en: 'Wav2Lip, 96 px: the most exact mouth, somewhat soft.',
      zh: 'Wav2Lip 原版，96 像素：口型同步最准，画面偏柔。',
    },
    licence: modelLicences.wav2lip,
    commercial: 'no',
    source: faceFusion,
  },
  {
    kind: 'lipsync',
    name: 'wav2lip_256.onnx',
    alias: ['wav2lip256.onnx'],
    summary: {
      en: 'A Wav2Lip of 256 px, for close-ups. About seven times the work of 96 px, so for a GPU.',
      zh: '256 像素的 Wav2Lip，适合特写。计算量约为 96 像素的 7 倍，建议使用显卡。',
    },
    licence: modelLicences.notStated,
    commercial: 'unclear',
    source: 'https://github.com/instant-high/wav2lip-onnx-256/releases/tag/v1.0.0',
    megabytes: 205,
  },
];

/** Face restoration. Licences as FaceFusion states them, which publishes these files. */
export const faceModels: readonly KnownModel[] = [
  {
    kind: 'face-enhance',
    name: 'gfpgan_1.4.onnx',
    alias: ['gfpganv1.4.onnx'],
    summary: { en: 'GFPGAN 1.4, 512 px: natural and steady.', zh: 'GFPGAN 1.4，512 像素：自然、稳定。' },
    licence: modelLicences.apache,
    commercial: 'yes',
    source: faceFusion,
  },
  {
    kind: 'face-enhance',
    name: 'restoreformer_plus_plus.onnx',
    summary: { en: 'RestoreFormer++, 512 px: keeps the person well.', zh: 'RestoreFormer++，512 像素：人物相似度好。' },
    licence: modelLicences.apache,
    commercial: 'yes',
    source: faceFusion,
  },
  {
    kind: 'face-enhance',
    name: 'codeformer.onnx',
    summary: { en: 'CodeFormer, 512 px: strong on bad footage.', zh: 'CodeFormer，512 像素：对低质素材修复力强。' },
    licence: modelLicences.sLab,
    commercial: 'no',
    source: faceFusion,
  },
  {
    kind: 'face-enhance',
    name: 'gpen_bfr_512.onnx',
    summary: { en: 'GPEN, 512 px: sharp skin and hair.', zh: 'GPEN，512 像素：皮肤和头发细节锐利。' },
    licence: modelLicences.gpen,
    commercial: 'no',
    source: faceFusion,
  },
];
