export { builtinPacks } from './builtin-packs.js';
export type { ImageService, PictureFormat, Pixels } from './capabilities/image-service.js';
export type {
  FaceFinding,
  LipSyncCall,
  LipSyncOptions,
  LipSyncService,
  MouthFinding,
  QualityFinding,
  Speaking,
  SpeakRequest,
} from './capabilities/lipsync-service.js';
export type {
  ClipEdits,
  FrameChoice,
  MediaService,
  OpenedFile,
  RecipeFigures,
  RenderAudioCall,
  RenderCall,
  RenderStep,
  RenderVideoCall,
  ServiceCall,
} from './capabilities/media-service.js';
export { images, lipSync, media } from './capabilities.js';
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
