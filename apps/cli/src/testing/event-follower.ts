import { createParser } from 'eventsource-parser';
import WebSocket from 'ws';

/** A stored event as a client of the stream receives it. */
export interface HeardEvent {
  readonly sequence: number;
  readonly runId: string;
  readonly event: { readonly kind: string; readonly node?: string; readonly status?: string };
}

/** A message of ComfyUI's protocol. The last one that an event tells has its place in the sequence. */
export interface HeardMessage {
  readonly type: string;
  readonly data: { readonly sequence?: number; readonly prompt_id?: string; readonly node?: string | null };
}

/** Two clients that come back after each restart, and ask for what they have missed: one by stream, one by WebSocket. */
export class EventFollower {
  readonly events: HeardEvent[] = [];
  /** Of events that were told to their end; the others are told again. */
  readonly messages: HeardMessage[] = [];
  /** The place of the last of these messages. */
  heard = 0;
  readonly #clientId: string;
  readonly #onEvent: () => void;

  constructor(clientId: string, onEvent: () => void) {
    this.#clientId = clientId;
    this.#onEvent = onEvent;
  }

  /** Follows a server until it is gone, or the signal says so. */
  async follow(url: string, signal: AbortSignal): Promise<void> {
    await Promise.all([this.#followStream(url, signal), this.#followSocket(url, signal)]);
  }

  async #followStream(url: string, signal: AbortSignal): Promise<void> {
    const parser = createParser({
      onEvent: ({ id, data }) => {
        if (id === undefined) return;
        this.events.push(JSON.parse(data) as HeardEvent);
        this.#onEvent();
      },
    });
    try {
      const since = this.events.at(-1)?.sequence ?? 0;
      const response = await fetch(`${url}/api/events?since=${since}`, { signal });
      const decoder = new TextDecoder();
      for await (const chunk of response.body!) parser.feed(decoder.decode(chunk as Uint8Array, { stream: true }));
    } catch {
      // The server was killed; the next one is asked for the rest.
    }
  }

  async #followSocket(url: string, signal: AbortSignal): Promise<void> {
    const since = this.heard;
    let begun: HeardMessage[] = [];
    const socket = new WebSocket(`${url.replace('http', 'ws')}/ws?clientId=${this.#clientId}&since=${since}`);
    const leave = () => socket.terminate();
    signal.addEventListener('abort', leave);
    socket.on('error', () => {});
    socket.on('message', (data, isBinary) => {
      if (isBinary) return;
      const message = JSON.parse(String(data)) as HeardMessage;
      begun.push(message);
      if (message.data.sequence === undefined) return;
      this.heard = message.data.sequence;
      this.messages.push(...begun);
      begun = [];
    });
    await new Promise<void>((resolve) => {
      socket.once('close', () => resolve());
    });
    signal.removeEventListener('abort', leave);
  }
}
