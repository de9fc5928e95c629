import { boolean, defineNode } from '@talkgraph/engine';
import { lipSync } from '../capabilities.js';
import { clipOf } from '../lipsync/clip-of.js';
import { videoOrImage } from '../lipsync/video-or-image.js';
import { watchedCall } from '../lipsync/watched-call.js';
import { faceTrack, report } from '../ports.js';

export const faceDetect = defineNode({
  type: 'FaceDetect',
  version: 1,
  label: { en: 'Find Faces', zh: '检测人脸' },
  category: 'analysis',
  summary: {
    en: 'Finds and follows the faces of a video or picture, and says whether one can be made to speak.',
    zh: '查找并跟踪视频或图片中的人脸，并判断是否能让其说话。',
  },
  keywords: ['face', 'person', 'track', '人脸', '跟踪'],
  inputs: {
    video: {
      type: videoOrImage,
      label: { en: 'Video or picture', zh: '视频或图片' },
      tooltip: { en: 'Where faces are looked for: a video or a picture.', zh: '要检测人脸的视频或图片。' },
    },
  },
  outputs: {
    has_face: {
      type: boolean,
      name: 'has_face',
      label: { en: 'Has a face', zh: '有人脸' },
      tooltip: {
        en: 'True when at least one frame shows a face that can be animated.',
        zh: '至少有一帧含有可驱动的人脸时为真。',
      },
    },
    face_track: { type: faceTrack, label: { en: 'Face track', zh: '人脸轨迹' } },
    report: { type: report, label: { en: 'Report', zh: '报告' } },
  },
  resources: { cpu: 1 },
  async run({ video }, context) {
    const found = await context.use(lipSync).findFaces(await clipOf(video, context), watchedCall(context));
    for (const remark of found.remarks) context.note(remark);
    return { has_face: found.hasFace, face_track: found.faceTrack, report: found.report };
  },
});
