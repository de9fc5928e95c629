import type { LocalizedText } from '@talkgraph/errors';
import type { FaceFlag } from './face-track.js';

/** Every reason for leaving a face alone, in a few words for people. */
export const faceFlagText: Readonly<Record<FaceFlag, LocalizedText>> = {
  'no-face': { en: 'no face seen', zh: '未找到人脸' },
  'too-small': { en: 'face too small', zh: '人脸太小' },
  'turned-away': { en: 'turned away', zh: '转开了脸' },
  covered: { en: 'mouth covered', zh: '嘴被遮挡' },
  dark: { en: 'too dark', zh: '太暗' },
  blurred: { en: 'too blurred', zh: '太模糊' },
  'out-of-frame': { en: 'out of the picture', zh: '超出画面' },
};
