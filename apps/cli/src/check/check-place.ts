import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Home, openFolderArtifactStore, openHome } from '@talkgraph/runtime';
import type { CliContext } from '../cli-context.js';
import type { RunHost } from '../client/run-host.js';
import { serverHost } from '../client/server-host.js';
import { type Measuring, openMeasuring } from './measure-result.js';
import { makeStandIns, type StandIns } from './stand-ins.js';

/** Where workflows are tried: a home of their own, so that nothing of the user's is touched or found in a cache. */
export interface CheckPlace extends AsyncDisposable {
  readonly home: Home;
  readonly host: RunHost;
  readonly standIns: StandIns;
  readonly measuring: Measuring;
}

/**
 * Opens a home below the folder for temporary files, with the models and packs of the user's own, and a server on it whose
 * deliveries only say what they would send.
 */
export async function openCheckPlace(context: CliContext, own: Home): Promise<CheckPlace> {
  const root = await mkdtemp(join(tmpdir(), 'talkgraph-check-'));
  try {
    await symlink(own.models, join(root, 'models'));
    await symlink(own.customNodes, join(root, 'custom_nodes'));
    const home = await openHome(root);
    const standIns = await makeStandIns(home.inputs);
    const { openServer } = await import('../serve/open-server.js');
    const token = randomBytes(24).toString('base64url');
    const server = await openServer(
      { ...context, env: { ...context.env, TALKGRAPH_HOME: root } },
      { port: 0, token, workers: 1, quiet: true, workerEnv: { TALKGRAPH_DELIVERIES: 'off' } },
    );
    const measuring = openMeasuring(await openFolderArtifactStore(join(root, 'measured')));
    return {
      home,
      host: serverHost({ url: server.url, token }, { close: server.close, outputs: home.outputs }),
      standIns,
      measuring,
      async [Symbol.asyncDispose]() {
        await server.close();
        await measuring[Symbol.asyncDispose]();
        await rm(root, { recursive: true, force: true });
      },
    };
  } catch (error) {
    await rm(root, { recursive: true, force: true });
    throw error;
  }
}
