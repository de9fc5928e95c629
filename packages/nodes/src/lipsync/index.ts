import { definePack } from '@talkgraph/engine';
import { expression } from '../life/expression.js';
import { headMotion } from '../life/head-motion.js';
import { faceChoice } from './face-choice.js';
import { gesture } from './gesture.js';
import { heyGemTalkingHead } from './hey-gem-talking-head.js';
import { lipIntensity } from './lip-intensity.js';
import { loopPolicy } from './loop-policy.js';
import { motionSmoothness } from './motion-smoothness.js';
import { mouthOffset } from './mouth-offset.js';
import { mouthTrack } from './mouth-track.js';
import { qualityScore } from './quality-score.js';

/** The main job, its settings, and how good the result is. */
export const lipSyncPack = definePack({
  name: 'lipsync',
  version: '0.1.0',
  label: { en: 'Lip-sync', zh: '口型同步' },
  nodes: [
    heyGemTalkingHead,
    lipIntensity,
    motionSmoothness,
    mouthOffset,
    loopPolicy,
    gesture,
    faceChoice,
    expression,
    headMotion,
    mouthTrack,
    qualityScore,
  ],
});
