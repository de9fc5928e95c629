import WebSocket from 'ws';
import type { ComfyServer } from './comfy-server.js';

/** A message of the server: its type, and what it says. */
export interface ComfyMessage {
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** A picture of work in progress. */
export interface RemotePreview {
  readonly mimeType: 'image/jpeg' | 'image/png';
  readonly bytes: Uint8Array;
}

export interface EventListeners {
  onMessage(message: ComfyMessage): void;
  onPreview(preview: RemotePreview): void;
}

/** A connection to the server's events, which comes back by itself when it breaks. */
export interface EventSocket {
  /** Whether events arrive now. */
  readonly isOpen: boolean;
  close(): void;
}

const firstWaitMs = 500;
const longestWaitMs = 10_000;
/** Events and previews are far smaller; a line that brings more is cut, and the answers are polled. */
const mostMessageBytes = 16 * 1024 * 1024;

/**
 * Listens to what a server tells about the prompts of a client. It may break at any time and nothing is told again, so it
 * is never relied on: proxies leave sockets out altogether. Answers when it is open, or when the first try failed.
 */
export function openEventSocket(
  server: ComfyServer,
  clientId: string,
  listeners: EventListeners,
): Promise<EventSocket> {
  const url = `${server.base.replace(/^http/, 'ws')}/ws?clientId=${encodeURIComponent(clientId)}`;
  const now: { socket?: WebSocket; timer?: NodeJS.Timeout; isClosed: boolean } = { isClosed: false };
  let waitMs = firstWaitMs;
  return new Promise((resolve) => {
    const answer = () =>
      resolve({
        get isOpen() {
          return now.socket?.readyState === WebSocket.OPEN;
        },
        close() {
          now.isClosed = true;
          clearTimeout(now.timer);
          now.socket?.terminate();
        },
      });
    const connect = () => {
      const socket = new WebSocket(url, {
        headers: { ...server.headers },
        handshakeTimeout: 10_000,
        maxPayload: mostMessageBytes,
        followRedirects: false,
      });
      now.socket = socket;
      socket.on('open', () => {
        waitMs = firstWaitMs;
        // Previews then say which prompt they belong to.
        socket.send(JSON.stringify({ type: 'feature_flags', data: { supports_preview_metadata: true } }));
        answer();
      });
      socket.on('message', (data: Buffer, isBinary) => receive(data, isBinary, listeners));
      // What went wrong is of no use: it is tried again, and the answers are polled meanwhile.
      socket.on('error', () => {});
      socket.on('close', () => {
        answer();
        if (now.isClosed) return;
        now.timer = setTimeout(connect, waitMs);
        waitMs = Math.min(longestWaitMs, waitMs * 2);
      });
    };
    connect();
  });
}

function receive(data: Buffer, isBinary: boolean, listeners: EventListeners): void {
  if (isBinary) {
    const preview = readPreview(data);
    if (preview) listeners.onPreview(preview);
    return;
  }
  try {
    const message = JSON.parse(data.toString('utf8')) as Partial<ComfyMessage>;
    if (typeof message.type === 'string' && typeof message.data === 'object' && message.data !== null) {
      listeners.onMessage({ type: message.type, data: message.data });
    }
  } catch {
    // Extensions of the server send what they like.
  }
}

const previewImage = 1;
const previewImageWithMetadata = 4;

/** Binary frames begin with their kind, as a big-endian number of 32 bits. */
function readPreview(data: Buffer): RemotePreview | undefined {
  if (data.length < 12) return undefined;
  const kind = data.readUInt32BE(0);
  if (kind === previewImage) return picture(data.subarray(8));
  if (kind === previewImageWithMetadata) return picture(data.subarray(8 + data.readUInt32BE(4)));
  return undefined;
}

/** The bytes say themselves what they are; what else they may be is not shown. */
function picture(bytes: Buffer): RemotePreview | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return { mimeType: 'image/jpeg', bytes };
  if (bytes.toString('latin1', 1, 4) === 'PNG') return { mimeType: 'image/png', bytes };
  return undefined;
}
