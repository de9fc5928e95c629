import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { WebSocket } from 'ws';
import { chain, waits, wide } from './graphs.mjs';

/**
 * Times the same graphs the way a client sees them: from sending a prompt over HTTP until its last WebSocket message.
 * @returns {Promise<{graph: string, cold: number, cached: number, bytes: number}[]>} milliseconds; bytes of the events of
 * the cold run
 */
export async function measureServer() {
  const home = mkdtempSync(join(tmpdir(), 'talkgraph-bench-'));
  const pack = join(home, 'custom_nodes', 'bench');
  mkdirSync(pack, { recursive: true });
  copyFileSync(new URL('./pack.mjs', import.meta.url), join(pack, 'index.mjs'));
  const program = fileURLToPath(new URL('../../apps/cli/bin/talkgraph.mjs', import.meta.url));
  const server = spawn(process.execPath, [program, 'serve', '--port', '0', '--lang', 'en'], {
    env: { ...process.env, TALKGRAPH_HOME: home, TALKGRAPH_TOKEN: '' },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  try {
    const client = await connect(await addressOf(server));
    // The first prompt pays for what a server does once.
    await client.run(chain(10));
    const rows = [];
    for (const length of [50, 100, 200, 400, 800, 20_000]) {
      rows.push(await coldAndCached(client, `chain of ${length}`, chain(length)));
    }
    rows.push(await coldAndCached(client, 'wide, 801 nodes', wide()));
    rows.push(await coldAndCached(client, 'three waits of 3 s', waits(3)));
    client.close();
    return rows;
  } finally {
    server.kill();
    await once(server, 'exit');
    rmSync(home, { recursive: true, force: true });
  }
}

async function coldAndCached(client, graph, prompt) {
  const { milliseconds: cold, bytes } = await client.run(prompt);
  const cached = [];
  for (let i = 0; i < 5; i++) cached.push((await client.run(prompt)).milliseconds);
  cached.sort((a, b) => a - b);
  return { graph, cold, cached: cached[2], bytes };
}

async function addressOf(server) {
  let said = '';
  for await (const chunk of server.stdout.setEncoding('utf8')) {
    said += chunk;
    const url = /listens at (\S+)/.exec(said)?.[1];
    if (url) {
      server.stdout.resume();
      return url;
    }
  }
  throw new Error(`the server did not start: ${said}`);
}

/** A client as ComfyUI's are: one socket, prompts over HTTP, the end is `executing` without a node. */
async function connect(url) {
  const clientId = 'bench';
  const socket = new WebSocket(`${url.replace('http', 'ws')}/ws?clientId=${clientId}`);
  await once(socket, 'open');
  let bytes = 0;
  const ends = new Map();
  const ended = new Set();
  socket.on('message', (data) => {
    bytes += data.length;
    const { type, data: facts } = JSON.parse(data);
    if (type !== 'executing' || facts.node !== null) return;
    ended.add(facts.prompt_id);
    ends.get(facts.prompt_id)?.();
  });
  return {
    async run(prompt) {
      bytes = 0;
      const body = JSON.stringify({ prompt, client_id: clientId });
      const before = performance.now();
      const response = await fetch(`${url}/prompt`, { method: 'POST', body });
      if (!response.ok) throw new Error(await response.text());
      const { prompt_id: id } = await response.json();
      if (!ended.has(id)) await new Promise((resolve) => ends.set(id, resolve));
      return { milliseconds: performance.now() - before, bytes };
    },
    close: () => socket.close(),
  };
}
