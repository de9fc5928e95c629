import { after, before } from 'node:test';
import { ComfyClient } from './comfy-client.mjs';
import { startServer } from './start-server.mjs';

/**
 * One server and one client for all tests of a file. Their values are there when the first test begins.
 * @param prepare what is to be done with them before that
 */
export function useServer(prepare = async () => {}) {
  const used = {};
  before(async () => {
    used.server = await startServer();
    used.client = await ComfyClient.connect(used.server.url);
    await prepare(used);
  });
  after(async () => {
    used.client?.close();
    await used.server?.stop();
  });
  return used;
}
