export { type BackendStage, type OpenEngines, openBackendStage } from './backend-stage.js';
export { folderStore } from './folder-store.js';
export { gestureVideo } from './gesture-video.js';
export {
  type HeygemStandIn,
  type HeygemStandInOptions,
  type SubmittedTask,
  startHeygemStandIn,
} from './heygem-stand-in.js';
export { type BackendTraits, conformsToLipSyncBackend } from './lip-sync-backend-contract.js';
export { type MouthModelOptions, writeMouthModel } from './mouth-model.js';
export { type PresenterFilm, presenterPicture, presenterVideo } from './presenter-video.js';
export { silentWav, spokenWav } from './spoken-wav.js';
