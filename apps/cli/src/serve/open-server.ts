import { homeFolder, openHome, openLogger, openSecretStore } from '@talkgraph/runtime';
import { type ServerOptions, startServer } from '@talkgraph/server';
import { workerCommand } from '@talkgraph/worker';
import type { CliContext } from '../cli-context.js';

/** What a command says of the server it wants; the rest has defaults. */
export interface WantedServer extends Partial<Omit<ServerOptions, 'argv' | 'port'>> {
  readonly port: number;
  readonly workers: number;
  /** Bytes of results that are kept for reuse. */
  readonly cacheBytes?: number;
  /** How many ended runs are remembered. */
  readonly historyRuns?: number;
  /** The log goes to its file only. */
  readonly quiet?: boolean;
  /** Further environment of the workers. */
  readonly workerEnv?: NodeJS.ProcessEnv;
}

/** A server that listens. */
export interface OpenServer {
  readonly url: string;
  close(): Promise<void>;
}

/** Uploads of up to this size are taken: an hour of 1080p video from a phone. */
const uploadLimitBytes = 8e9;

/** Starts a server in this process on the home of this command. */
export async function openServer(context: CliContext, wanted: WantedServer): Promise<OpenServer> {
  const { workers, cacheBytes, historyRuns, quiet, workerEnv, ...options } = wanted;
  const home = await openHome(homeFolder(context.env, context.currentFolder));
  const { redactor } = await openSecretStore(home.root, context.env);
  const log = await openLogger({ home, redactor, ...(!quiet && { console: process.stderr }) });
  try {
    const { url, close } = await startServer({
      home,
      log,
      workers,
      // Workers share the machine's memory, so each has to know how many there are.
      workerCommand: { ...workerCommand, env: { TALKGRAPH_WORKERS: String(workers), ...workerEnv } },
      version: context.version,
      ...(cacheBytes !== undefined && { cacheBytes }),
      ...(historyRuns !== undefined && { historyRuns }),
      server: {
        host: '127.0.0.1',
        allowedHosts: [],
        allowedOrigins: [],
        uploadLimitBytes,
        argv: process.argv,
        ...options,
      },
    });
    return {
      url,
      async close() {
        await close();
        await log.close();
      },
    };
  } catch (error) {
    await log.close();
    throw error;
  }
}
