export type { ArtifactStore } from './artifact-store.js';
export { createEmbeddedBackend } from './backends/embedded/embedded-backend.js';
export { embeddedLipSyncOp, type LipSyncDocuments } from './backends/embedded/lip-sync-op.js';
export { type MouthPreview, previewMouth } from './backends/embedded/preview-mouth.js';
export { storedDocuments } from './backends/embedded/stored-documents.js';
export type { HeygemPlaces } from './backends/heygem/heygem-backend.js';
export { type LipSyncPlaces, lipSyncEngines } from './backends/lip-sync-engines.js';
export { type MouthNetwork, mouthNetwork } from './backends/wav2lip/mouth-network.js';
export type { ClipServices } from './clip-services.js';
export type {
  LipSyncAnswer,
  LipSyncBackend,
  LipSyncEngines,
  LipSyncRequest,
  PlaylistRun,
  StageProgress,
  WorkOptions,
} from './contract.js';
export { defaultControls, type LipSyncControls, type LoopPolicy, loopPolicies } from './controls.js';
export { lipSyncDocumentMissing, lipSyncEngineUnknown } from './errors.js';
export type { FaceClip } from './face/face-clip.js';
export { openFaceTrack } from './face/face-track-file.js';
export { hasUsableFace } from './face/has-usable-face.js';
export { requireFace } from './face/require-face.js';
export { type StoredFaceTrack, type TrackFacesOptions, trackFaces } from './face/track-faces.js';
export { faceFlagText } from './face-flag-text.js';
export type { FaceFlag, FaceFrame, FaceSummary, FaceTrack, FaceTrackHeader, HeadPose } from './face-track.js';
export { type GestureIntensity, gestureIntensities } from './gesture/gesture-controls.js';
export { keptFilmKey } from './kept-film.js';
export type { Emotion } from './life/emotions.js';
export type { ExpressionControls, ExpressionCue } from './life/expression-controls.js';
export type { HeadMotionControls, HeadMotionStyle } from './life/head-motion-controls.js';
export { type MouthParameter, type MouthShape, mouthParameters, restMouth } from './mouth-shape.js';
export { type ClosureEvent, type MouthTrack, mouthTrackRate, type PauseEvent } from './mouth-track.js';
export { controlRanges, readControls } from './read-controls.js';
export { reportJson } from './report/report-json.js';
export { type ScoreClipRequest, scoreClip } from './report/score-clip.js';
export type { TalkReport } from './report/talk-report.js';
export type { Verdict } from './report/verdicts.js';
export { hearSpeech, makeTalkingClip } from './talk/make-talking-clip.js';
export { silenceRemark } from './talk/silence-remark.js';
export { type TalkOutcome, talk } from './talk/talk.js';
export {
  type Resolution,
  resolutions,
  type ShorterPolicy,
  type StageTime,
  shorterPolicies,
  type TalkRequest,
  type TalkResult,
  type UntouchedRun,
  type VideoEncoder,
  videoEncoders,
} from './talk/talk-request.js';
export type { TalkServices } from './talk/talk-services.js';
export type {
  SpokenPhonemes,
  TalkingClip,
  TalkingClipRequest,
  TalkingServices,
  TalkingTemplate,
} from './talk/talking-clip.js';
export { acousticModelPath } from './viseme/acoustic-model.js';
export { readMouthTrack, writeMouthTrack } from './viseme/mouth-track-file.js';
export { type AudioTrackOptions, mouthTrackFromAudio } from './viseme/mouth-track-from-audio.js';
export { mouthTrackFromPhonemes } from './viseme/mouth-track-from-phonemes.js';
export { sampleMouthTrack } from './viseme/sample-mouth-track.js';
export { smoothMouthTrack } from './viseme/smooth-mouth-track.js';
export { type StoredMouthTrack, storedMouthTrack } from './viseme/store-mouth-track.js';
