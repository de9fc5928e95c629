import { randomBytes } from 'node:crypto';
import { homeFolder, openHome } from '@talkgraph/runtime';
import type { CliContext } from '../cli-context.js';
import { serverNotReached } from '../errors.js';
import type { RunHost } from './run-host.js';
import { connectTo, type ServerAddress } from './server-connection.js';
import { announcedServer } from './server-file.js';
import { serverHost } from './server-host.js';

export interface OpenRunHostOptions {
  /** The address the user gave. */
  readonly server: string | undefined;
  /** How many workers a server of this command's own has; undefined when only a server that is there will do. */
  readonly workers: number | undefined;
}

/**
 * Finds where workflows are run: the server the user names (`--server`, TALKGRAPH_SERVER), else the one that serves this
 * home, else one of this command's own, which ends with it. @throws SERVER_NOT_REACHED
 */
export async function openRunHost(context: CliContext, options: OpenRunHostOptions): Promise<RunHost> {
  const { env, currentFolder } = context;
  const token = env.TALKGRAPH_TOKEN;
  const named = options.server ?? env.TALKGRAPH_SERVER;
  if (named) {
    const address: ServerAddress = { url: named, ...(token && { token }) };
    await check(address);
    return serverHost(address, {});
  }
  const home = await openHome(homeFolder(env, currentFolder));
  const announced = await announcedServer(home.root);
  if (announced && (await isThere(announced))) return serverHost(announced, { outputs: home.outputs });
  if (options.workers === undefined) throw serverNotReached({ url: announced?.url ?? 'http://127.0.0.1:8188' });
  return ownServer(context, options.workers, home.outputs);
}

/** A server that nobody else can use: on a free port of this machine, with a token that nobody knows. */
async function ownServer(context: CliContext, workers: number, outputs: string): Promise<RunHost> {
  const { openServer } = await import('../serve/open-server.js');
  const token = randomBytes(24).toString('base64url');
  const { url, close } = await openServer(context, { port: 0, token, workers, quiet: true });
  return serverHost({ url, token }, { close, outputs });
}

async function isThere(address: ServerAddress): Promise<boolean> {
  return check(address).then(
    () => true,
    () => false,
  );
}

async function check(address: ServerAddress): Promise<void> {
  const response = await connectTo(address).request('/healthz');
  if (!response.ok) throw serverNotReached({ url: address.url });
}
