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
  RenderedFilm,
  RenderPasses,
  RenderStep,
  RenderVideoCall,
  ServiceCall,
  SoundToKeep,
} from './capabilities/media-service.js';
export type {
  AudioQualityFinding,
  NormalizedSound,
  SoundCall,
  SoundPart,
  SoundService,
  SpeechPartChoice,
} from './capabilities/sound-service.js';
export type {
  AlignmentFinding,
  LanguageFinding,
  SpeakTextRequest,
  SpeechService,
  SpeechServiceCall,
  SpokenFinding,
} from './capabilities/speech-service.js';
export type { LoadedTable, LoadTableOptions, TableFormat, TableService } from './capabilities/table-service.js';
export type { Enhanced, EnhanceRequest, VisionCall, VisionService } from './capabilities/vision-service.js';
export { images, lipSync, media, sound, speech, tables, vision } from './capabilities.js';
export {
  alignment,
  audio,
  type DocumentReference,
  faceTrack,
  image,
  lipSyncOptions,
  mask,
  mouthTrack,
  report,
  row,
  type StillBatch,
  type StillReference,
  type TableDocument,
  table,
  video,
} from './ports.js';
