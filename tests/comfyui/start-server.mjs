import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startServer as startAnyServer } from '../start-server.mjs';

const pack = fileURLToPath(new URL('../comfyui-pack', import.meta.url));

/** Starts a server that has the test pack among its custom nodes. */
export function startServer() {
  return startAnyServer({
    prepare: (home) => cp(pack, join(home, 'custom_nodes', 'comfyui-pack'), { recursive: true }),
  });
}
