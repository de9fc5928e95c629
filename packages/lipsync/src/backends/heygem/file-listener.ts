import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename } from 'node:path';
import { pipeline } from 'node:stream/promises';

export interface FileListenerOptions {
  /** Name of this machine as the other side sees it, maybe with a port. */
  readonly ownHost: string;
  /** The files that are given out; nothing else is. */
  readonly paths: readonly string[];
  /** The port and the path of an earlier listener, for addresses that are known already. */
  readonly earlier?: { readonly port: number; readonly token: string };
}

/** Files of this machine under addresses, until it is disposed of. */
export interface FileListener extends AsyncDisposable {
  readonly port: number;
  readonly token: string;
  addressOf(path: string): string;
}

/**
 * Gives out a few files over HTTP for as long as a task needs them. The addresses hold a random word, so nobody else on the
 * network can ask for them.
 */
export async function listenForFiles({ ownHost, paths, earlier }: FileListenerOptions): Promise<FileListener> {
  const { hostname, port: fixedPort } = new URL(`http://${ownHost}`);
  const token = earlier?.token ?? randomBytes(16).toString('hex');
  const files = new Map(paths.map((path) => [`/${token}/${basename(path)}`, path]));
  const server = createServer((request, response) => {
    const path = request.method === 'GET' ? files.get(request.url ?? '') : undefined;
    if (path === undefined) response.writeHead(404).end();
    else send(path, response).catch(() => response.destroy());
  });
  const inside = /^(localhost|127\.|\[::1\])/.test(hostname);
  const wanted = earlier?.port ?? Number(fixedPort || 0);
  // A port that somebody else has taken meanwhile: the files may have been fetched already.
  await listen(server, wanted, inside).catch(() => listen(server, 0, inside));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    token,
    addressOf: (path) => `http://${hostname}:${port}/${token}/${basename(path)}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function listen(server: Server, port: number, inside: boolean): Promise<void> {
  server.listen(port, inside ? '127.0.0.1' : '0.0.0.0');
  await once(server, 'listening');
}

async function send(path: string, response: import('node:http').ServerResponse): Promise<void> {
  const { size } = await stat(path);
  response.writeHead(200, { 'content-length': size, 'content-type': 'application/octet-stream' });
  await pipeline(createReadStream(path), response);
}
