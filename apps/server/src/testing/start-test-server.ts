import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Home, openHome, openLogger } from '@talkgraph/runtime';
import type { ServerOptions } from '../server-services.js';
import { startServer } from '../start-server.js';
import { testPackSource } from './test-pack.js';

/** The worker's program. The server may not import it: it only starts it. */
const workerModule = fileURLToPath(new URL('../../../../packages/worker/dist/main.js', import.meta.url));

export interface TestServer {
  readonly url: string;
  readonly home: Home;
  /** Ends the server and starts another one over the same home. */
  restart(): Promise<TestServer>;
  close(): Promise<void>;
}

/** A whole server, workers included, over an empty home with the pack of small nodes; removed when it is closed. */
export async function startTestServer(changes: Partial<ServerOptions> = {}): Promise<TestServer> {
  const root = await mkdtemp(join(tmpdir(), 'talkgraph-server-'));
  const pack = join(root, 'custom_nodes', 'server-test');
  await mkdir(pack, { recursive: true });
  await writeFile(join(pack, 'index.js'), testPackSource);
  return startOver(root, changes).catch(async (error) => {
    await rm(root, { recursive: true, force: true });
    throw error;
  });
}

async function startOver(root: string, changes: Partial<ServerOptions>): Promise<TestServer> {
  const home = await openHome(root);
  const log = await openLogger({ home });
  const server = {
    host: '127.0.0.1',
    port: 0,
    allowedHosts: [],
    allowedOrigins: [],
    uploadLimitBytes: 10_000_000,
    argv: ['talkgraph', 'serve'],
    ...changes,
  };
  const command = { module: workerModule };
  const running = await startServer({ home, log, version: '0.0.0', workerCommand: command, server }).catch(
    async (error) => {
      await log.close();
      throw error;
    },
  );
  const stop = async () => {
    await running.close();
    await log.close();
  };
  return {
    url: running.url,
    home,
    async restart() {
      await stop();
      return startOver(root, changes);
    },
    async close() {
      await stop();
      await rm(root, { recursive: true, force: true });
    },
  };
}
