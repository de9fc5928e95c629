import { definePack } from '@talkgraph/engine';
import { concatVideos } from './concat-videos.js';
import { cropVideo } from './crop-video.js';
import { getVideoAudio } from './get-video-audio.js';
import { imageToVideo } from './image-to-video.js';
import { loadVideo } from './load-video.js';
import { loopVideo } from './loop-video.js';
import { padVideo } from './pad-video.js';
import { previewVideo } from './preview-video.js';
import { replaceAudio } from './replace-audio.js';
import { saveVideo } from './save-video.js';
import { scaleVideo } from './scale-video.js';
import { trimVideo } from './trim-video.js';
import { videoFrameRate } from './video-frame-rate.js';
import { videoInfo } from './video-info.js';
import { videoToImages } from './video-to-images.js';

/** Films: loading, saving, cutting, joining. */
export const videoPack = definePack({
  name: 'video',
  version: '0.1.0',
  label: { en: 'Video', zh: '视频' },
  nodes: [
    loadVideo,
    saveVideo,
    previewVideo,
    trimVideo,
    concatVideos,
    loopVideo,
    scaleVideo,
    cropVideo,
    padVideo,
    videoFrameRate,
    replaceAudio,
    getVideoAudio,
    imageToVideo,
    videoToImages,
    videoInfo,
  ],
});
