export type { ImageService, PictureFormat, Pixels } from './capabilities/image-service.js';
export { images } from './capabilities.js';
export {
  audio,
  type DocumentReference,
  faceTrack,
  image,
  lipSyncOptions,
  mask,
  mouthTrack,
  report,
  type StillBatch,
  type StillReference,
  video,
} from './ports.js';
