import type { Logger, NodeRegistry } from '@talkgraph/engine';
import type { Dispatcher, Home, PackState, LogLine as StoredLogLine } from '@talkgraph/runtime';

/** How the server listens and whom it lets in. */
export interface ServerOptions {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** Asked of every request where given; a must when `host` is not this machine's own. */
  readonly token?: string;
  /** Names in the Host header that are answered besides this machine's own. */
  readonly allowedHosts: readonly string[];
  /** Origins that pages may call from besides the server's own. */
  readonly allowedOrigins: readonly string[];
  /** Bytes of one uploaded file. */
  readonly uploadLimitBytes: number;
  /** Keeps settings and user data per user, who is named by the header `comfy-user`. */
  readonly multiUser?: boolean;
  /** Signs webhooks, so that their receivers can tell who calls. */
  readonly webhookSecret?: string;
  /** Hosts that webhooks may call besides this machine's own. */
  readonly webhookHosts?: readonly string[];
  /** The folder of the editor's page; without one `/` says how to build it. */
  readonly page?: string;
  /** The command line it was started with; shown by /system_stats. */
  readonly argv: readonly string[];
}

/** A line of the log as clients see it. */
export type LogLine = Pick<StoredLogLine, 'at' | 'level' | 'message' | 'fields'>;

/** The last lines of the log, and those that follow. */
export interface LogFeed {
  recent(): readonly LogLine[];
  /** Answers how to stop listening. */
  onLine(listener: (line: LogLine) => void): () => void;
}

/** What routes work with. Every route plugin is `(app: FastifyInstance, services: ServerServices) => Promise<void>`. */
export interface ServerServices {
  readonly dispatcher: Dispatcher;
  /** The node types known now; another object after packs were loaded anew. */
  registry(): NodeRegistry;
  /** Built-in and custom packs, the broken ones included. */
  packs(): readonly PackState[];
  /** Loads custom packs anew, here and in the workers. */
  reloadPacks(): Promise<readonly PackState[]>;
  readonly home: Home;
  readonly log: Logger;
  readonly logs: LogFeed;
  readonly options: ServerOptions;
  /** The version of Talkgraph. */
  readonly version: string;
}
