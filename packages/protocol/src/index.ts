export {
  type Automation,
  type AutomationState,
  automation,
  automationId,
  automationState,
  type FolderTrigger,
  type MqttTrigger,
  type ScheduleTrigger,
} from './api/automations.js';
export type { FeedMessage, FeedNotice } from './api/feed-message.js';
export {
  clipPartQuery,
  faceTrackQuery,
  frameQuery,
  heatQuery,
  type InspectedClip,
  type InspectedFaceTrack,
  type InspectedItem,
  type InspectedMouthTrack,
  type InspectedPort,
  type InspectedTable,
  inspectedFaceTrack,
  inspectedMouthTrack,
  inspectedTable,
  itemParams,
  mouthTrackQuery,
  type NodeValues,
  nodeValues,
  nodeValuesQuery,
  type StillHeat,
  soundPeaksQuery,
  stillHeat,
  stillParams,
  stillQuery,
  tableRowsQuery,
} from './api/inspect.js';
export {
  cancelJobsAnswer,
  cancelJobsRequest,
  type JobDetail,
  job,
  jobDetail,
  jobList,
  jobStatus,
  jobsQuery,
} from './api/jobs.js';
export { type LoginState, loginRequest, loginState } from './api/login.js';
export {
  fileQuery,
  folderName,
  keptWorkflow,
  maskForm,
  thumbnailQuery,
  uploadAnswer,
  uploadForm,
  viewQuery,
  type Waveform,
  waveform,
  waveformQuery,
  zipQuery,
} from './api/media.js';
export {
  type KnownModel,
  knownModel,
  type ModelLibraryAnswer,
  type ModelVerdict,
  modelKind,
  modelLibraryAnswer,
  modelVerdict,
  type ShownModel,
  shownModel,
} from './api/models.js';
export { type NativeEvent, type NativePreview, nativeEvent } from './api/native-event.js';
export {
  health,
  type LogLine,
  logLine,
  logsQuery,
  type PackState,
  packState,
  type WorkerState,
  workerState,
} from './api/operations.js';
export { moveRequest, type QueueState, queueState } from './api/queue.js';
export {
  eventMessage,
  eventStreamQuery,
  eventsQuery,
  fileReference,
  forgetRunsRequest,
  forgottenRuns,
  type RunList,
  type RunNode,
  type RunState,
  type RunSummary,
  runAbout,
  runList,
  runNode,
  runState,
  runSummary,
  runsQuery,
} from './api/runs.js';
export {
  type SecretsAnswer,
  type ShownProfile,
  type ShownProfileKind,
  secretsAnswer,
  secretsChange,
  shownProfile,
} from './api/secrets.js';
export { userDataListQuery, userDataTreeQuery, userDataWriteQuery } from './api/user-data.js';
export { type PreviewMetadata, previewFrame, previewFrameWithMetadata, textFrame } from './comfy/binary-frames.js';
export { type HistoryEntry, type HistoryMeta, historyEntry } from './comfy/history.js';
export type {
  NodeFailedData,
  NodeProgressState,
  RunMessage,
  ServerMessage,
  SocketFeatures,
  WireMessage,
} from './comfy/messages.js';
export { type NodeTranslation, nodeTranslations } from './comfy/node-translations.js';
export {
  type InputConfig,
  type InputExtras,
  type NodeExtras,
  type NodeOrigin,
  type ObjectInfo,
  objectInfo,
} from './comfy/object-info.js';
export {
  type ErrorBody,
  type NodeErrorEntry,
  type NodeErrors,
  nodeErrors,
  promptErrorBody,
} from './comfy/prompt-errors.js';
export { type QueueEntry, queueBody, queueEntry } from './comfy/queue.js';
export {
  convertRequest,
  freeRequest,
  historyQuery,
  historyRequest,
  interruptRequest,
  logSubscriptionRequest,
  type PromptRequest,
  promptRequest,
  queueRequest,
} from './comfy/requests.js';
export {
  type ExecutionErrorData,
  executionErrorData,
  type InterruptedData,
} from './comfy/run-end.js';
export { RunNarrator } from './comfy/run-narrator.js';
export { encodeTelling, type Telling } from './comfy/telling.js';
export { JsonFragment, jsonText } from './json-text.js';
export type { NodeFacts, RunFacts, SequencedEvent } from './run-facts.js';
