export { cancelJobsAnswer, cancelJobsRequest, job, jobDetail, jobList, jobStatus, jobsQuery } from './api/jobs.js';
export { localizedText } from './api/localized-text.js';
export { loginRequest, loginState } from './api/login.js';
export {
  fileQuery,
  folderName,
  thumbnailQuery,
  uploadAnswer,
  viewQuery,
  waveform,
  waveformQuery,
} from './api/media.js';
export { health, logLine, packState, workerState } from './api/operations.js';
export { moveRequest, queueState } from './api/queue.js';
export {
  eventMessage,
  eventStreamQuery,
  eventsQuery,
  runFailure,
  runList,
  runNode,
  runState,
  runSummary,
  runsQuery,
} from './api/runs.js';
export { querySwitch, userDataEntry, userDataFile, userDataListQuery, userList } from './api/user-data.js';
