import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** A message of an event stream. `id` is what a client asks to go on from. */
export interface StreamMessage {
  readonly id?: number;
  readonly event?: string;
  readonly data: unknown;
}

/** What is written to one client. */
export interface EventStream {
  send(message: StreamMessage): void;
  end(): void;
  /** Aborted when the client or the server has closed the stream. */
  readonly signal: AbortSignal;
}

/** A client that does not read is let go before this many bytes wait for it; it may come back and ask for the rest. */
const mostWaitingBytes = 8 * 1024 * 1024;

/** Proxies close connections on which nothing is said for a minute. */
const heartbeatMs = 15_000;

/** Lets the routes of an app answer with event streams, which end before the app does. */
export function addEventStreams(app: FastifyInstance): (request: FastifyRequest, reply: FastifyReply) => EventStream {
  const open = new Set<EventStream>();
  app.addHook('preClose', async () => {
    for (const stream of open) stream.end();
  });
  return (request, reply) => {
    const stream = openEventStream(request, reply, () => open.delete(stream));
    open.add(stream);
    return stream;
  };
}

function openEventStream(request: FastifyRequest, reply: FastifyReply, onEnd: () => void): EventStream {
  reply.hijack();
  const { raw } = reply;
  const ended = new AbortController();
  for (const [name, value] of Object.entries(reply.getHeaders())) if (value !== undefined) raw.setHeader(name, value);
  raw.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    // Kept alive after its end, the connection would keep a closing server waiting.
    connection: 'close',
    // Tells nginx not to hold messages back.
    'x-accel-buffering': 'no',
  });
  // Something is sent at once, so that the client knows that it is connected.
  raw.write(': open\n\n');
  const heartbeat = setInterval(() => raw.write(': still here\n\n'), heartbeatMs).unref();
  const finish = () => {
    if (ended.signal.aborted) return;
    clearInterval(heartbeat);
    ended.abort();
    onEnd();
  };
  raw.on('close', finish);
  request.raw.socket.setKeepAlive(true);
  return {
    signal: ended.signal,
    send(message) {
      if (ended.signal.aborted) return;
      raw.write(format(message));
      if (raw.writableLength > mostWaitingBytes) raw.destroy();
    },
    end() {
      finish();
      raw.end();
    },
  };
}

function format({ id, event, data }: StreamMessage): string {
  const head = `${id === undefined ? '' : `id: ${id}\n`}${event === undefined ? '' : `event: ${event}\n`}`;
  // JSON has no line breaks of its own, so one data line is enough.
  return `${head}data: ${JSON.stringify(data)}\n\n`;
}
