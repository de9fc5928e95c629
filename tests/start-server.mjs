import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../apps/cli/bin/talkgraph.mjs', import.meta.url));

/** What to do at once if the tests end before they have cleared up. */
const endings = new Set();
process.on('exit', () => {
  for (const end of endings) end();
});
// Without these a test that is stopped from outside would leave its server behind.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(1));

/**
 * Starts `talkgraph serve` over an empty home, as a user would, and answers when it is ready. `prepare` fills the home
 * first. `stop` ends the server and removes the home.
 */
export async function startServer({ args = [], prepare } = {}) {
  const home = await mkdtemp(join(tmpdir(), 'talkgraph-serve-'));
  const removeHome = () => rm(home, { recursive: true, force: true, maxRetries: 5 });
  try {
    await prepare?.(home);
    return await serve(home, args, removeHome);
  } catch (error) {
    await removeHome();
    throw error;
  }
}

async function serve(home, args, removeHome) {
  const child = spawn(process.execPath, [program, 'serve', '--port', '0', ...args], {
    env: { ...process.env, TALKGRAPH_HOME: home },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const end = () => {
    child.kill('SIGKILL');
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  };
  endings.add(end);
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
      await removeHome();
      endings.delete(end);
    },
  };
}

async function announcedUrl(stdout) {
  for await (const line of createInterface({ input: stdout })) {
    const [url] = /http:\/\/\S+/.exec(line) ?? [];
    if (url) {
      stdout.resume();
      return url.replace(/\/$/, '');
    }
  }
  return new Promise(() => {});
}
