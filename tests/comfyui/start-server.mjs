import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../../apps/cli/bin/talkgraph.mjs', import.meta.url));
const pack = fileURLToPath(new URL('../comfyui-pack', import.meta.url));

/**
 * Starts `talkgraph serve` over an empty home that has the test pack among its custom nodes, as a user would, and answers
 * when it is ready. `stop` ends it and removes the home.
 */
export async function startServer() {
  const home = await mkdtemp(join(tmpdir(), 'talkgraph-comfyui-'));
  await cp(pack, join(home, 'custom_nodes', 'comfyui-pack'), { recursive: true });
  const child = spawn(process.execPath, [program, 'serve', '--port', '0'], {
    env: { ...process.env, TALKGRAPH_HOME: home },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = [];
  child.stderr.on('data', (text) => said.push(text));
  const exited = once(child, 'exit');
  const url = await Promise.race([
    announcedUrl(child.stdout),
    exited.then(([code]) => Promise.reject(new Error(`The server ended with ${code}:\n${said.join('')}`))),
  ]);
  return {
    url,
    home,
    /** What it has logged so far. */
    log: () => said.join(''),
    async stop() {
      child.kill('SIGTERM');
      const killing = setTimeout(() => child.kill('SIGKILL'), 20_000);
      await exited;
      clearTimeout(killing);
      await rm(home, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function announcedUrl(stdout) {
  for await (const line of createInterface({ input: stdout })) {
    const [url] = /http:\/\/\S+/.exec(line) ?? [];
    if (url) {
      stdout.resume();
      return url;
    }
  }
  return new Promise(() => {});
}
