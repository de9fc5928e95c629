export { builtinPacks } from './builtin-packs.js';
export type {
  ComfyUiCall,
  ComfyUiPlace,
  ComfyUiResult,
  ComfyUiRun,
  ComfyUiService,
} from './capabilities/comfyui-service.js';
export type {
  DeliveryService,
  FileDelivery,
  ReportDelivered,
  ReportDelivery,
} from './capabilities/delivery-service.js';
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
  RecognitionService,
  RecognizedFinding,
  RecognizeRequest,
} from './capabilities/recognition-service.js';
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
  SpeakTextRequest,
  SpeechService,
  SpeechServiceCall,
  SpokenFinding,
} from './capabilities/speech-service.js';
export type { SubtitleService } from './capabilities/subtitle-service.js';
export type { LoadedTable, LoadTableOptions, TableFormat, TableService } from './capabilities/table-service.js';
export type { TopicCall, TopicService } from './capabilities/topic-service.js';
export type { Enhanced, EnhanceRequest, VisionCall, VisionService } from './capabilities/vision-service.js';
export {
  comfyui,
  delivery,
  images,
  lipSync,
  media,
  recognition,
  sound,
  speech,
  subtitleDocuments,
  tables,
  topics,
  vision,
} from './capabilities.js';
export {
  alignment,
  audio,
  type DocumentReference,
  delivered,
  faceTrack,
  image,
  lipSyncOptions,
  mask,
  mouthTrack,
  report,
  row,
  type StillBatch,
  type StillReference,
  savedFile,
  subtitles,
  type TableDocument,
  table,
  video,
} from './ports.js';
