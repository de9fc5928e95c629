import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export interface BreakingRelay extends AsyncDisposable {
  readonly port: number;
  /** How many connections were made so far. */
  readonly connections: () => number;
  close(): Promise<void>;
}

/**
 * Passes connections on to a port of this machine, and breaks those that it is told to.
 * @param after answers after how many bytes from the client the n-th connection (from 1) breaks; undefined: it does not
 */
export async function startBreakingRelay(
  port: number,
  after: (connection: number) => number | undefined,
): Promise<BreakingRelay> {
  const sockets = new Set<Socket>();
  let connections = 0;
  const server = createServer((client) => {
    connections += 1;
    const limit = after(connections);
    const upstream = connect(port, '127.0.0.1');
    let passed = 0;
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => {
        sockets.delete(socket);
        client.destroy();
        upstream.destroy();
      });
    }
    client.on('data', (chunk) => {
      passed += chunk.length;
      if (limit !== undefined && passed > limit) client.destroy();
      else upstream.write(chunk);
    });
    upstream.pipe(client);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const close = async () => {
    for (const socket of sockets) socket.destroy();
    server.close();
    await once(server, 'close');
  };
  const { port: own } = server.address() as AddressInfo;
  return { port: own, connections: () => connections, close, [Symbol.asyncDispose]: close };
}
