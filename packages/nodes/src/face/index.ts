import { definePack } from '@talkgraph/engine';
import { faceDetect } from './face-detect.js';

/** What is seen of people. */
export const facePack = definePack({
  name: 'face',
  version: '0.1.0',
  label: { en: 'Faces', zh: '人脸' },
  nodes: [faceDetect],
});
