export type { LogFeed, LogLine, ServerOptions, ServerServices } from './server-services.js';
