import { definePack } from '@talkgraph/engine';
import { aigcLabel } from './aigc-label.js';
import { aigcLabelAudio } from './aigc-label-audio.js';
import { aigcLabelImage } from './aigc-label-image.js';
import { backgroundMusic } from './background-music.js';
import { backgroundReplace } from './background-replace.js';
import { contentCredentials } from './content-credentials.js';
import { faceEnhance } from './face-enhance.js';
import { overlay } from './overlay.js';
import { pictureInPicture } from './picture-in-picture.js';
import { transition } from './transition.js';
import { watermark } from './watermark.js';

/** Pictures over pictures, clips after clips, and what is said about the result. */
export const composePack = definePack({
  name: 'compose',
  version: '0.1.0',
  label: { en: 'Composition', zh: '合成' },
  nodes: [
    backgroundReplace,
    faceEnhance,
    overlay,
    pictureInPicture,
    transition,
    backgroundMusic,
    watermark,
    aigcLabel,
    aigcLabelAudio,
    aigcLabelImage,
    contentCredentials,
  ],
});
