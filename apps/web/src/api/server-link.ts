import type { FeedMessage } from '@talkgraph/protocol';
import ReconnectingWebSocket from 'partysocket/ws';
import { serverUrl } from './request.js';
import { tellSignedOut } from './signed-out.js';
import { watchSleep } from './watch-sleep.js';

/** `lost`: it was there, or should be, and is tried again. */
export type LinkState = 'connecting' | 'open' | 'lost';

/** Who listens. `onGap`: events may have been missed for good, so that what is shown should be asked for anew. */
export interface LinkListener {
  readonly onMessage?: (message: FeedMessage) => void;
  readonly onState?: (state: LinkState) => void;
  readonly onGap?: () => void;
}

/**
 * The page's one socket to the server. It is there as long as somebody listens, connects again by itself, and then hears
 * what it missed: each stored event comes once and in order.
 */
export class ServerLink {
  readonly #listeners = new Set<LinkListener>();
  #socket: ReconnectingWebSocket | undefined;
  #state: LinkState = 'connecting';
  #last: number | undefined;
  #logReaders = 0;
  #stopWatching = (): void => {};

  get state(): LinkState {
    return this.#state;
  }

  /** Answers how to stop listening. */
  listen(listener: LinkListener): () => void {
    this.#listeners.add(listener);
    if (!this.#socket) this.#open();
    listener.onState?.(this.#state);
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) this.#close();
    };
  }

  /** Connects at once where it would wait, for example after somebody has signed in. */
  retry(): void {
    if (this.#state !== 'open') this.#socket?.reconnect();
  }

  /** Lines of the log come too, from now until what this answers is called. */
  readLog(): () => void {
    this.#logReaders += 1;
    if (this.#logReaders === 1) this.#socket?.reconnect();
    return () => {
      this.#logReaders -= 1;
      if (this.#logReaders === 0) this.#socket?.reconnect();
    };
  }

  #open(): void {
    const socket = new ReconnectingWebSocket(() => this.#address(), [], {
      minReconnectionDelay: 500,
      maxReconnectionDelay: 5_000,
      connectionTimeout: 10_000,
    });
    socket.addEventListener('message', ({ data }) => this.#hear(JSON.parse(String(data)) as FeedMessage));
    socket.addEventListener('open', () => this.#turn('open'));
    socket.addEventListener('close', () => {
      if (this.#socket !== socket) return;
      // Browsers do not say that a socket was refused for want of a token; a request would.
      if (this.#state === 'lost') tellSignedOut();
      this.#turn('lost');
    });
    this.#socket = socket;
    // Nothing comes on a connection that died while the computer slept, and the page says nothing that would show it.
    this.#stopWatching = watchSleep(() => socket.reconnect());
  }

  #close(): void {
    const socket = this.#socket;
    this.#stopWatching();
    this.#socket = undefined;
    this.#last = undefined;
    this.#state = 'connecting';
    socket?.close();
  }

  #address(): string {
    const query = new URLSearchParams({
      ...(this.#last !== undefined && { since: String(this.#last) }),
      ...(this.#logReaders > 0 && { log: '1' }),
    });
    return serverUrl(`api/socket?${query}`).replace(/^http/, 'ws');
  }

  #hear(message: FeedMessage): void {
    if (message.type === 'hello') this.#greet(message.data.sequence);
    if (message.type === 'event') this.#last = message.data.sequence ?? this.#last;
    for (const listener of this.#listeners) listener.onMessage?.(message);
  }

  /** A server with another home counts from another place: what is asked for by the old one would never come. */
  #greet(sequence: number): void {
    const isOther = this.#last !== undefined && sequence < this.#last;
    if (this.#last === undefined || isOther) this.#last = sequence;
    if (isOther) for (const listener of this.#listeners) listener.onGap?.();
  }

  #turn(state: LinkState): void {
    if (state === this.#state) return;
    this.#state = state;
    for (const listener of this.#listeners) listener.onState?.(state);
  }
}

/** The link that all parts of the page share. */
export const serverLink = new ServerLink();
