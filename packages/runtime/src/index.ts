export type {
  DispatchedEvent,
  Dispatcher,
  DispatcherNotice,
  PackState,
  RunFilter,
  RunHead,
  RunState,
  StoredNode,
  StoredRun,
  SubmitRequest,
  WorkerModel,
  WorkerState,
} from './dispatch/dispatcher.js';
export { hasEnded } from './dispatch/has-ended.js';
export { type DispatcherOptions, openDispatcher } from './dispatch/open-dispatcher.js';
export { scratchFolderOf } from './dispatch/scratch-folders.js';
export type { WorkerCommand } from './dispatch/worker-process.js';
export {
  artifactStoreUnwritable,
  databaseUnusable,
  fileNameRefused,
  fileNotFound,
  fileNotSaved,
  fileNotWritten,
  homeInUse,
  homeUnwritable,
  modelNotFound,
  packBroken,
  packClash,
  runIdTaken,
  runNotPending,
  runNotStored,
  secretsLocalOnly,
  secretsProfileMissing,
  taskInterrupted,
  unexpectedFailure,
  workerCrashed,
} from './errors.js';
export { parseFileReference } from './files/file-reference.js';
export { type NamePlace, type NextFileNameOptions, nextFileName } from './files/next-file-name.js';
export { type NodeFilesOptions, openNodeFiles } from './files/open-node-files.js';
export { placeFile } from './files/place-file.js';
export { resolveBelow } from './files/resolve-below.js';
export { resolveNewUserFile, resolveUserFile } from './files/resolve-user-file.js';
export { withoutPlaces } from './files/without-places.js';
export { fromWireError, toWireError } from './ipc/wire-error.js';
export type {
  FromWorker,
  RunAssignment,
  ToWorker,
  WireError,
  WorkerBatch,
  WorkerRequests,
} from './ipc/worker-message.js';
export { modelFolder, modelNames } from './models/find-models.js';
export { type KnownModel, knownModels } from './models/known-models.js';
export { isModelKind, isModelName, type ModelKind, modelKindNames, modelKinds } from './models/model-kinds.js';
export {
  type ModelCondition,
  type ModelFacts,
  ModelLibrary,
  type ModelProgress,
  type ModelState,
  type ModelWork,
} from './models/model-library.js';
export { licenceText } from './models/model-licences.js';
export { sweepIncomingModels } from './models/place-model.js';
export type { LogLevel, LogLine } from './observe/log-line.js';
export { logRuns } from './observe/log-runs.js';
export { type LiveLogger, type OpenLoggerOptions, openLogger } from './observe/open-logger.js';
export { type Home, homeFolder, openHome } from './open-home.js';
export { type LoadedPacks, loadPacks } from './packs/load-packs.js';
export { openSecretStore } from './secrets/open-secret-store.js';
export {
  isProfileKind,
  type ProfileField,
  type ProfileKind,
  type ProfileKindName,
  profileKinds,
} from './secrets/profile-kinds.js';
export type { Redactor } from './secrets/redactor.js';
export type { Profile, ProfileChange, ProfileSummary, SecretStore, ShownField } from './secrets/secret-store.js';
export { openFolderArtifactStore } from './stores/folder-artifact-store.js';
export { filesOfRecord } from './stores/made-files.js';
export type { MeasuredArtifactStore } from './stores/measured-artifact-store.js';
export type { EventFilter, HappenedEvent, QueuePlace, RunStore } from './stores/run-store.js';
