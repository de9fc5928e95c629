import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type EventSourceMessage, EventSourceParserStream } from 'eventsource-parser/stream';
import { serverNotReached, serverRefused } from '../errors.js';

/** How a server is reached. */
export interface ServerAddress {
  readonly url: string;
  readonly token?: string;
}

/** Requests to one server, with the errors of this program. */
export interface ServerConnection extends ServerAddress {
  /** Sends a request and answers the response, whatever its status. @throws SERVER_NOT_REACHED */
  request(path: string, init?: RequestInit): Promise<Response>;
  /** The JSON of a successful response. @throws SERVER_NOT_REACHED, SERVER_REFUSED */
  json<T>(path: string, init?: RequestInit): Promise<T>;
  /** Posts JSON and answers JSON. @throws SERVER_NOT_REACHED, SERVER_REFUSED */
  post<T>(path: string, body?: unknown): Promise<T>;
  /** Copies a response to a file, whole or not at all. */
  download(path: string, file: string): Promise<void>;
  /** The messages of an event stream until it ends. */
  events(path: string): AsyncIterable<EventSourceMessage>;
}

/** Opens no connection yet: requests do. */
export function connectTo({ url, token }: ServerAddress): ServerConnection {
  const base = url.replace(/\/+$/, '');
  const request = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const headers = new Headers(init.headers);
    if (token) headers.set('authorization', `Bearer ${token}`);
    try {
      return await fetch(`${base}${path}`, { ...init, headers });
    } catch (cause) {
      throw serverNotReached({ url: base }, cause);
    }
  };
  const checked = async (path: string, init?: RequestInit): Promise<Response> => {
    const response = await request(path, init);
    if (response.ok) return response;
    throw serverRefused({ url: base, status: response.status, reason: await reasonOf(response) });
  };
  const json = async <T>(path: string, init?: RequestInit): Promise<T> => (await checked(path, init)).json() as T;
  return {
    url: base,
    ...(token && { token }),
    request,
    json,
    post: (path, body = {}) =>
      json(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    async download(path, file) {
      const { body } = await checked(path);
      const partial = `${file}.partial`;
      try {
        await pipeline(body ? Readable.fromWeb(body) : Readable.from([]), createWriteStream(partial));
        await rename(partial, file);
      } finally {
        await rm(partial, { force: true });
      }
    },
    async *events(path) {
      const { body } = await checked(path, { headers: { accept: 'text/event-stream' } });
      if (body) yield* body.pipeThrough(new TextDecoderStream()).pipeThrough(new EventSourceParserStream());
    },
  };
}

/** What a refusal says, from the body every refusal has; its first words where something else answered. */
async function reasonOf(response: Response): Promise<{ en: string; zh: string }> {
  const text = await response.text();
  try {
    const found = (JSON.parse(text) as { error?: { text?: { en: string; zh: string } } }).error?.text;
    if (found) return found;
  } catch {
    // Not our server's answer: a proxy's page, perhaps.
  }
  const start = text.slice(0, 200) || response.statusText;
  return { en: start, zh: start };
}
