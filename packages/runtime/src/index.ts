export type {
  DispatchedEvent,
  Dispatcher,
  DispatcherNotice,
  PackState,
  RunFilter,
  RunState,
  StoredNode,
  StoredRun,
  SubmitRequest,
  WorkerState,
} from './dispatch/dispatcher.js';
export { artifactStoreUnwritable, homeUnwritable } from './errors.js';
export type { FromWorker, RunAssignment, ToWorker, WireError, WorkerRequests } from './ipc/worker-message.js';
export { type Home, homeFolder, openHome } from './open-home.js';
export { openFolderArtifactStore } from './stores/folder-artifact-store.js';
