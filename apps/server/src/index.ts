export { buildApp } from './build-app.js';
export { findInputFile } from './comfy/find-input-file.js';
export { openPacks, type Packs } from './packs/open-packs.js';
export type { LogFeed, LogLine, ServerOptions, ServerServices } from './server-services.js';
export { type RunningServer, type StartOptions, startServer } from './start-server.js';
export { waitForWorker } from './wait-for-worker.js';
