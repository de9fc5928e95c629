export { buildApp } from './build-app.js';
export type { LogFeed, LogLine, ServerOptions, ServerServices } from './server-services.js';
export { type RunningServer, type StartOptions, startServer } from './start-server.js';
